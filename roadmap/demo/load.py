"""Who is allocated to what, told by the week that the story's today lies in; away weeks are time off.

A week's total is the story's. One project takes a steady share, the other what is left of the total, so that the
table shows the totals and each of them is made of work that the person has in the demo.
"""

import datetime as dt
from itertools import groupby

from execution.capacity import monday
from execution.models import Allocation, Kind, Person, TimeOff
from roadmap.demo import waiting

AWAY = None

# fmt: off
# person: (main project, second project, its steady share, [per cent a week])
ROWS = {
    "SA": ("STO", "SRP", 30, [105, 105, 100, 90, 100, 100, 100, 80, 80, 60, 60, 40]),
    "LB": ("STO", "ACF", 20, [90, 90, 100, 100, 80, 60, 60, AWAY, AWAY, 80, 80, 80]),
    "AT": ("STO", "PTL", 20, [60, 60, 40, 40, 80, 80, 80, 60, 60, 60, 40, 40]),
    "RQ": ("PTL", "RRO", 30, [80, 80, 80, 80, 80, 80, 80, 80, AWAY, AWAY, 100, 100]),
    "EM": ("STO", "TMP", 20, [40, 40, 60, 80, 80, 100, 100, 110, 120, 125, 100, 60]),
    "JW": ("STO", "BHE", 20, [80, 80, 80, 80, 80, 80, 80, 60, 60, AWAY, AWAY, 80]),
    "KB": ("RRO", "TMP", 30, [70, 70, 60, 70, 90, 90, 90, 100, 100, 80, 80, 60]),
    "MO": ("DCK", "ACF", 20, [100, 100, 100, 100, AWAY, AWAY, 80, 80, 60, 60, 60, 40]),
    "DS": ("DAO", "RRO", 15, [85, 85, 90, 110, 110, 100, 100, 90, 90, 60, 60, 0]),
    "ID": ("STO", "PTL", 30, [80, 80, 70, 70, 80, 80, 60, AWAY, AWAY, 60, 80, 80]),
    "TO": ("DCK", "FRZ", 20, [70, 70, 70, 80, 80, 80, 80, 80, 60, AWAY, AWAY, 60]),
    "PR": ("DAO", "RRO", 30, [90, 90, 90, 80, 80, AWAY, AWAY, 70, 70, 70, 80, 80]),
}
# Told by project: somebody whose load is the story's own example.
BY_PROJECT = {
    "NH": {
        "STO": [60, 60, 70, 80, 70, 60, 40, 40, 30, AWAY, AWAY, 30],
        "LSS": [40, 50, 50, 50, 40, 40, 40, 40, 30, AWAY, AWAY, 30],
    },
}
REASONS = {"MO": "Harvest at home", "JW": "Walking in the Alps"}
USUAL_REASON = "Holidays"
# key: (kind, name, role title, project, per cent, first week, weeks)
STANDING_IN = [
    (Kind.PLACEHOLDER, "A designer", "Product designer", "DAO", 60, 10, 4),
    (Kind.EQUIPMENT, "Refrigerated van", "3.5 t, two zones", "RRO", 100, 2, 2),
    (Kind.EQUIPMENT, "Refrigerated van", "3.5 t, two zones", "TMP", 40, 4, 2),
]
TITLES = {"ID": "Product manager", "TO": "Product manager", "PR": "Product manager"}
RESTING = ("ML", "VH")  # they decide; nobody plans their weeks
# fmt: on


def tell(stage):
    stage.on("06-11", lambda at: share_out(stage, at), hour=16)


def share_out(stage, at):
    Person.ensure(stage.workspace, at=at)
    by, people = stage.people["JW"], people_of(stage)
    waiting.calendar(stage, by, at)
    for key in RESTING:
        people[key].edit(by=by, changes={"active": False}, at=at)
    for key, title in TITLES.items():
        people[key].edit(by=by, changes={"title": title}, at=at)
    Allocation.share_out([*members(stage, people), *others(stage, by, at)], by=by, at=at)
    for key, weeks in totals().items():
        for first, last, _yes in runs([n is AWAY for n in weeks]):
            begin, end = days(stage, first, last)
            TimeOff.create(
                by=by, at=at, person=people[key], first=begin, last=end, reason=REASONS.get(key, USUAL_REASON)
            )


def people_of(stage):
    persons = {person.member_id: person for person in stage.workspace.persons.for_list()}
    return {key: persons[member.pk] for key, member in stage.people.items()}


def totals():
    """{person: [per cent or AWAY a week]}."""
    sums = {
        key: [AWAY if AWAY in week else sum(week) for week in zip(*shares.values(), strict=True)]
        for key, shares in BY_PROJECT.items()
    }
    return {key: row[3] for key, row in ROWS.items()} | sums


def members(stage, people):
    for key, shares in by_project().items():
        for project, weeks in shares.items():
            for first, last, percent in runs(weeks):
                start, end = days(stage, first, last)
                yield {
                    "person": people[key], "project": stage.projects[project], "percent": percent,
                    "start": start, "end": end,
                }  # fmt: skip


def by_project():
    found = dict(BY_PROJECT)
    for key, (main, second, steady, weeks) in ROWS.items():
        other = [n if n is AWAY else min(n, steady) for n in weeks]
        rest = [n if n is AWAY else n - m for n, m in zip(weeks, other, strict=True)]
        found[key] = {main: rest, second: other}
    return found


def others(stage, by, at):
    made = {}
    for kind, name, title, project, percent, first, weeks in STANDING_IN:
        if name not in made:
            made[name] = Person.create(by=by, at=at, kind=kind, name=name, title=title)
        start, end = days(stage, first, first + weeks - 1)
        yield {
            "person": made[name], "project": stage.projects[project], "percent": percent, "start": start,
            "end": end,
        }  # fmt: skip


def runs(weeks):
    """[(first week, last week, what they say)] of neighbours that say the same, where they say something."""
    found = []
    for said, run in groupby(enumerate(weeks), key=lambda week: week[1]):
        places = [place for place, _said in run]
        if said:
            found.append((places[0], places[-1], said))
    return found


def days(stage, first, last):
    """(Monday, Friday) of weeks counted from the one that the story's today lies in."""
    start = monday(stage.calendar.today)
    return start + dt.timedelta(weeks=first), start + dt.timedelta(weeks=last, days=4)
