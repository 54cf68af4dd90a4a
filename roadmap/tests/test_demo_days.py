"""The demo built on some days of some years: it tells the same, and nothing of it lies ahead."""

import datetime as dt

import pytest

from accounts.models import Activity
from execution.calendar import working_days_between
from roadmap.demo.build import build
from roadmap.demo.people import email
from roadmap.digests import issue as digests
from roadmap.drawing.heads import initiatives_of
from roadmap.drawing.lines import lines, summary
from roadmap.models import DigestPreference
from strategy.models.initiative import State

DAYS = {
    "a new year's night": dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC),
    "a leap day": dt.datetime(2028, 2, 29, 15, tzinfo=dt.UTC),
    "the last day of a year": dt.datetime(2029, 12, 31, 9, tzinfo=dt.UTC),
    "a Saturday": dt.datetime(2026, 8, 15, 12, tzinfo=dt.UTC),
    "a Monday before eight": dt.datetime(2026, 10, 5, 4, tzinfo=dt.UTC),
}
UNDER_WAY = {  # title: (per cent done, working days from today to P50, health)
    "Temperature alerts": (77, 18, "on_track"),
    "Dock scheduling": (49, 28, "on_track"),
    "Bulk harvest entry": (84, 10, "on_track"),
    "Standing orders": (38, 58, "at_risk"),
    "Photo-to-listing": (41, 48, "at_risk"),
    "Live stock sync with Depot": (58, 28, "on_track"),
    "Search re-platform": (91, 6, "on_track"),
    "Accessibility fixes": (35, 23, "on_track"),
    "Route re-optimisation": (52, 48, "off_track"),
    "Driver app offline mode": (8, 51, "on_track"),
}
NEWS = ("Route re-optimisation", "Standing orders", "Delivery promise engine", "Proof of delivery")


@pytest.mark.django_db
@pytest.mark.parametrize("now", DAYS.values(), ids=DAYS)
def test_the_demo_tells_the_same_on_any_day(now):
    workspace = build(now)
    today = workspace.today(now)
    found = lines(initiatives_of(workspace), today)

    told = {
        line.initiative.title: (line.percent, working_days_between(today, line.forecast.p50), line.health)
        for line in found
        if line.state == "in_delivery"
    }
    assert told == UNDER_WAY
    assert summary(found) == ("off_track", 3, 10)
    assert {i.state for i in workspace.initiatives.all()} == set(State.values)
    drafts = [line for line in found if line.state == "draft" and line.scheduled]
    assert all(
        line.start > today or line.initiative.children.exists() for line in drafts
    )  # a whole by its parts
    nothing_lies_ahead(workspace, now)
    the_digest_has_news(workspace, now)


def nothing_lies_ahead(workspace, now):
    today = workspace.today(now)
    assert not Activity.objects.filter(workspace=workspace, at__gt=now).exists()
    assert not workspace.mails.filter(created_at__gt=now).exists()
    assert not workspace.readings.filter(day__gt=today).exists()
    assert not workspace.tasks.filter(finished_on__gt=today).exists()
    assert not workspace.tasks.filter(started_on__gt=today).exists()
    # nobody's work begins or ends on a holiday
    holidays = workspace.calendars.get(project=None).free_days.filter(worked=0).values("day")
    assert not workspace.tasks.filter(start__in=holidays).exists()
    assert not workspace.tasks.filter(due__in=holidays).exists()


def the_digest_has_news(workspace, now):
    preference = DigestPreference.of(workspace.memberships.get(user__email=email("VH")))
    digest, _mail = digests.preview(preference, now)
    assert digest.moved and digest.decisions
    assert tuple(change.title for change in digest.changes.rows) == NEWS
    assert [(row.name, row.count, row.percent) for row in digest.health] == [
        ("Depot", "All on plan", 51),
        ("Orchard", "2 of 6 late", 39),
        ("Routes", "1 of 2 late", 42),
    ]
    assert workspace.mails.filter(kind=digests.KIND, recipient=email("VH")).exists()
