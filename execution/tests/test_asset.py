"""What a project needs or produces: its rules, its late ones, and who may say how far it is."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts import undo
from accounts.errors import Conflict, Refused
from accounts.roles import Role
from execution.models import Asset, AssetKind, AssetState, Purpose
from execution.templatetags.execution import assets_of, late_words
from execution.tests import factories as make

YESTERDAY, TOMORROW = make.TODAY - dt.timedelta(days=1), make.TODAY + dt.timedelta(days=1)


def asset(place, name="Test crates", project=None, **fields):
    return Asset.create(by=place.owner, project=project or place.project, name=name, **fields)


def named(assets):
    return [a.name for a in assets]


def test_a_name_and_a_project_are_enough(place):
    made = asset(place)
    assert (made.kind, made.purpose, made.state, made.steward) == ("other", "needed", "needed", None)


@pytest.mark.parametrize(
    "fields",
    [{"name": ""}, {"name": "x" * 201}, {"kind": "dog"}, {"purpose": "fun"}, {"state": "lost"},
     {"url": "javascript:alert(1)"}, {"url": "https://a:b@c.example/"}],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_at_its_field(place, fields):
    with pytest.raises(Refused) as refused:
        asset(place, **({"name": "Crates"} | fields))
    assert refused.value.field == next(iter(fields))
    assert not Asset.objects.exists()


@pytest.mark.parametrize("name", ["kind", "purpose", "state", "url"])
def test_the_database_knows_the_rules_too(place, name):
    made = asset(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asset.objects.filter(pk=made.pk).update(**{name: "else"})


def test_a_move_says_who_and_when_and_any_way_is_open(place):
    made, at = asset(place), dt.datetime(2026, 6, 3, 9, tzinfo=dt.UTC)
    worker = make.member(place.workspace)
    row = made.move("ordered", by=worker, at=at)
    assert (row.actor, row.at, row.changes["state"]) == (worker, at, ["needed", "ordered"])
    made.move("available", by=worker)
    made.move("needed", by=worker)  # it broke
    assert made.version == 4
    assert made.move("needed", by=worker) is None
    with pytest.raises(Refused, match="no such state"):
        made.move("lost", by=worker)


def test_a_move_on_what_somebody_moved_shows_both(place):
    made = asset(place)
    Asset.objects.get(pk=made.pk).move("available", by=place.owner)
    with pytest.raises(Conflict) as conflict:
        made.move("ordered", by=place.owner, version=1)
    assert conflict.value.fields["state"]["theirs"] == "available"


def test_nobody_without_access_is_given_one_and_whoever_has_it_keeps_it(place):
    gone = make.member(place.workspace)
    made = asset(place, steward=gone)
    gone.deactivate(by=place.owner)
    made = Asset.objects.get(pk=made.pk)
    made.edit(by=place.owner, changes={"name": "Crates", "steward": made.steward})
    with pytest.raises(Refused, match="no longer has access"):
        asset(place, steward=Asset.objects.get(pk=made.pk).steward)


@pytest.mark.parametrize(
    ("state", "due", "project", "words"),
    [
        ("needed", YESTERDAY, "active", "Needed by 16 Jun, not ordered"),
        ("ordered", YESTERDAY, "planned", "Needed by 16 Jun, not here yet"),
        ("available", YESTERDAY, "active", ""),
        ("needed", make.TODAY, "active", ""),
        ("needed", None, "active", ""),
        ("needed", YESTERDAY, "cancelled", ""),
        ("ordered", YESTERDAY, "finished", ""),
    ],
)
def test_late_is_what_is_missing_after_its_day_while_the_project_goes_on(place, state, due, project, words):
    made = asset(place, state=state, due=due)
    if project != place.project.state:
        place.project.move(project, by=place.owner)
    made = Asset.objects.for_list().get()
    assert late_words(made, make.TODAY) == words
    assert Asset.objects.late(make.TODAY).exists() == bool(words)


def test_what_is_missing_comes_first_by_its_day_and_what_is_here_last(place):
    asset(place, "here", state="available", due=YESTERDAY)
    asset(place, "some day")
    asset(place, "tomorrow", due=TOMORROW)
    asset(place, "yesterday", due=YESTERDAY, state="ordered")
    assert named(Asset.objects.order_by("turn", "id")) == ["yesterday", "tomorrow", "some day", "here"]


def test_they_go_to_the_trash_with_their_project_and_an_undo_brings_one_back(place):
    made = asset(place)
    cause = made.trash(by=place.owner)
    undo.undo(by=place.owner, cause=cause)
    assert Asset.objects.get() == made
    place.project.trash(by=place.owner)
    assert not Asset.objects.exists()
    with pytest.raises(Refused, match="in the trash"):
        asset(place)
    place.project.restore(by=place.owner)
    assert Asset.objects.count() == 1


def test_a_contributor_takes_back_their_move_and_nobody_elses_field(place):
    made, worker = asset(place), make.member(place.workspace)
    row = made.move("ordered", by=worker)
    undo.undo(by=worker, cause=row.cause)
    made.refresh_from_db()
    assert made.state == "needed"
    assert Asset.right_to({"state"}) == "work" and Asset.right_to({"state", "due"}) == "plan"


# -- pages ----------------------------------------------------------------------


def listed(place, query=""):
    return named(place.get(f"assets/?{query}").context["assets"])


def test_the_list_narrows_by_project_state_steward_and_lateness(place):
    other, worker = (
        make.project(place.owner, name="Photo-to-listing", key="PTL"),
        make.member(place.workspace),
    )
    asset(place, "crates", due=YESTERDAY, steward=place.owner)
    asset(place, "licence", state="ordered", steward=worker)
    asset(place, "phones", project=other, due=YESTERDAY)
    assert set(listed(place)) == {"crates", "licence", "phones"}
    assert listed(place, "project=PTL") == ["phones"]
    assert listed(place, "state=ordered") == ["licence"]
    assert listed(place, "whose=me") == ["crates"]
    assert listed(place, f"whose={worker.pk}") == ["licence"]
    assert set(listed(place, "late=1")) == {"crates", "phones"}
    assert listed(place, "late=1&whose=me&project=STO") == ["crates"]
    for lost in ("project=QQQ", "whose=nobody", "state=lost"):
        page = place.get(f"assets/?{lost}").content.decode()
        assert "Nothing matches" in page and "Clear filters" in page


@pytest.mark.parametrize("order", ["", "name", "project", "new"])
def test_every_order_pages_to_its_end(place, order, monkeypatch):
    monkeypatch.setattr("execution.views.asset.SIZE", 2)
    other = make.project(place.owner, name="Before", key="BEF")
    for n, due in enumerate([None, YESTERDAY, None, TOMORROW, YESTERDAY]):
        asset(place, f"A{n % 2}", due=due, project=other if n % 2 else None)
    url, seen = f"assets/?order={order}", []
    while url:
        answer = place.get(url)
        seen += [a.pk for a in answer.context["assets"]]
        url = answer.context["next_url"] and "assets/" + answer.context["next_url"]
    assert len(seen) == len(set(seen)) == 5


def test_an_empty_list_says_what_belongs_there(place):
    page = place.get("assets/").content.decode()
    assert "No asset yet" in page and 'id="add-asset"' in page
    place.sign_in(Role.EXECUTIVE)
    assert 'id="add-asset"' not in place.get("assets/").content.decode()


def test_a_quick_add_takes_the_usual_and_stays_where_it_was(place):
    here = place.url("assets/?late=1")
    body = {"name": "  Test   crates ", "project": place.project.pk, "kind": "material", "next": here}
    answer = place.post("assets/new/", body)
    assert (answer.status_code, answer.url) == (302, here)
    made = Asset.objects.get()
    assert (made.name, made.kind, made.purpose, made.state) == ("Test crates", "material", "needed", "needed")


@pytest.mark.parametrize(
    ("body", "field"),
    [({"name": ""}, "name"), ({"project": make.NOBODY}, "project"), ({"kind": "dog"}, "kind"),
     ({"due": "tomorrow"}, "due"), ({"url": "javascript:x"}, "url")],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(place, body, field):
    answer = place.post("assets/new/", {"name": "Crates", "project": place.project.pk} | body)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert not Asset.objects.exists()


def test_one_field_is_edited_where_it_is_read_and_leads_back(place):
    made, here = asset(place), place.url("projects/STO/")
    url, part = f"assets/{made.pk}/fields/due/", {"HX-Request": "true"}
    form = place.get(f"{url}?next={here}", headers=part).content.decode()
    assert "<html" not in form and 'name="due"' in form and f'value="{here}"' in form
    answer = place.post(url, {"due": "2026-07-01", "version": 1, "next": here})
    assert (answer.status_code, answer.url) == (302, here)
    late = place.post(url, {"due": "2026-08-01", "version": 1}, headers=part)
    assert late.status_code == 409 and "2026-07-01" in late.content.decode()
    away = place.post(url, {"due": "2026-08-01", "version": 2, "next": "https://evil.example/"})
    assert away.url == made.get_absolute_url()
    assert place.get(f"assets/{made.pk}/fields/turn/").status_code == 404


def test_the_whole_form_saves_and_moves_it_to_another_project(place):
    made, other = asset(place), make.project(place.owner, key="PTL")
    body = {"name": "Phones", "project": other.pk, "kind": "device", "purpose": "produced", "state": "ordered",
            "steward": place.owner.pk, "due": "2026-07-01", "url": "docs.larkfield.example/x", "description": "**Six**",
            "version": 1}  # fmt: skip
    assert place.post(f"assets/{made.pk}/edit/", body).status_code == 302
    made = Asset.objects.get()
    assert (made.project, made.url, made.version) == (other, "https://docs.larkfield.example/x", 2)
    page = place.get(f"assets/{made.pk}/").content.decode()
    assert "<strong>Six</strong>" in page and 'rel="noopener noreferrer"' in page
    assert "The project produces it" in page and "Needed → <b" in page


def test_a_state_changes_from_the_list_with_a_way_back(place):
    made = asset(place)
    here = place.url("assets/")
    page = place.post(f"assets/{made.pk}/move/?version=1", {"state": "ordered", "next": here}, follow=True)
    assert "“Test crates” is ordered." in page.content.decode() and "/undo/" in page.content.decode()
    late = place.post(f"assets/{made.pk}/move/?version=1", {"state": "available", "next": here})
    said = late.content.decode()
    assert late.status_code == 409
    assert "Theirs: Ordered. Yours: Available." in " ".join(said.split()) and "Use mine" in said


def test_the_projects_page_shows_its_own(place):
    asset(place, "crates", due=YESTERDAY)
    asset(place, "elsewhere", project=make.project(place.owner))
    page = place.get("projects/STO/").content.decode()
    section = page[page.index('id="assets"') :]
    assert "crates" in section and "Needed by 16 Jun, not ordered" in section and "elsewhere" not in section


def test_my_work_shows_the_stewards_own_and_no_more_than_is_missing(place):
    worker = place.sign_in(Role.CONTRIBUTOR)
    asset(place, "mine", steward=worker, due=YESTERDAY)
    asset(place, "here", steward=worker, state="available")
    asset(place, "somebody's", steward=place.owner)
    over = make.project(place.owner)
    asset(place, "over", steward=worker, project=over)
    over.move("cancelled", by=place.owner)
    page = place.get("work/").content.decode()
    assert "Assets you look after" in page and ">mine</a>" in page and "State: Needed, mine" in page
    assert ">here</a>" not in page and ">over</a>" not in page and "somebody" not in page
    for n in range(9):
        asset(place, f"more {n}", steward=worker)
    kept = assets_of(worker)
    assert (len(kept["rows"]), kept["total"]) == (8, 10)


def test_an_asset_keeps_my_work_from_being_empty_of_it(place):
    assert "Assets you look after" not in place.get("work/").content.decode()


@pytest.mark.parametrize(
    ("role", "add", "move"),
    [(Role.PROJECT_MANAGER, True, True), (Role.CONTRIBUTOR, False, True), (Role.PRODUCT_MANAGER, False, False),
     (Role.EXECUTIVE, False, False)],
)  # fmt: skip
def test_nobody_sees_a_control_they_cannot_use(place, role, add, move):
    asset(place, "crates", steward=place.owner)
    place.sign_in(role)
    for path in ("assets/", "projects/STO/"):
        page = place.get(path).content.decode()
        assert "crates" in page
        assert ('id="add-asset"' in page) == ("Edit steward" in page) == ("More: crates" in page) == add
        assert ("State: Needed, crates" in page) == move


# -- programs -------------------------------------------------------------------

BODY = {"name": "Crates", "kind": "material", "purpose": "produced", "state": "ordered", "due": "2026-07-01",
        "url": "https://docs.larkfield.example/", "description": "Forty."}  # fmt: skip


def test_every_field_is_taken_and_given_back(place):
    said = BODY | {"project": "STO", "steward": place.owner.user.email}
    answer = place.api("post", "assets/", said)
    made = answer.json()
    assert answer.status_code == 201, made
    assert {name: made[name] for name in BODY} == BODY
    assert (made["project"], made["steward"]) == (str(place.project.pk), str(place.owner.pk))
    assert set(made) == set(said) | {"id", "version", "created_at"}
    changed = place.api("patch", f"assets/{made['id']}/", {"state": "available", "version": 1}).json()
    assert (changed["state"], changed["version"]) == ("available", 2)
    assert place.api("patch", f"assets/{made['id']}/", {"state": "needed", "version": 1}).status_code == 409
    assert place.api("patch", f"assets/{made['id']}/", {"state": "needed"}).status_code == 400
    assert place.api("delete", f"assets/{made['id']}/").status_code == 204
    assert place.api("get", f"assets/{made['id']}/").status_code == 404


@pytest.mark.parametrize(
    "body",
    [{}, {"name": "x"}, {"name": "x" * 201}, {"name": None}, {"kind": "dog"}, {"state": "lost"}, {"due": "soon"},
     {"steward": "nobody"}, {"steward": 7}, {"url": "ftp://x"}, {"description": "x" * 5001}, {"colour": "red"}],
)  # fmt: skip
def test_a_body_that_makes_no_sense_is_400_and_names_the_field(place, body):
    full = {"name": "Crates", "project": "STO"} | body if "name" not in body or body["name"] is None else body
    if body in ({}, {"name": "x"}):
        full = body  # without its project
    answer = place.api("post", "assets/", full)
    assert answer.status_code == 400 and answer.json()["errors"]
    assert not Asset.objects.exists()


def test_a_contributor_sets_the_state_alone(place):
    made = asset(place)
    place.sign_in(Role.CONTRIBUTOR)
    assert place.api("patch", f"assets/{made.pk}/", {"state": "ordered", "version": 1}).status_code == 200
    assert place.api("patch", f"assets/{made.pk}/", {"due": "2026-07-01", "version": 2}).status_code == 403
    both = {"state": "available", "due": "2026-07-01", "version": 2}
    assert place.api("patch", f"assets/{made.pk}/", both).status_code == 403
    assert Asset.objects.get().state == "ordered"


@pytest.mark.parametrize(
    ("query", "found"),
    [("", "abc"), ("state=ordered,available", "bc"), ("kind=file", "a"), ("late=true", "b"), ("late=0", "ac"),
     ("project=STO", "abc"), ("order=turn", "bac"), ("order=-name", "cba"), ("order=-created", "cba")],
)  # fmt: skip
def test_the_list_narrows_and_sorts(place, query, found):
    asset(place, "a", kind="file")
    asset(place, "b", state="ordered", due=YESTERDAY)
    asset(place, "c", state="available", steward=place.owner)
    rows = place.api("get", f"assets/?{query}&size=1").json()
    seen = []
    while True:
        seen += [row["name"] for row in rows["results"]]
        if not rows["next"]:
            break
        rows = place.api("get", rows["next"].partition("/api/v1/")[2]).json()
    assert "".join(seen) == found
    mine = place.api("get", f"assets/?steward={place.owner.user.email}").json()["results"]
    assert [row["name"] for row in mine] == ["c"]


@pytest.mark.parametrize(
    "query", ["state=lost", "kind=file,dog", "late=maybe", "project=QQQ", "steward=x", "order=due"]
)
def test_a_question_that_makes_no_sense_names_itself(place, query):
    answer = place.api("get", f"assets/?{query}")
    assert answer.status_code == 400 and list(answer.json()["errors"]) == [query.partition("=")[0]]


def test_the_words_of_every_choice_are_people_s_words():
    assert all(label[0].isupper() for kind in (AssetKind, AssetState, Purpose) for label in kind.labels)


@pytest.mark.parametrize("path", ["assets/", "projects/STO/", "work/"])
def test_a_page_costs_the_same_for_any_number(place, path):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert place.get(path).status_code == 200
        return len(captured)

    for n in range(2):
        asset(place, f"first {n}", steward=place.owner, due=YESTERDAY, project=make.project(place.owner))
        asset(place, f"here {n}", steward=place.owner)
    place.get(path)
    few = cost()
    for n in range(3):
        asset(place, f"more {n}", steward=make.member(place.workspace), due=TOMORROW)
        asset(place, f"mine {n}", steward=place.owner)
    assert cost() == few
