"""A workspace with people, and initiatives brought to any state by their own verbs."""

import datetime as dt
import itertools

from accounts.models import Membership, User, Workspace
from accounts.roles import Role
from strategy.models import Goal, Initiative, KeyResult, Product, Requirement

number = itertools.count(1)
START, END = dt.date(2026, 4, 27), dt.date(2026, 8, 14)
TODAY = dt.date(2026, 6, 17)
NOON = dt.datetime(2026, 6, 17, 12, tzinfo=dt.UTC)


def user(name="Inês Duarte"):
    return User.objects.create_user(f"someone{next(number)}@example.com", "a long passphrase", name=name)


def workspace(name="Larkfield"):
    """A workspace with its first owner: (workspace, owner's membership)."""
    made = Workspace.open(name, user(), slug=f"s{next(number)}", timezone="UTC")
    return made, made.memberships.get()


def member(workspace, role=Role.PRODUCT_MANAGER, name="Tobias Okafor"):
    return Membership.create(by=None, workspace=workspace, user=user(name), role=role)


def product(by, *approvers, **fields):
    made = Product.create(by=by, **({"name": "Orchard", "key": f"P{next(number)}"} | fields))
    for approver in approvers:
        made.seat(approver, by)
    return made


def goal(by, product, title="Kitchens reorder without calling", **fields):
    period = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
    return Goal.create(by=by, product=product, title=title, **(period | fields))


def key_result(by, goal, title="Orders placed without help", start=58, target=85, **fields):
    return KeyResult.create(by=by, goal=goal, title=title, start_value=start, target_value=target, **fields)


def initiative(by, product, title="Standing orders", **fields):
    return Initiative.create(by=by, product=product, title=title, **fields)


def requirement(by, initiative, title="A kitchen can pause a weekly order", **fields):
    return Requirement.create(by=by, initiative=initiative, title=title, **fields)


def answer_points(initiative, by, words="Done.", at=None):
    """Tick off whatever was asked to be changed."""
    for point in initiative.points().unanswered().in_order():
        point.reply(words, by=by, at=at)


def in_state(state, by, product, approver, **fields):
    """An initiative that its own verbs brought to `state`."""
    made = initiative(by, product, **({"start": START, "end": END} | fields))
    return brought_to(made, state, by, approver)


def brought_to(made, state, by, approver):
    """A draft, brought to `state`."""
    if state == "draft":
        return made
    request = made.submit(by=by)
    if state != "in_review":
        verdict = "decline" if state == "declined" else "approve"
        request.decide(by=approver, verdict=verdict, note="Said so.")
    made.refresh_from_db()
    for verb in {"in_delivery": ["launch"], "shipped": ["launch", "ship"], "on_hold": ["hold"]}.get(
        state, []
    ):
        getattr(made, verb)(by=by)
    return made
