"""What a digest says."""

import datetime as dt
from dataclasses import replace

import pytest

from roadmap import digest
from roadmap.digest import Course, Event, Product
from roadmap.digests import words as digest_words
from roadmap.tests.news import STORY, TODAY, delivery, job, material, move, waiting


def test_the_subject_carries_the_news():
    assert digest.compose(STORY).subject == "Week 25: 2 moved later, 1 shipped, 2 decisions, 1 approved"


def test_the_headline_answers_first():
    said = digest.compose(STORY).headline
    assert said == "Depot is on course. Route re-optimisation will land late. Standing orders may land late."


def test_the_intro_greets_and_counts():
    assert digest.compose(STORY).intro == (
        "Good morning Viktor. 1 of 3 initiatives in delivery is on track, one shipped, "
        "and two decisions wait for you."
    )


def test_the_preheader_repeats_nothing_of_the_subject():
    found = digest.compose(STORY)
    assert found.preheader == "Route re-optimisation is now expected on 21 August."
    assert found.preheader not in found.subject


def test_the_period_is_named():
    assert digest.compose(STORY).period == "Week 25, 10 to 17 June"
    assert digest_words.period(replace(STORY, since=dt.date(2026, 5, 27))) == "Week 25, 27 May to 17 June"
    assert digest_words.period(replace(STORY, weekly=False)) == "Wednesday 17 June"


@pytest.mark.parametrize(
    ("days", "weekly", "words"),
    [
        (7, True, "Changed since last week"),
        (1, False, "Changed since yesterday"),
        (14, True, "Changed since 3 Jun 2026"),
    ],
)
def test_the_heading_says_since_when(days, weekly, words, monkeypatch):
    monkeypatch.setattr("roadmap.digests.words.day", lambda date: f"{date.day} Jun 2026")
    assert digest.write(material(since=TODAY - dt.timedelta(days=days), weekly=weekly)).heading == words


def test_health_of_each_product_with_its_worst_band():
    rows = digest.compose(STORY).health
    assert [(r.name, r.tone, r.sign, r.word, r.count, r.percent) for r in rows] == [
        ("Orchard", "risk", "▲", "At risk", "1 of 1 late", 39),
        ("Depot", "ok", "●", "On track", "All on plan", 51),
        ("Routes", "off", "■", "Off track", "1 of 1 late", 42),
    ]


def test_a_product_without_delivery_and_goals_says_so():
    (row,) = digest.write(material(products=(Product("Seed"),))).health
    assert (row.count, row.percent, row.word) == ("Nothing in delivery", None, "No plan")


def test_slips_come_first_worst_first_with_their_reason():
    first, second, *moves = digest.compose(STORY).changes.rows
    assert (first.title, first.tone, first.words) == (
        "Route re-optimisation",
        "off",
        "Off track. Solver misses its speed target.",
    )
    assert (second.old, second.new) == (dt.date(2026, 8, 14), dt.date(2026, 9, 4))
    assert second.words == "Moved later. Waits for the payment provider."
    assert [m.kind for m in moves] == ["approve", "ship"]


def test_a_slip_names_the_task_that_ends_last_and_a_recovery_does_not():
    then = Course("on_track", TODAY)
    slipped = replace(
        delivery("X"), then=then, now=Course("at_risk", dt.date(2026, 7, 17), "Why.", "Card mandates")
    )
    recovered = replace(slipped, then=slipped.now, now=replace(then, cause="Card mandates", reason="Why."))
    assert digest.course_change(slipped).words == "Moved later. Last to end: Card mandates. Why."
    assert digest.course_change(recovered).words == "Back on track. Why."


def test_an_approval_names_who_decided_and_when_it_starts():
    change = next(c for c in digest.compose(STORY).changes.rows if c.kind == "approve")
    assert change.words == "Approved. By Mara Lindholm, 32 weeks."
    assert change.starts and change.new == dt.date(2026, 7, 27)


def test_only_the_last_move_of_an_initiative_is_told():
    moves = (move("approve", on=dt.date(2026, 6, 11)), move("launch", on=dt.date(2026, 6, 12)))
    assert [c.kind for c in digest.compose(material(moves=moves)).changes.rows] == ["launch"]


@pytest.mark.parametrize(
    ("then", "now", "was", "finish", "kind"),
    [
        ("on_track", "at_risk", (8, 14), (8, 14), "slipped"),
        ("at_risk", "off_track", (8, 14), (8, 14), "slipped"),
        ("off_track", "at_risk", (8, 14), (8, 14), "recovered"),
        ("at_risk", "on_track", (8, 14), (8, 14), "recovered"),
        ("at_risk", "on_track", (8, 14), (9, 14), "recovered"),
        ("on_track", "on_track", (8, 14), (8, 19), "slipped"),
        ("on_track", "on_track", (8, 14), (8, 18), None),
        ("on_track", "on_track", (8, 19), (8, 14), "recovered"),
        ("on_track", "on_track", (8, 14), (8, 14), None),
        ("no_plan", "on_track", None, (8, 14), None),
        ("on_track", "no_plan", (8, 14), None, None),
        (None, "off_track", None, (8, 14), None),
    ],
)
def test_what_counts_as_slipped_or_recovered(then, now, was, finish, kind):
    change = digest.course_change(delivery(then=then, now=now, was=was, finish=finish))
    assert (change and change.kind) == kind


def test_a_weekend_is_no_drift():
    assert digest.shift(dt.date(2026, 8, 14), dt.date(2026, 8, 17)) == 1
    assert digest.shift(dt.date(2026, 8, 17), dt.date(2026, 8, 14)) == -1
    assert digest.shift(None, dt.date(2026, 8, 14)) == 0


def test_a_recovery_says_so():
    found = digest.compose(material(deliveries=(delivery(then="off_track", now="on_track"),)))
    assert found.changes.rows[0].words == "Back on track."
    assert found.subject == "Week 25: 1 recovered"
    assert found.slipped == 0


def test_a_contributor_reads_of_own_work_alone():
    facts = material(
        portfolio=False,
        products=(Product("Orchard"),),
        due=(job(on=(6, 12)), job("Next", (6, 19))),
        done=(job("Done", (6, 15)),),
    )
    found = digest.compose(facts)
    assert found.health == ()
    assert found.headline == "One of your tasks is overdue and one task is due next."
    assert found.subject == "Week 25: 1 task overdue, 1 task due, 1 task done"
    assert found.intro == "Good morning Viktor. You finished one task."


def test_an_approver_reads_how_long_a_decision_waits():
    ask = waiting(effort=14, start=dt.date(2026, 9, 1), due=None)
    assert digest_words.asked(ask, TODAY) == ("14 weeks, from September. Asked by Tobias Okafor 6 days ago.")


@pytest.mark.usefixtures("in_2026")
@pytest.mark.parametrize(
    ("due", "said"),
    [
        ((6, 19), "Wanted by 19 Jun."),
        ((6, 17), "Wanted by"),
        ((6, 16), "1 day overdue."),
        ((6, 12), "5 days overdue."),
    ],
)
def test_an_approver_reads_until_when_or_for_how_long_it_is_overdue(due, said):
    assert said in digest_words.asked(waiting(due=dt.date(2026, *due)), TODAY)


@pytest.mark.parametrize(
    ("hour", "words"),
    [(8, "Good morning"), (13, "Good afternoon"), (20, "Good evening"), (2, "Good evening")],
)
def test_the_greeting_follows_the_clock(hour, words):
    assert digest_words.greet(hour) == words


def test_long_lists_end_with_a_count():
    found = digest.compose(material(done=tuple(job(f"Task {n:02}", (6, 12)) for n in range(11))))
    assert (len(found.done.rows), found.done.more) == (8, 3)


def test_coming_up_stays_within_two_weeks_soonest_first():
    events = (
        Event(dt.date(2026, 7, 1), "Later"),
        Event(dt.date(2026, 7, 2), "Too late"),
        Event(dt.date(2026, 6, 16), "Past"),
    )
    ends = delivery("Search re-platform", ends=dt.date(2026, 6, 26))
    rows = digest.write(material(events=events, deliveries=(ends,))).coming.rows
    assert [e.title for e in rows] == ["Search re-platform finishes", "Later"]
