"""Rescheduling on its page and by program: looked at first, done as one act, taken back as one."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest

from accounts.errors import Refused
from accounts.models import Activity
from accounts.undo import undo
from execution.chart import charted
from execution.models import Task
from execution.scheduling import moving
from execution.tests import factories as make
from execution.tests.test_plan_pages import html, wait

MON, TUE, WED, THU, FRI = (dt.date(2026, 6, day) for day in range(15, 20))
NEXT = dt.date(2026, 6, 22)


@pytest.fixture
def chain(place):
    """Write, a day of room, print, send; sending counts towards a milestone on Friday."""
    beta = make.milestone(place.owner, place.project, "Beta", due=FRI)
    found = [
        place.task("Write", start=MON, due=TUE),
        place.task("Print", start=THU, due=THU),
        place.task("Send", start=FRI, due=FRI, milestone=beta),
    ]
    for before, after in pairwise(found):
        wait(after, before)
    return found


def days(tasks):
    return [Task.objects.values_list("start", "due").get(pk=task.pk) for task in tasks]


def test_the_page_tells_each_ways_effect_and_then_does_it_as_one_act(place, chain):
    url = f"tasks/{chain[0].key}/reschedule/"
    was = days(chain)
    shown = html(place.get(f"{url}?start=2026-06-15&due=2026-06-18"))
    assert "2 tasks move, finish 1 working day later, milestone Beta slips" in shown
    assert (
        "nothing else, 1 clash" in shown and "Starts after Write" in shown and "Move it and 2 others" in shown
    )
    assert days(chain) == was
    seen = place.workspace.projects.get().work_version
    answer = place.post(url, {"start": "2026-06-15", "due": "2026-06-18", "mode": "must", "seen": seen})
    assert answer["Location"] == chain[0].get_absolute_url()
    assert days(chain) == [(MON, THU), (FRI, FRI), (NEXT, NEXT)]
    rows = Activity.objects.filter(verb="edited", subject_id__in=[task.pk for task in chain])
    assert rows.count() == 3 and len({row.cause for row in rows}) == 1
    undo(by=place.owner)
    assert days(chain) == was


def test_a_plan_that_changed_meanwhile_is_looked_at_again(place, chain):
    seen = place.workspace.projects.get().work_version
    chain[2].edit(by=place.owner, changes={"due": NEXT})
    answer = place.post(
        f"tasks/{chain[0].key}/reschedule/",
        {"start": "2026-06-16", "due": "2026-06-16", "mode": "must", "seen": seen},
    )
    assert "The plan changed while you looked" in html(answer, 422)
    assert days(chain)[0] == (MON, TUE)


def test_why_it_moves_is_typed_once(place, chain):
    """Refused, or looked at another way: what was typed so far stands there still."""
    url, said = f"tasks/{chain[0].key}/reschedule/", 'name="move_why" value="The provider is late"'
    sent = {"start": "2026-06-15", "due": "2026-06-18", "mode": "must", "move_why": "The provider is late"}
    seen = {"seen": place.workspace.projects.get().work_version}
    was = days(chain)
    other = html(place.post(url, sent | seen | {"move_mode": "gaps"}))
    assert said in other and 'name="mode" value="gaps"' in other and days(chain) == was
    chain[2].edit(by=place.owner, changes={"due": NEXT})
    refused = html(place.post(url, sent | seen | {"move_go": "1"}), 422)
    assert said in refused and "The plan changed while you looked" in refused


def test_one_that_follows_begins_no_earlier_than_it_may(place, chain):
    found = moving.outcome(chain[1], MON, MON, "must")
    assert (found.changes["start"], found.changes["due"]) == (WED, WED)
    assert moving.outcome(chain[1], MON, MON, "this").changes["start"] == MON
    shown = html(place.get(f"tasks/{chain[1].key}/reschedule/"))  # its own days, which hold
    assert 'value="2026-06-18"' in shown and "Nothing else moves" in shown


def test_a_length_that_was_said_follows_the_days(place, chain):
    chain[0].edit(by=place.owner, changes={"duration": Decimal(2)})
    assert moving.outcome(chain[0], MON, WED, "must").changes["duration"] == 3
    assert "duration" not in moving.outcome(chain[0], TUE, WED, "must").changes


def test_what_cannot_be_moved_is_said(place, chain):
    place.task("Below", parent=chain[2])
    for task, ends, words in (
        (chain[2], (MON, MON), "subtasks"),
        (chain[0], (TUE, MON), "before it starts"),
        (place.task("Gone", status="cancelled"), (MON, MON), "cancelled"),
    ):
        with pytest.raises(Refused, match=words):
            moving.outcome(task, *ends, "must")
    undated = place.task("Undated")
    assert place.get(f"tasks/{undated.key}/reschedule/").status_code == 200
    assert "date" in html(place.get(f"tasks/{undated.key}/reschedule/?start=soon&due=2026-06-15"), 422)


def test_a_program_looks_and_then_applies_just_that(place, chain):
    body = {"start": "2026-06-15", "due": "2026-06-18"}
    looked = place.api("post", f"tasks/{chain[0].key}/reschedule/", body).json()
    assert [move["days"] for move in looked["moves"]] == [1.0, 1.0] and looked["cause"] is None
    assert (looked["finish"], looked["new_finish"], looked["broken"]) == ("2026-06-19", "2026-06-22", 0)
    assert len(looked["slips"]) == 1 and days(chain)[0] == (MON, TUE)
    chain[2].edit(by=place.owner, changes={"title": "Post"})
    stale = body | {"apply": True, "seen": looked["seen"]}
    assert place.api("post", f"tasks/{chain[0].key}/reschedule/", stale).status_code == 400
    done = place.api(
        "post", f"tasks/{chain[0].key}/reschedule/", body | {"apply": True, "mode": "this"}
    ).json()
    assert done["cause"] and days(chain) == [(MON, THU), (THU, THU), (FRI, FRI)]


def test_a_lag_of_half_a_day_keeps_its_half_however_often_it_moves_others(place):
    write, print_, send = found = [
        place.task("Write", start=MON, due=MON),
        place.task("Print", start=WED, due=WED),
        place.task("Send", start=THU, due=THU),
    ]
    wait(print_, write, lag=Decimal("0.5"))
    wait(send, print_)
    for due, then in ((TUE, [(WED, THU), (THU, FRI)]), (WED, [(THU, FRI), (FRI, NEXT)])):
        seen = place.workspace.projects.get().work_version
        moving.move(Task.objects.get(pk=write.pk), MON, due, "must", by=place.owner, seen=seen)
        assert days(found)[1:] == then
    lengths = Task.objects.filter(pk__in=[print_.pk, send.pk]).values_list("duration", flat=True)
    assert list(lengths) == [1, 1] and charted.path(place.project)["broken"] == []

    seen = place.workspace.projects.get().work_version
    moving.move(Task.objects.get(pk=print_.pk), FRI, NEXT, "must", by=place.owner, seen=seen)
    assert Task.objects.get(pk=print_.pk).duration == 1


def test_the_way_chosen_last_is_offered_next_time(place, chain):
    url = f"tasks/{chain[0].key}/reschedule/"
    asked = {"start": "2026-06-15", "due": "2026-06-18", "mode": "this"}
    place.post(url, asked | {"seen": place.workspace.projects.get().work_version})
    shown = html(place.get(f"{url}?start=2026-06-15&due=2026-06-17"))
    assert 'name="mode" value="this"' in shown
    shown = html(place.post(f"tasks/{chain[1].key}/fields/due/", {"due": FRI}))
    assert 'name="move_mode" value="this"' in shown
