"""The page of a plan, and what is moved and linked on it: nobody else moves without being looked at first."""

import datetime as dt
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from accounts import trash
from accounts.models import Activity
from accounts.roles import Role
from execution.models import Label, TaskDependency
from execution.tests import factories as make

SOON, LATER = (make.TODAY + dt.timedelta(days=n) for n in (5, 9))


@pytest.fixture
def pair(place):
    """Two tasks, the second waits for the first and begins as early as it may."""
    first = place.task("First", start=make.TODAY, due=make.TODAY + dt.timedelta(days=2))
    second = place.task("Second", start=make.TODAY + dt.timedelta(days=5), due=LATER)
    TaskDependency.create(by=place.owner, before=first, after=second)
    return first, second


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def days(start, due, **more):
    return {"start": start.isoformat(), "due": due.isoformat(), "mode": "must"} | more


def test_what_moves_nobody_else_is_done_at_once_and_leads_back_to_the_plan(place, pair):
    _first, second = pair
    answer = place.post(f"tasks/{second.key}/gantt/days/", days(SOON, LATER + dt.timedelta(days=3)))
    second.refresh_from_db()

    assert (answer.status_code, answer.url) == (302, place.url("projects/STO/gantt/"))
    assert (second.start, second.due) == (dt.date(2026, 6, 22), dt.date(2026, 6, 29))


@pytest.mark.parametrize("planned", [True, False])
def test_a_new_task_leads_back_to_the_plan_as_it_was_looked_at(place, planned):
    if planned:
        place.task("Asked for", status="doing")
    address = "projects/STO/gantt/?view=table" + ("&status=doing" if planned else "")
    shown = unescape(html(place.get(address)))
    links = re.findall(r'href="([^"]*tasks/new/[^"]*next=[^"]*)"', shown)
    assert len(links) == (1 if planned else 2)  # where there is none, the page asks for the first too
    assert all(parse_qs(urlsplit(link).query)["next"] == [place.url(address)] for link in links)


def test_what_moves_others_is_shown_first_and_done_as_it_was_seen_under_one_cause(place, pair):
    first, second = pair
    asked = days(make.TODAY, LATER)
    page = html(place.post(f"tasks/{first.key}/gantt/days/", asked))
    first.refresh_from_db()

    assert first.due == make.TODAY + dt.timedelta(days=2)
    assert re.findall(r'name="mode" value="(\w+)"', page) == ["must", "gaps", "this"]
    assert "1 task moves" in page and "Nothing else moves" in page and page.count('class="late-off"') == 1
    hidden = dict(re.findall(r'type="hidden" name="(seen|looked)" value="([^"]*)"', page))
    answer = place.post(
        f"tasks/{first.key}/gantt/days/",
        asked | hidden | {"next": place.url("projects/STO/gantt/?view=table")},
    )
    second.refresh_from_db()

    assert answer.url.endswith("/gantt/?view=table")
    assert second.start == dt.date(2026, 6, 29)
    assert (
        Activity.objects.filter(verb="edited", subject_id__in=[first.pk, second.pk])
        .values("cause")
        .distinct()
        .count()
        == 1
    )


def test_other_days_than_those_that_were_looked_at_are_looked_at_again(place, pair):
    first, _second = pair
    page = html(place.post(f"tasks/{first.key}/gantt/days/", days(make.TODAY, LATER)))
    hidden = dict(re.findall(r'type="hidden" name="(seen|looked)" value="([^"]*)"', page))
    html(
        place.post(f"tasks/{first.key}/gantt/days/", days(make.TODAY, LATER + dt.timedelta(days=9), **hidden))
    )
    first.refresh_from_db()

    assert first.due == make.TODAY + dt.timedelta(days=2)


def test_a_plan_that_changed_meanwhile_is_looked_at_again(place, pair):
    first, _second = pair
    page = html(place.post(f"tasks/{first.key}/gantt/days/", days(make.TODAY, LATER)))
    hidden = dict(re.findall(r'type="hidden" name="(seen|looked)" value="([^"]*)"', page))
    place.task("Meanwhile")
    page = html(place.post(f"tasks/{first.key}/gantt/days/", days(make.TODAY, LATER, **hidden)), 422)

    assert "The plan changed while you looked" in page


def test_what_cannot_be_says_why(place, pair):
    first, _second = pair
    assert "It is due before it starts" in html(
        place.post(f"tasks/{first.key}/gantt/days/", days(LATER, SOON)), 422
    )


def test_two_bars_are_linked_by_the_ends_that_were_joined_and_a_circle_is_refused(place, pair):
    first, second = pair
    third = place.task("Third")
    how = {"way": "blocks", "kind": "FF", "lag": "0"}
    answer = place.post(f"tasks/{second.key}/gantt/tie/", how | {"other": third.key})
    made = TaskDependency.objects.get(before=second)

    assert (answer.url, made.after, made.kind) == (place.url("projects/STO/gantt/"), third, "FF")
    assert "would wait for each other" in html(
        place.post(f"tasks/{third.key}/gantt/tie/", how | {"other": first.key}), 422
    )


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE])
def test_who_may_not_plan_sees_the_same_without_what_moves_it(place, pair, role):
    make.milestone(place.owner, place.project)
    place.sign_in(role)
    page = html(place.get("projects/STO/gantt/"))
    may = role == Role.PROJECT_MANAGER

    assert ("First" in page, "General release" in page) == (True, True)
    assert (" data-can" in page, "/gantt/days/" in page.replace("KEY/gantt/days", "")) == (may, may)


def test_an_empty_plan_says_what_belongs_here(place):
    page = html(place.get("projects/STO/gantt/"))
    assert "Nothing is planned yet" in page and "<gantt-chart" not in page


BESIDE = {"HTTP_X_BESIDE": "plan"}


def panel(page):
    """(the fields that are posted once somebody agrees, what the chart draws of each way)."""
    drawn = re.findall(r'data-way="(\w+)"[^>]*data-drawn="([^"]*)"', page)
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return dict(fields), {mode: json.loads(unescape(text)) for mode, text in drawn}


def test_beside_the_chart_each_way_tells_its_count_and_what_is_drawn_of_it(place, pair):
    first, second = pair
    url = f"tasks/{first.key}/gantt/days/"
    page = html(place.post(url, {"start": make.TODAY, "due": LATER}, **BESIDE))
    fields, drawn = panel(page)

    assert "<html" not in page and re.findall(r'value="(\w+)"( checked)?><span', page)[0] == (
        "must",
        " checked",
    )
    one, other = first.key, second.key
    assert drawn["must"]["moves"] == [[one, "2026-06-17", "2026-06-26"], [other, "2026-06-29", "2026-07-03"]]
    assert [move[0] for move in drawn["this"]["moves"]] == [one]
    assert drawn["this"]["broken"] == [[one, other]]
    assert "You moved it" in page and "Starts after First" in page and "Apply 1 move" in page
    answer = place.post(url, fields | {"mode": "gaps"}, **BESIDE)
    second.refresh_from_db()
    assert answer.status_code == 302 and second.start == dt.date(2026, 6, 29)
    later = html(place.post(url, {"start": make.TODAY, "due": LATER + dt.timedelta(days=9)}, **BESIDE))
    assert re.search(r'value="gaps" checked', later)


def test_beside_the_chart_a_plan_that_changed_meanwhile_is_computed_again_and_says_so(place, pair):
    first, second = pair
    url = f"tasks/{first.key}/gantt/days/"
    fields, _drawn = panel(html(place.post(url, {"start": make.TODAY, "due": LATER}, **BESIDE)))
    second.edit(by=place.owner, changes={"start": LATER, "due": LATER})
    page = html(place.post(url, fields | {"mode": "must"}, **BESIDE))
    first.refresh_from_db()

    assert "The plan changed while you looked" in page and first.due == make.TODAY + dt.timedelta(days=2)
    assert panel(page)[0]["seen"] != fields["seen"]
    assert "The plan changed" in html(
        place.post(url, {"start": make.TODAY, "due": LATER, "again": "1"}, **BESIDE)
    )


def test_who_only_looks_again_saves_nothing_even_where_nobody_else_moves_by_now(place, pair):
    first, second = pair
    asked = {"start": make.TODAY, "due": LATER, "again": "1"}
    second.edit(by=place.owner, changes={"start": None, "due": None})
    for url, data in (
        (f"tasks/{first.key}/gantt/days/", asked),
        (f"tasks/{first.key}/fields/due/", {"due": LATER, "again": "1"}),
        (
            f"tasks/{first.key}/gantt/days/",
            asked | {"looked": f"{make.TODAY} {LATER}", "seen": "1", "mode": "must"},
        ),
        (f"tasks/{first.key}/fields/due/", {"due": LATER, "again": "1", "move_go": "1", "move_mode": "must"}),
    ):
        page = html(place.post(url, data, **BESIDE))
        assert "Apply only this" in page and "The plan changed" in page
    title = place.post(f"tasks/{first.key}/fields/title/", {"title": "Other", "again": "1"}, **BESIDE)
    assert title.status_code == 204
    first.refresh_from_db()
    assert (first.due, first.title) == (make.TODAY + dt.timedelta(days=2), "First")


def test_a_new_link_that_moves_others_is_looked_at_beside_the_chart_too(place, pair):
    _first, second = pair
    third = place.task("Third", start=make.TODAY, due=make.TODAY)
    place.task("Fourth", start=make.TODAY, due=make.TODAY)
    asked = {"way": "blocks", "kind": "FS", "lag": "0", "other": third.key}
    fields, drawn = panel(html(place.post(f"tasks/{second.key}/gantt/tie/", asked, **BESIDE)))
    assert [one[0] for one in drawn["must"]["moves"]] == [third.key] and not TaskDependency.objects.filter(
        after=third
    )
    answer = place.post(f"tasks/{second.key}/gantt/tie/", fields | {"move_mode": "must"}, **BESIDE)
    third.refresh_from_db()
    assert answer.status_code == 302 and third.start == dt.date(2026, 6, 29)


def drawn(place, query=""):
    answer = place.get(f"projects/STO/gantt/data/{query}")
    return answer.json()["tasks"]["title"], answer["ETag"]


def test_chips_narrow_the_chart_and_its_table_to_what_matches_and_what_it_is_part_of(place):
    whole = place.task("Whole")
    place.task("Mine", parent=whole, assignees=[place.owner])
    place.task("Another", parent=whole)
    place.task("Apart")
    mine = f"?assignees={place.owner.pk}"

    assert drawn(place)[0] == ["Whole", "Mine", "Another", "Apart"]
    assert drawn(place, mine)[0] == ["Whole", "Mine"]
    assert drawn(place, "?status=review")[0] == []  # what names nothing matches nothing
    page = html(place.get(f"projects/STO/gantt/{mine}&view=table"))
    assert "Mine" in page and "Another" not in page
    assert f'data-url="{place.url("projects/STO/gantt/data/")}{mine}"' in html(
        place.get(f"projects/STO/gantt/{mine}&add=status")
    )
    assert "Nothing matches" in html(place.get("projects/STO/gantt/?text=nowhere"))


def test_a_narrowed_plan_is_read_anew_once_a_label_means_another_thing(place):
    label = Label.create(by=place.owner, workspace=place.workspace, name="legal")
    place.task("Contract", labels=[label])
    narrowed = f"?label={label.pk}"
    names, tag = drawn(place, narrowed)
    assert names == ["Contract"] and drawn(place)[1] != tag
    again = place.get(f"projects/STO/gantt/data/{narrowed}", headers={"If-None-Match": tag})
    assert again.status_code == 304
    label.trash(by=place.owner)
    names, later = drawn(place, narrowed)
    assert names == [] and later != tag


def test_a_narrowed_plan_is_read_anew_though_as_much_was_purged_as_was_written(place):
    worn, unworn = (Label.create(by=place.owner, name=name) for name in ("legal", "later"))
    place.task("Contract", labels=[worn])
    unworn.trash(by=place.owner)
    narrowed = f"?label={worn.pk}"
    _names, tag = drawn(place, narrowed)
    trash.purge(timezone.now() + dt.timedelta(days=31))
    Label.create(by=place.owner, name="new")
    worn.trash(by=place.owner)
    names, later = drawn(place, narrowed)
    assert names == [] and later != tag


def test_what_was_archived_is_drawn_where_a_chip_asks_for_it(place):
    place.task("Open")
    place.task("Away", status="done").archive(by=place.owner)
    assert drawn(place)[0] == ["Open"]
    assert drawn(place, "?archived=along")[0] == ["Open", "Away"]
    assert drawn(place, "?archived=only")[0] == ["Away"]


def test_the_figures_count_what_is_blocked_and_lead_there(place):
    task = place.task("Contract")
    place.task("Offer")
    here = "projects/STO/gantt/"
    assert "stopped=blocked" not in html(place.get(here))
    task.block("The lawyer", by=place.owner)
    assert re.search(r'stopped=blocked">1</a>', html(place.get(here)))
