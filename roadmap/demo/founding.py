"""The company: its people, products with their approvers, and goals with their check-ins."""

from decimal import Decimal

from accounts.models import Membership, User, Workspace
from roadmap.demo.calendar import ZONE
from roadmap.demo.people import COMPANY, PEOPLE, email
from roadmap.demo.story import APPROVERS, GOALS, PRODUCTS
from strategy.models import Goal, KeyResult, Product

OWNER = "ML"


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
        for member in APPROVERS:
            product.seat(stage.people[member], by=owner, at=began)


def user(key):
    """Nobody signs in with a password here; the door on the sign-in page is the only way."""
    return User.objects.create_user(email(key), None, name=PEOPLE[key][0])


def aim(stage):
    began = stage.calendar.at(stage.calendar.day("02-09"))
    for name, (key, title, owner, period, results) in GOALS.items():
        product = stage.products[key]
        first, last = map(stage.calendar.day, period)
        goal = stage.goals[name] = Goal.create(
            by=product.lead, at=began, product=product, title=title, owner=stage.people[owner],
            period_start=first, period_end=last,
        )  # fmt: skip
        for rank, (words, unit, start, target, check_ins) in enumerate(results, 1):
            result = KeyResult.create(
                by=product.lead, at=began, goal=goal, title=words, unit=unit, start_value=decimal(start),
                target_value=decimal(target), rank=rank,
            )  # fmt: skip
            for value, day, note in check_ins:
                stage.on(day, check_in(result, product.lead, value, note))


def check_in(result, by, value, note):
    def act(at):
        result.refresh_from_db()
        result.check_in(by=by, value=decimal(value), note=note, at=at)

    return act


def decimal(number):
    return Decimal(str(number))
