"""Changes that others follow: asked before, done as one act, taken back as one, on pages and by program."""

import datetime as dt
from itertools import pairwise

import pytest

from accounts.models import Activity
from accounts.undo import undo
from collaboration.facts import note_of
from execution.models import FreeDay, Task, TaskDependency, WorkCalendar
from execution.tests import factories as make
from execution.tests.test_moving import FRI, MON, NEXT, THU, TUE, WED, days
from execution.tests.test_plan_pages import html, wait


@pytest.fixture
def chain(place):
    """Write, print, send, one right after the other; sending counts towards a milestone on Thursday."""
    beta = make.milestone(place.owner, place.project, "Beta", due=THU)
    found = [
        place.task("Write", start=MON, due=TUE),
        place.task("Print", start=WED, due=WED),
        place.task("Send", start=THU, due=THU, milestone=beta),
    ]
    for before, after in pairwise(found):
        wait(after, before)
    return found


def agreed(place, **more):
    return {
        "move_go": "1",
        "move_mode": "must",
        "move_seen": place.workspace.projects.get().work_version,
    } | more


def causes(tasks):
    return set(
        Activity.objects.filter(verb="edited", subject_id__in=[t.pk for t in tasks]).values_list(
            "cause", flat=True
        )
    )


def test_a_day_edited_in_place_asks_before_others_move(place, chain):
    was, url = days(chain), f"tasks/{chain[0].key}/fields/due/"
    shown = html(place.post(url, {"due": WED, "version": 1}, HTTP_HX_REQUEST="true"))
    assert "2 tasks move, finish 1 working day later, milestone Beta slips" in shown
    assert "Starts after Write" in shown and "You changed it" in shown and "Apply 2 moves" in shown
    assert 'name="due" value="2026-06-17"' in shown and days(chain) == was
    assert Task.objects.get(pk=chain[0].pk).version == 1
    answer = place.post(url, {"due": WED, "version": 1} | agreed(place))
    assert answer["Location"] == chain[0].get_absolute_url()
    assert days(chain) == [(MON, WED), (THU, THU), (FRI, FRI)] and len(causes(chain)) == 1
    undo(by=place.owner)
    assert days(chain) == was


def test_where_nobody_else_moves_it_is_saved_straight_away(place, chain):
    for name, day in (("due", MON), ("start", MON)):
        answer = place.post(f"tasks/{chain[0].key}/fields/{name}/", {name: day})
        assert answer.status_code == 302
    assert days(chain)[0] == (MON, MON)
    assert place.post(f"tasks/{chain[2].key}/fields/due/", {"due": NEXT}).status_code == 302


def test_another_mode_is_looked_at_and_then_done(place, chain):
    url = f"tasks/{chain[0].key}/fields/due/"
    shown = html(place.post(url, {"due": WED, "move_mode": "this"}))
    assert "Nothing else moves" in shown and "1 clash" in shown and "Apply only this" in shown
    place.post(url, {"due": WED} | agreed(place, move_mode="this"))
    assert days(chain) == [(MON, WED), (WED, WED), (THU, THU)]


def test_a_plan_that_changed_since_is_looked_at_again(place, chain):
    said = agreed(place)
    chain[2].edit(by=place.owner, changes={"start": FRI, "due": FRI})
    shown = html(place.post(f"tasks/{chain[0].key}/fields/due/", {"due": WED} | said))
    assert "The plan changed while you looked" in shown and "1 task moves" in shown
    assert days(chain)[0] == (MON, TUE)


def test_a_link_that_pushes_asks_and_comes_with_what_it_pushes(place, chain):
    alone = place.task("Tell", start=MON, due=MON)
    url, body = f"tasks/{alone.key}/dependencies/new/", {"way": "needs", "other": chain[0].key}
    assert "1 task moves" in html(place.post(url, body)) and not TaskDependency.objects.filter(after=alone)
    place.post(url, body | agreed(place))
    assert days([alone]) == [(WED, WED)]
    undo(by=place.owner)
    assert days([alone]) == [(MON, MON)] and not TaskDependency.objects.filter(after=alone)
    tie = TaskDependency.objects.get(after=chain[1])
    url = f"tasks/{chain[1].key}/dependencies/{tie.pk}/edit/"
    shown = html(place.post(url, {"kind": "FS", "lag": "2"}))
    assert "2 tasks move" in shown
    assert place.post(url, {"kind": "FS", "lag": "-1"}).status_code == 302  # slack is no reason to move


def test_what_did_not_fit_elsewhere_stays_as_it_is(place, chain):
    odd = place.task("Odd", start=MON, due=MON)
    wait(odd, chain[2])
    other = place.task("Other", start=MON, due=MON)
    more = place.task("More", start=TUE, due=TUE)
    wait(more, other)
    shown = html(place.post(f"tasks/{other.key}/fields/due/", {"due": TUE}))
    assert "1 task moves" in shown and "More" in shown and "Odd" not in shown


def test_a_length_brings_the_due_day_and_a_rule_moves_the_task(place, chain):
    shown = html(place.post(f"tasks/{chain[0].key}/plan/", {"duration": "3"}))
    assert "2 tasks move" in shown
    place.post(f"tasks/{chain[0].key}/plan/", {"duration": "3"} | agreed(place))
    assert days(chain) == [(MON, WED), (THU, THU), (FRI, FRI)]
    place.post(
        f"tasks/{chain[2].key}/plan/",
        {"rule": "must_start", "rule_day": NEXT} | agreed(place),
    )
    assert days(chain)[2] == (NEXT, NEXT)


def test_a_day_off_in_the_workspaces_calendar_moves_plans_and_comes_back_with_them(place, chain):
    calendar = WorkCalendar.create(by=place.owner)
    url = f"calendars/{calendar.pk}/days/new/"
    was = days(chain)
    shown = html(place.post(url, {"day": WED, "name": "Feast", "worked": "0"}))
    assert "2 tasks move, finish 1 working day later" in shown and not FreeDay.objects.exists()
    place.post(url, {"day": WED, "name": "Feast", "worked": "0"} | agreed(place))
    assert days(chain) == [(MON, TUE), (THU, THU), (FRI, FRI)]
    undo(by=place.owner)
    assert days(chain) == was and not FreeDay.objects.exists()


def test_many_due_again_ask_too(place, chain):
    chain[0].edit(by=place.owner, changes={"assignees": [place.owner]})
    shown = html(place.post("work/overdue/"))
    assert "tasks move" in shown and days(chain)[0] == (MON, TUE)
    place.post("work/overdue/", agreed(place))
    assert days(chain)[1][0] > place.workspace.today() - dt.timedelta(days=1) and len(causes(chain[1:])) == 1


def test_a_program_writes_and_hears_who_moved(place, chain):
    url = f"tasks/{chain[0].key}/"
    looked = place.api("patch", f"{url}?preview=true", {"due": "2026-06-17", "version": 1}).json()
    assert [way["moves"] for way in looked["ways"]] == [2, 2, 0] and looked["ways"][2]["broken"] == 1
    (project,) = looked["projects"]
    assert project["new_finish"] == "2026-06-19" and len(project["slips"]) == 1 and project["endangers"] == []
    assert days(chain)[0] == (MON, TUE)
    stale = place.api("patch", f"{url}?seen=0", {"due": "2026-06-17", "version": 1})
    assert stale.status_code == 400 and days(chain)[0] == (MON, TUE)
    done = place.api("patch", f"{url}?seen={looked['seen']}", {"due": "2026-06-17", "version": 1}).json()
    assert done["due"] == "2026-06-17" and [move["days"] for move in done["moved"]] == [1.0, 1.0]
    assert days(chain) == [(MON, WED), (THU, THU), (FRI, FRI)] and len(causes(chain)) == 1
    named = place.api("patch", url, {"title": "Draft", "version": done["version"]}).json()
    assert "moved" not in named
    only = place.api("patch", f"{url}?mode=this", {"due": "2026-06-18", "version": named["version"]}).json()
    assert "moved" not in only and days(chain)[1] == (THU, THU)
    assert place.api("patch", f"{url}?mode=all", {"due": "2026-06-18", "version": 1}).status_code == 400


def test_a_preview_by_program_saves_nothing_even_where_nobody_follows(place, chain):
    body = {"title": "Another", "version": 1}
    assert place.api("patch", f"tasks/{chain[2].key}/?preview=true", body).json()["projects"] == []
    assert Task.objects.get(pk=chain[2].pk).title == "Send"
    ends = {"before": str(chain[2].pk), "after": str(place.task("Tell", start=MON, due=MON).pk)}
    looked = place.api("post", "task-dependencies/?preview=true", ends).json()
    assert [move["new_start"] for move in looked["projects"][0]["moves"]] == ["2026-06-19"]
    assert TaskDependency.objects.count() == 2


def test_the_reason_stands_with_each_that_moves_and_who_follows_one_hears_it(place, chain):
    reader = make.member(place.workspace)
    chain[2].follow(by=reader)
    url = f"tasks/{chain[0].key}/fields/due/"
    body = {"due": WED, "version": 1, "move_why": " The provider  is late "}
    assert 'value=" The provider is late "' in html(place.post(url, body, HTTP_HX_REQUEST="true"))
    assert days(chain)[0] == (MON, TUE)
    place.post(url, body | agreed(place))
    rows = Activity.objects.filter(verb="edited", subject_id__in=[task.pk for task in chain])
    assert [row.note for row in rows] == ["The provider is late"] * 3
    assert "The provider is late" in html(place.get(f"tasks/{chain[2].key}/"))
    assert [note_of(row) for row in reader.notifications.all()] == ["Due 19 June 2026: The provider is late"]

    undo(by=place.owner)
    looked = f"tasks/{chain[0].key}/reschedule/"
    seen = place.workspace.projects.get().work_version
    place.post(looked, {"start": MON, "due": WED, "mode": "must", "seen": seen, "move_why": "Once more"})
    assert Activity.objects.filter(note="Once more").count() == 3
    undo(by=place.owner)
    url = f"tasks/{chain[0].key}/?why=By%20program"
    place.api("patch", url, {"due": "2026-06-17", "version": Task.objects.get(pk=chain[0].pk).version})
    assert Activity.objects.filter(note="By program").count() == 3
    place.task("Afterwards").edit(by=place.owner, changes={"priority": "high"})
    assert Activity.objects.newest_first().first().note == ""
