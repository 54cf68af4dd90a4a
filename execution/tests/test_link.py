"""External links of a task; what all links share is proved here once."""

import pytest
from django.db import IntegrityError, transaction

from accounts import undo
from accounts.errors import Conflict, Refused
from accounts.roles import Role
from collaboration.models.link import MOST, host_of
from execution.models import TaskLink
from execution.tests import factories as make

URL = "https://docs.larkfield.example/mapping?v=3#one"


def link(place, task, **fields):
    return TaskLink.create(by=place.owner, task=task, **({"url": URL} | fields))


def test_an_address_is_enough_and_the_site_is_its_label(place):
    made = link(place, place.task(), url="https://www.docs.larkfield.example/a")
    assert (made.label, made.host, made.named) == ("docs.larkfield.example",) * 2 + (False,)
    assert link(place, made.task, label=" Mapping ").label == "Mapping"


def test_they_stand_in_the_order_they_came(place):
    task = place.task()
    made = [link(place, task, label=label) for label in "CAB"]
    assert [x.rank for x in task.links.all()] == [1, 2, 3]
    assert list(task.links.all()) == made


def test_they_are_put_into_order_under_one_cause_and_taken_back_as_one(place):
    task = place.task()
    last = [link(place, task, label=label) for label in "CAB"][-1]
    cause = last.place(by=place.owner, after=None)
    assert [x.label for x in task.links.all()] == ["B", "C", "A"]
    undo.undo(by=place.owner, cause=cause)
    assert [x.label for x in task.links.all()] == ["C", "A", "B"]


def test_the_page_takes_a_step_and_a_place_and_says_where_it_stands(place):
    task = place.task()
    first, _second, _third = (link(place, task, label=label) for label in "CAB")
    url = f"tasks/{task.key}/links/{first.pk}/place/"
    said = place.post(url, {"to": "down"}, follow=True).content.decode()
    assert "“C” is now 2 of 3." in said and "/undo/" in said
    place.post(url, {"to": "3"}, follow=True)
    assert [x.label for x in task.links.all()] == ["A", "B", "C"]
    assert "is now" not in place.post(url, {"to": "down"}, follow=True).content.decode()


def test_the_api_puts_one_behind_another_of_its_own_task_only(place):
    task = place.task()
    first, second = [link(place, task, label=label) for label in "AB"]
    strange = link(place, place.task(), label="Elsewhere")
    url = f"tasks/{task.pk}/links/{first.pk}/place/"
    assert place.api("post", url, {"after": str(second.pk)}).json()["rank"] == 2
    assert [x.label for x in task.links.all()] == ["B", "A"]
    answer = place.api("post", url, {"after": str(strange.pk)})
    assert answer.status_code == 400 and "after" in str(answer.json())
    assert place.api("post", url, {"after": str(first.pk)}).status_code == 200  # behind itself: where it is


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "ftp://files.example/x", "file:///etc/passwd",
     "//docs.example/x", "http:docs.example", "http://", "https:///x", "https://[", "https://x:99999/",
     "https://a b.example/", "https://a.example/\x00", 'https://a.example/"onclick',
     "https://a.example\\@b.example/", "no address", ""],
)  # fmt: skip
def test_only_the_webs_own_addresses_are_taken(place, url):
    task = place.task()
    with pytest.raises(Refused) as refused:
        link(place, task, url=url)
    assert refused.value.field == "url"
    assert not TaskLink.objects.exists()


def test_a_password_in_an_address_is_refused_with_the_reason(place):
    with pytest.raises(Refused, match="Leave the name and password out"):
        link(place, place.task(), url="https://jonas:secret@files.larkfield.example/")


@pytest.mark.parametrize(
    "url", ["http://wiki/", "https://10.0.0.7:8443/x", "HTTPS://Docs.example/A", "http://[::1]/"]
)
def test_what_stands_in_the_companys_own_net_is_taken(place, url):
    assert link(place, place.task(), url=url).url.startswith(("http://", "https://"))


def test_the_database_knows_the_rule_too(place):
    made = link(place, place.task())
    with pytest.raises(IntegrityError), transaction.atomic():
        TaskLink.objects.filter(pk=made.pk).update(url="javascript:alert(1)")


def test_the_site_follows_the_address_and_a_label_of_ones_own_stays(place):
    task = place.task()
    plain, named = link(place, task), link(place, task, label="Mapping")
    for one in (plain, named):
        one.edit(by=place.owner, changes={"url": "https://wiki.larkfield.example/"}, version=1)
    assert (plain.label, named.label) == ("wiki.larkfield.example", "Mapping")
    named.edit(by=place.owner, changes={"label": ""}, version=2)
    assert named.label == "wiki.larkfield.example"


def test_the_last_place_is_given_once_and_said_plainly(place):
    task = place.task()
    first = link(place, task)
    for n in range(MOST - 1):
        link(place, task, url=f"https://docs.example/{n}")
    with pytest.raises(Refused, match=r"50 links are the most .* Remove one first"):
        link(place, task)
    first.trash(by=place.owner)
    link(place, task)
    with pytest.raises(Refused):
        first.restore(by=place.owner)


def test_removing_is_undone_and_logged(place):
    made = link(place, place.task(), label="Mapping")
    cause = made.trash(by=place.owner)
    assert not made.task.links.exists()
    undo.undo(by=place.owner, cause=cause)
    assert made.task.links.get() == made
    verbs = place.workspace.activities.filter(subject_id=made.pk).order_by("at", "id")
    assert list(verbs.values_list("verb", flat=True)) == ["created", "deleted", "restored"]


def test_they_go_to_the_trash_with_their_task_and_come_back_with_it(place):
    made = link(place, place.task())
    made.task.trash(by=place.owner)
    made.refresh_from_db()
    assert made.deletion == made.task.deletion
    with pytest.raises(Refused, match="Restore A task first"):
        made.restore(by=place.owner)
    made.task.restore(by=place.owner)
    assert TaskLink.objects.get() == made


def test_none_is_added_to_what_is_in_the_trash(place):
    task = place.task()
    task.trash(by=place.owner)
    with pytest.raises(Refused, match="in the trash"):
        link(place, task)


def test_two_who_change_the_same_address_see_both(place):
    made = link(place, place.task())
    TaskLink.objects.get(pk=made.pk).edit(
        by=place.owner, changes={"url": "https://theirs.example/"}, version=1
    )
    with pytest.raises(Conflict) as conflict:
        made.edit(by=place.owner, changes={"url": "https://mine.example/"}, version=1)
    assert conflict.value.fields["url"]["theirs"] == "https://theirs.example/"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.a.example/x", "a.example"),
        ("http://wiki:8080/", "wiki:8080"),
        ("http://[", ""),
        ("x", ""),
    ],
)
def test_the_site_of_an_address(url, host):
    assert host_of(url) == host


# -- pages ----------------------------------------------------------------------


def test_the_tasks_page_lists_them_with_their_site_and_leads_out_safely(place):
    task = place.task()
    made = link(place, task, label="Mapping <v3>")
    page = place.get(f"tasks/{task.key}/").content.decode()
    start = page.index(f'href="{URL}"')
    anchor = page[start : page.index("</a>", start)]
    assert 'rel="noopener noreferrer"' in anchor and 'target="_blank"' in anchor
    assert "Mapping &lt;v3&gt;" in anchor and "opens in a new tab" in anchor
    assert ">docs.larkfield.example</span>" in page
    assert f"links/{made.pk}/edit/" in page and "Remove link: Mapping" in page


def test_one_is_added_by_its_address_alone_even_without_a_scheme(place):
    task = place.task()
    answer = place.post(f"tasks/{task.key}/links/new/", {"url": " docs.larkfield.example/x "})
    assert (answer.status_code, answer.url) == (302, f"{task.get_absolute_url()}#links")
    assert task.links.get().url == "https://docs.larkfield.example/x"


def test_what_is_wrong_is_said_at_the_address(place):
    task = place.task()
    answer = place.post(f"tasks/{task.key}/links/new/", {"url": "javascript:alert(1)"})
    assert answer.status_code == 422
    assert "A link begins with http:// or https://." in answer.content.decode()
    assert "url" in answer.context["form"].errors


def test_one_is_edited_where_it_is_read_and_a_late_writer_sees_both(place):
    task = place.task()
    made = link(place, task, label="Mapping")
    url, here = f"tasks/{task.key}/links/{made.pk}/edit/", {"HX-Request": "true"}
    part = place.get(url, headers=here).content.decode()
    assert "<html" not in part and 'name="url"' in part and 'name="label"' in part
    assert place.post(url, {"url": URL, "label": "Mapping v4", "version": 1}).status_code == 302
    late = place.post(url, {"url": URL, "label": "Mine", "version": 1}, headers=here)
    assert late.status_code == 409 and "Mapping v4" in late.content.decode()
    full = place.get(url).content.decode()
    assert "<html" in full and "Edit link" in full


def test_one_of_another_task_is_not_there(place):
    made, other = link(place, place.task()), place.task("Another")
    assert place.get(f"tasks/{other.key}/links/{made.pk}/edit/").status_code == 404
    assert place.post(f"tasks/{other.key}/links/{made.pk}/delete/").status_code == 404


def test_one_is_removed_with_a_way_back(place):
    task = place.task()
    made = link(place, task, label="Mapping")
    page = place.post(f"tasks/{task.key}/links/{made.pk}/delete/", follow=True).content.decode()
    assert "“Mapping” is removed." in page and "/undo/" in page
    assert not task.links.exists()


@pytest.mark.parametrize("role", [Role.PRODUCT_MANAGER, Role.EXECUTIVE])
def test_who_may_not_work_reads_them_without_a_control(place, role):
    task = place.task()
    link(place, task, label="Mapping")
    place.sign_in(role)
    page = place.get(f"tasks/{task.key}/").content.decode()
    assert "Mapping" in page
    assert "links/new/" not in page and "Remove link" not in page and "Edit link" not in page


# -- programs -------------------------------------------------------------------


def test_the_api_writes_reads_and_removes_them(place):
    task = place.task()
    made = place.api("post", f"tasks/{task.key}/links/", {"url": URL})
    body = made.json()
    assert made.status_code == 201, body
    assert set(body) == {"id", "version", "created_at", "label", "url", "host", "rank"}
    assert (body["label"], body["host"], body["rank"]) == ("docs.larkfield.example",) * 2 + (1,)
    where = f"tasks/{task.key}/links/{body['id']}/"
    assert made["Location"].endswith(where)
    assert place.api("get", where).json() == body

    changed = place.api("patch", where, {"label": "Mapping", "version": 1}).json()
    assert (changed["label"], changed["version"]) == ("Mapping", 2)
    late = place.api("patch", where, {"label": "Mine", "version": 1})
    assert late.status_code == 409 and late.json()["conflicts"]["label"]["theirs"] == "Mapping"
    assert place.api("patch", where, {"label": "Mine"}).status_code == 400

    assert place.api("delete", where).status_code == 204
    assert place.api("get", f"tasks/{task.key}/links/").json() == {"next": None, "results": []}


def test_the_api_pages_them_in_their_order(place):
    task = place.task()
    for n in range(5):
        link(place, task, label=f"L{n}")
    url, seen = f"tasks/{task.pk}/links/?size=2", []
    while url:
        body = place.api("get", url).json()
        seen += [row["label"] for row in body["results"]]
        url = body["next"] and body["next"].partition("/api/v1/")[2]
    assert seen == [f"L{n}" for n in range(5)]


@pytest.mark.parametrize(
    "body",
    [{}, {"url": ""}, {"url": None}, {"url": ["x"]}, {"url": "javascript:alert(1)"}, {"url": "docs.example"},
     {"url": "https://a.example/" + "x" * 2000}, {"url": URL, "label": "x" * 201}, {"url": URL, "colour": "red"}],
)  # fmt: skip
def test_the_api_refuses_what_is_no_link_and_names_the_field(place, body):
    task = place.task()
    answer = place.api("post", f"tasks/{task.key}/links/", body)
    assert answer.status_code == 400 and answer.json()["errors"]
    assert not TaskLink.objects.exists()


def test_a_task_next_door_is_as_none(place):
    _workspace, stranger = make.workspace()
    theirs = make.task(stranger, make.project(stranger))
    answers = [place.api("get", f"tasks/{ref}/links/") for ref in (theirs.pk, make.NOBODY)]
    assert [a.status_code for a in answers] == [404, 404]
    assert answers[0].json()["detail"] == answers[1].json()["detail"]
