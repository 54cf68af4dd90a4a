"""What was decided, newest first: who, when, why, and what it froze."""

import datetime as dt

from strategy.approving.snapshots import difference_words, differences
from strategy.history import history
from strategy.tests import factories as make


def day(n):
    return make.NOON + dt.timedelta(days=n)


def test_every_step_is_told_newest_first(place):
    initiative = place.initiative(effort=22, at=day(0))
    initiative.submit(by=place.manager, note="Twenty-three kitchens.", at=day(1))
    initiative.decide(by=place.approver, verdict="request_changes", note="Looks light.", at=day(2))
    initiative.edit(by=place.manager, changes={"effort": 30}, at=day(3))
    make.answer_points(initiative, place.manager, at=day(3))
    initiative.submit(by=place.manager, at=day(4))
    initiative.decide(by=place.approver, verdict="approve", note="Go.", at=day(5))
    initiative.launch(by=place.manager, at=day(6))
    initiative.hold(by=place.manager, note="Season.", at=day(7))
    initiative.resume(by=place.manager, at=day(8))
    initiative.ship(by=place.manager, at=day(9))

    steps = history(initiative)
    assert [str(s.word) for s in steps] == [
        "Shipped", "Resumed", "Put on hold", "Launched", "Approved", "Sent for review", "Changes requested",
        "Sent for review", "Proposed",
    ]  # fmt: skip
    assert [s.note for s in steps] == [
        "",
        "",
        "Season.",
        "",
        "Go.",
        "",
        "Looks light.",
        "Twenty-three kitchens.",
        "",
    ]
    assert [(s.at - make.NOON).days for s in steps] == [9, 8, 7, 6, 5, 4, 2, 1, 0]
    assert {s.by for s in steps if s.verb in ("approve", "request_changes")} == {place.approver}
    numbered = {(str(s.word), s.number): s.request.snapshot["effort"] for s in steps if s.request}
    assert numbered == {
        ("Approved", 2): 30.0, ("Sent for review", 2): 30.0,
        ("Changes requested", 1): 22.0, ("Sent for review", 1): 22.0,
    }  # fmt: skip


def test_withdrawn_declined_and_reopened_have_their_words(place):
    initiative = place.initiative()
    initiative.submit(by=place.manager, at=day(1))
    initiative.withdraw(by=place.manager, at=day(2))
    initiative.submit(by=place.manager, at=day(3))
    initiative.decide(by=place.approver, verdict="decline", note="Not now.", at=day(4))
    initiative.reopen(by=place.manager, at=day(5))
    words = [str(s.word) for s in history(initiative)]
    assert words[:4] == ["Reopened", "Declined", "Sent for review", "Withdrawn"]


def test_the_only_approvers_own_decision_says_so(place):
    alone = make.product(place.owner, place.manager, key="SOL")
    initiative = make.initiative(place.manager, alone)
    initiative.submit(by=place.manager)
    initiative.decide(by=place.manager, verdict="approve")
    assert [s.sole for s in history(initiative)] == [True, False, False]


def test_it_costs_the_same_however_long_it_is(place, django_assert_num_queries):
    initiative = place.initiative()
    for _ in range(3):
        initiative.submit(by=place.manager)
        initiative.withdraw(by=place.manager)
    with django_assert_num_queries(5):
        assert [s.by and s.by.user.name for s in history(initiative)]


def test_what_differs_between_two_snapshots(place):
    goal = make.goal(place.manager, place.product)
    initiative = place.initiative(start=make.START, end=make.END, effort=3, goals=[goal])
    one, two = (make.requirement(place.manager, initiative, title=t) for t in "AB")
    before = initiative.snapshot()

    goal.edit(by=place.manager, changes={"title": "Renamed"})
    two.place(by=place.manager, after=None)
    assert differences(before, initiative.snapshot()) == [], "a goal's name and an order are no difference"

    initiative.edit(
        by=place.manager, changes={"start": dt.date(2026, 5, 4), "precision": "week", "effort": 4}
    )
    one.edit(by=place.manager, changes={"priority": "could"})
    found = differences(before, initiative.snapshot())
    assert found == ["start", "precision", "effort", "requirements"]
    assert difference_words(found, str.upper) == ["time frame", "EFFORT", "REQUIREMENTS"]
