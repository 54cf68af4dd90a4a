"""The company: its people, products with their approvers, and goals with their check-ins."""

from decimal import Decimal

from accounts.models import Membership, User, Workspace
from roadmap.demo.calendar import ZONE
from roadmap.demo.people import COMPANY, PEOPLE, email
from roadmap.demo.story import APPROVERS, ARCHIVED, GOALS, PRODUCTS, REPORTED
from strategy import periods
from strategy.models import Goal, KeyResult, Measure, Planning, Product

OWNER = "ML"
CURRENCIES = ("EUR",)


def found(stage):
    began = stage.calendar.at(stage.calendar.day("02-02"))
    stage.workspace = Workspace.open(
        COMPANY, user(OWNER), slug=COMPANY.lower(), at=began, timezone=ZONE, is_demo=True
    )
    owner = stage.people[OWNER] = stage.workspace.memberships.get()
    owner.edit(by=None, changes={"title": PEOPLE[OWNER][1]}, at=began)
    for key, (_name, title, role) in PEOPLE.items():
        if key != OWNER:
            stage.people[key] = Membership.create(by=owner, at=began, user=user(key), role=role, title=title)
    for key, name, about, lead, colour, tolerance in PRODUCTS:
        product = stage.products[key] = Product.create(
            by=owner, at=began, key=key, name=name, description=about, lead=stage.people[lead], colour=colour,
            tolerance=tolerance,
        )  # fmt: skip
        for member in APPROVERS[key]:
            product.seat(stage.people[member], by=owner, at=began)


def user(key):
    """Nobody signs in with a password here; the door on the sign-in page is the only way."""
    return User.objects.create_user(email(key), None, name=PEOPLE[key][0])


def aim(stage):
    began = stage.calendar.at(stage.calendar.day("02-09"))
    year = {"fiscal_month": year_start(stage).month, "waiting_days": 20}
    Planning.of(stage.workspace).edit(by=stage.people[OWNER], changes=year, at=began)
    for name, (key, title, owner, period, part_of, told, results) in GOALS.items():
        product, person = stage.products.get(key), stage.people[owner]
        kind, first, last = days_of(stage, period)
        goal = stage.goals[name] = Goal.create(
            by=person if not product else product.lead, at=began, product=product, title=title, owner=person,
            parent=stage.goals.get(part_of), period_kind=kind, period_start=first, period_end=last,
            progress_mode=told,
        )  # fmt: skip
        for rank, (words, unit, start, target, check_ins) in enumerate(results, 1):
            result = KeyResult.create(
                by=person, at=began, goal=goal, title=words, kind=kind_of(unit), rank=rank,
                unit="" if unit == "yes" else unit, start_value=decimal(start), target_value=decimal(target),
            )  # fmt: skip
            for value, day, note in check_ins:
                stage.on(day, check_in(result, person, value, note))
    owner = stage.people[OWNER]
    for name, percent, day, words in REPORTED:
        stage.on(day, report(stage, name, owner, percent, words))
    for name, day, words in ARCHIVED:
        stage.on(day, archive(stage, name, owner, words))


def days_of(stage, period):
    """(kind, first day, last day). The company's year is the story's: it began with the month of its first day."""
    if isinstance(period, tuple):
        return (periods.OWN, *map(stage.calendar.day, period))
    return periods.of(period, year_start(stage))


def year_start(stage):
    """The first of the month in which the story's new year fell."""
    return stage.calendar.day("01-01").replace(day=1)


def kind_of(unit):
    if unit == "yes":
        return Measure.YES_NO
    if unit == "%":
        return Measure.PERCENT
    return Measure.MONEY if unit in CURRENCIES else Measure.NUMBER


def report(stage, name, by, percent, words):
    return lambda at: fresh(stage, name).report(by=by, percent=percent, note=words, at=at)


def archive(stage, name, by, words):
    return lambda at: fresh(stage, name).archive(by=by, note=words, at=at)


def fresh(stage, name):
    goal = stage.goals[name]
    goal.refresh_from_db()
    return goal


def check_in(result, by, value, note):
    def act(at):
        result.refresh_from_db()
        result.check_in(by=by, value=decimal(value), note=note, at=at)

    return act


def decimal(number):
    return Decimal(str(number))
