"""When a digest is sent, and what holds for any facts."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap import digest
from roadmap.digest import Course, Delivery, Event, Job, Material, Move, Product, Waiting
from roadmap.digests import words as digest_words
from roadmap.tests.news import STORY, TODAY, delivery, job, material, waiting


def test_nothing_moved_is_not_sent():
    assert digest.compose(material(products=(Product("Orchard", 0.3),), deliveries=(delivery(),))) is None


def test_what_is_coming_up_alone_is_no_news():
    soon = Event(TODAY + dt.timedelta(days=3), "Goal ends")
    assert digest.compose(material(events=(soon,))) is None


def test_written_all_the_same_for_a_preview():
    found = digest.write(material())
    assert (found.moved, found.subject, found.headline) == (
        False,
        "Week 25: nothing moved",
        "Nothing moved.",
    )


@pytest.mark.parametrize(
    ("asked_on", "due", "since", "told"),
    [
        ((6, 16), None, 1, True),  # asked since
        ((6, 12), None, 1, False),  # told before, nothing new
        ((6, 10), None, 1, True),  # a week old today
        ((6, 12), (6, 18), 1, True),  # wanted by tomorrow
        ((6, 12), (6, 26), 1, False),
        ((6, 1), None, 7, True),  # a weekly digest reminds each time
    ],
)
def test_a_waiting_decision_is_news_when_new_urgent_or_each_week(asked_on, due, since, told):
    ask = waiting(asked_on=asked_on, due=due and dt.date(2026, *due))
    until = TODAY + dt.timedelta(days=since)
    facts = material(waiting=(ask,), since=TODAY - dt.timedelta(days=since), until=until)
    assert (digest.compose(facts) is not None) is told


def test_a_task_is_news_when_due_before_the_next_issue_or_newly_overdue():
    daily = {
        "since": TODAY - dt.timedelta(days=1),
        "until": TODAY + dt.timedelta(days=1),
        "portfolio": False,
    }
    assert digest.compose(material(due=(job(on=(6, 18)),), **daily))
    assert digest.compose(material(due=(job(on=(6, 16)),), **daily))
    assert digest.compose(material(due=(job(on=(6, 25)),), **daily)) is None
    assert digest.compose(material(due=(job(on=(6, 2)),), **daily)) is None


def test_only_when_something_slips():
    assert digest.compose(STORY, only_when_slipping=True)
    assert digest.compose(replace(STORY, deliveries=()), only_when_slipping=True) is None


# -- whom it is for -------------------------------------------------------------


# -- properties -----------------------------------------------------------------

days = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
healths = st.sampled_from(["on_track", "at_risk", "off_track", "no_plan"])
# As forms keep them: single spaces inside, none at the ends. A "%" would look like a place nobody filled.
letters = st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="%")
words = st.lists(st.text(letters, min_size=1, max_size=6), min_size=1, max_size=3).map(" ".join)
courses = st.builds(Course, healths, st.none() | days, words)
deliveries = st.lists(
    st.builds(Delivery, words, words, words, courses, st.none() | courses, st.none() | days), max_size=20
).map(tuple)
verbs = st.sampled_from(digest_words.MOVES)
moves = st.lists(st.builds(Move, verbs, words, words, words, days, words), max_size=20).map(tuple)
asks = st.lists(st.builds(Waiting, words, words, words, words, days, st.none() | days), max_size=5).map(tuple)
jobs = st.lists(st.builds(Job, words, words, words, days), max_size=20).map(tuple)
materials = st.builds(
    Material,
    workspace=words,
    reader=words,
    today=days,
    since=days,
    until=days,
    weekly=st.booleans(),
    hour=st.integers(0, 23),
    portfolio=st.booleans(),
    products=st.lists(st.builds(Product, words, st.none() | st.floats(0, 1)), max_size=5).map(tuple),
    deliveries=deliveries,
    moves=moves,
    waiting=asks,
    done=jobs,
    due=jobs,
)


@given(materials)
def test_any_facts_make_a_whole_digest(facts):
    found = digest.write(facts)
    for line in (found.subject, found.preheader, found.period, found.headline, found.intro, found.heading):
        assert line.strip() and "%(" not in line and "  " not in line
    assert found.subject.count(",") < digest_words.SUBJECT_PARTS
    assert {w.title for w in found.decisions} == {w.title for w in facts.waiting}


@given(materials)
def test_a_digest_is_sent_exactly_when_something_moved(facts):
    sent = digest.compose(facts)
    assert (sent is None) is not digest.write(facts).moved
    slips = digest.compose(facts, only_when_slipping=True)
    assert (slips is not None) is bool(sent and sent.slipped)


@given(deliveries)
def test_what_the_reader_was_just_told_is_no_news(rows):
    told = tuple(replace(row, then=row.now) for row in rows)
    assert digest.compose(material(deliveries=told)) is None


@given(days, days)
def test_a_shift_there_and_back_is_the_same(a, b):
    assert digest.shift(a, b) == -digest.shift(b, a) or {a.weekday(), b.weekday()} & {5, 6}


@given(courses, courses)
def test_nothing_both_slips_and_recovers(then, now):
    there = digest.course_change(Delivery("a", "p", "u", now, then))
    back = digest.course_change(Delivery("a", "p", "u", then, now))
    assert not (there and back) or there.kind != back.kind
