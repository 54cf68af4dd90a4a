"""What goes on by itself: readings at the end of each day, digests in the morning, an open invitation."""

import datetime as dt

from accounts.models import Invitation
from roadmap import actions
from roadmap.demo.people import DOMAIN, DOOR
from roadmap.digests.issue import write_due
from roadmap.models import DigestPreference

EYES = ("ML", "VH")  # their issue comes once a week, the next one tomorrow, so that this one has news
DAILY = ("JW",)
ISSUES = 7  # working days back from which digests were written


def watch(stage):
    """Every working day at its end the derived values are remembered, as in any workspace."""
    date = stage.calendar.day("03-17")
    while date < stage.calendar.today:
        if date.weekday() < 5:
            stage.on(date, lambda at: actions.take_readings(stage.workspace, at=at), hour=23)
        date += dt.timedelta(days=1)


def choose(stage):
    """Who wants the digest when; the others keep Monday at eight."""
    tomorrow = stage.calendar.day("06-18").weekday()
    for key in EYES + DAILY:
        rhythm = {"frequency": "daily"} if key in DAILY else {"weekday": tomorrow}
        stage.on("03-02", prefer(stage.people[key], rhythm))


def prefer(member, rhythm):
    return lambda at: DigestPreference.of(member).choose(by=member, changes=rhythm, at=at)


def write(stage):
    """The digests that came due for those whose place can be taken."""
    for days in range(ISSUES, 0, -1):
        stage.on(stage.calendar.before(days), deliver(stage), hour=8)


def deliver(stage):
    def act(at):
        for key in DOOR.values():
            write_due(DigestPreference.of(stage.people[key]), at)

    return act


def invite(stage):
    address = f"oskar@{DOMAIN}"

    def act(at):
        Invitation.invite(by=stage.people["ML"], email=address, role="contributor", at=at)

    stage.on("06-15", act)


def now(stage):
    actions.take_readings(stage.workspace, at=stage.calendar.now)
