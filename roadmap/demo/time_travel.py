"""What was kept of the roadmap on its way, when its readers last looked, and a date that moved with its reason."""

from roadmap.history.compared import keep_today
from roadmap.models import Look
from strategy.models import KeyDate

# name, day, who
KEPT = [
    ("FY26 as agreed", "04-01", "ML"),
    ("Board review Q2", "05-12", "VH"),
    ("May, month end", "06-01", "ID"),
]
LOOKED, LOOKED_BEFORE = "06-15", "06-10"  # the managers look every few days, everybody else came on Monday
OFTEN = ("ID", "TO", "PR")
# key date, day, who, to when, why
MOVED = ("Orchard 5 release", "06-11", "ML", "08-14", "Goes out with Standing orders.")


def tell(stage):
    for name, day, who in KEPT:
        stage.on(day, keep(stage, name, stage.people[who]), hour=18)
    stage.on(MOVED[1], move(stage, *MOVED))
    for key, member in stage.people.items():
        stage.on(LOOKED_BEFORE if key in OFTEN else LOOKED, look(stage, member), hour=8)


def keep(stage, name, by):
    return lambda at: keep_today(stage.workspace, None, by, name, at)


def move(stage, name, _day, who, to, why):
    def act(at):
        found = KeyDate.objects.get(workspace=stage.workspace, name=name)
        found.edit(by=stage.people[who], at=at, changes={"date": stage.calendar.day(to)}, note=why)

    return act


def look(stage, member):
    def act(at):
        for product in (None, *stage.products.values()):
            Look.take(member, product, at)

    return act
