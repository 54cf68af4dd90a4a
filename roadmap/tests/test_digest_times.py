import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.digests import times

UTC = dt.UTC
OSLO, KOLKATA, AUCKLAND = (ZoneInfo(name) for name in ("Europe/Oslo", "Asia/Kolkata", "Pacific/Auckland"))


def at(text, zone=UTC):
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("frequency", "weekday", "hour", "now", "day"),
    [
        ("weekly", 0, 8, "2026-06-15 08:00", "2026-06-15"),
        ("weekly", 0, 8, "2026-06-15 07:59", "2026-06-08"),
        ("weekly", 0, 8, "2026-06-21 23:59", "2026-06-15"),
        ("weekly", 6, 0, "2026-06-21 00:00", "2026-06-21"),
        ("daily", 0, 8, "2026-06-17 08:00", "2026-06-17"),
        ("daily", 0, 8, "2026-06-17 07:00", "2026-06-16"),
        ("off", 0, 8, "2026-06-17 08:00", None),
    ],
)
def test_the_last_issue(frequency, weekday, hour, now, day):
    found = times.latest(frequency, weekday, hour, at(now))
    assert found == (day and dt.date.fromisoformat(day))


def test_written_once():
    day = dt.date(2026, 6, 15)
    now = at("2026-06-15 09:00")
    assert times.due("weekly", 0, 8, now) == day
    assert times.due("weekly", 0, 8, now, weighed=day) is None
    assert times.due("weekly", 0, 8, now, weighed=day - dt.timedelta(days=7)) == day


def test_a_weekly_issue_is_sent_up_to_two_days_late_a_daily_one_not():
    assert times.due("weekly", 0, 8, at("2026-06-17 20:00")) == dt.date(2026, 6, 15)
    assert times.due("weekly", 0, 8, at("2026-06-18 08:00")) is None
    assert times.due("daily", 0, 8, at("2026-06-17 07:00")) is None


def test_whoever_joins_after_the_hour_waits_for_the_next_issue():
    now = at("2026-06-15 09:00")
    assert times.due("weekly", 0, 8, now, member_since=at("2026-06-15 08:30")) is None
    assert times.due("weekly", 0, 8, now, member_since=at("2026-06-15 07:30")) is not None


def test_the_day_is_the_readers_own():
    moment = at("2026-06-14 20:30")  # Sunday evening in Greenwich, Monday morning in Auckland
    assert times.due("weekly", 0, 8, moment.astimezone(AUCKLAND)) == dt.date(2026, 6, 15)
    assert times.due("weekly", 0, 8, moment.astimezone(OSLO)) is None
    assert times.due("weekly", 0, 8, at("2026-06-15 02:30").astimezone(KOLKATA)) == dt.date(2026, 6, 15)


def test_an_hour_skipped_in_spring_comes_with_the_next_one():
    before = at("2026-03-29 00:59").astimezone(OSLO)  # 01:59, then 03:00
    assert times.due("daily", 0, 2, before) is None
    assert times.due("daily", 0, 2, before + dt.timedelta(0)) is None
    after = (at("2026-03-29 01:00")).astimezone(OSLO)
    assert (after.hour, times.due("daily", 0, 2, after)) == (3, dt.date(2026, 3, 29))


def test_an_hour_that_comes_twice_in_autumn_counts_once():
    first, second = (at(f"2026-10-25 0{n}:30").astimezone(OSLO) for n in (0, 1))
    assert first.hour == second.hour == 2
    day = times.due("daily", 0, 2, first)
    assert day == dt.date(2026, 10, 25)
    assert times.due("daily", 0, 2, second, weighed=day) is None


@given(
    st.sampled_from(["daily", "weekly"]),
    st.integers(0, 6),
    st.integers(0, 23),
    st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 12, 31)),
    st.sampled_from([OSLO, KOLKATA, AUCKLAND, ZoneInfo("America/St_Johns")]),
)
def test_a_sweep_every_half_hour_finds_each_issue_once(frequency, weekday, hour, start, zone):
    found, weighed = [], None
    for step in range(48 * 15):
        now = (start.replace(tzinfo=UTC) + dt.timedelta(minutes=30 * step)).astimezone(zone)
        if day := times.due(frequency, weekday, hour, now, weighed):
            assert now.hour >= hour or frequency == "weekly"
            found.append(day)
            weighed = day
    gaps = {(b - a).days for a, b in pairwise(found)}
    assert gaps == {times.STEP[frequency]}
    assert times.following(frequency, weekday, hour, now).date() == found[-1] + dt.timedelta(
        days=times.STEP[frequency]
    )
