"""When a digest is due, on the reader's own clock. Pure: aware datetimes in, dates out.

frequency: "off", "daily" or "weekly". weekday: 0 = Monday. hour: 0-23, local. An hour that the clocks skip
in spring has come as soon as they show a later one; one that comes twice in autumn counts once, because an
issue is named after its date.
"""

import datetime as dt

STEP = {"daily": 1, "weekly": 7}
LATE = {"daily": 0, "weekly": 2}  # days after which a missed issue is not sent any more


def latest(frequency, weekday, hour, now):
    """The date of the last issue whose hour has come by `now` (in the reader's zone); None when off."""
    if frequency not in STEP:
        return None
    day = now.date() - dt.timedelta(days=now.hour < hour)
    back = (day.weekday() - weekday) % 7 if frequency == "weekly" else 0
    return day - dt.timedelta(days=back)


def due(frequency, weekday, hour, now, weighed=None, member_since=None):
    """The date of the issue to write now, or None: not its hour, written already, too late, or a reader
    who joined after its hour. weighed: date of the last issue that was sent or found empty."""
    day = latest(frequency, weekday, hour, now)
    if day is None or (weighed and day <= weighed):
        return None
    if day < now.date() - dt.timedelta(days=LATE[frequency]):
        return None
    if member_since and moment(day, hour, now.tzinfo) < member_since:
        return None
    return day


def following(frequency, weekday, hour, now):
    """The moment of the next issue after `now`, in its zone; None when off."""
    day = latest(frequency, weekday, hour, now)
    return day and moment(day + dt.timedelta(days=STEP[frequency]), hour, now.tzinfo)


def moment(day, hour, zone):
    return dt.datetime.combine(day, dt.time(hour), tzinfo=zone)
