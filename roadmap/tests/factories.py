"""A workspace with people, and initiatives brought to any state by their own verbs."""

import datetime as dt
import itertools

from accounts.models import Membership, User, Workspace
from accounts.roles import Role
from execution.models import Project, Task
from roadmap import actions
from strategy.models import Goal, Initiative, Product, Requirement

number = itertools.count(1)
START, END = dt.date(2026, 4, 27), dt.date(2026, 8, 14)
NOON = dt.datetime(2026, 6, 17, 12, tzinfo=dt.UTC)  # the Wednesday most of these tests happen on


def user(name="Ines Duarte"):
    return User.objects.create_user(f"person{next(number)}@example.com", "a long passphrase", name=name)


def workspace(name="Larkfield"):
    """A workspace with its first owner: (workspace, owner's membership)."""
    made = Workspace.open(name, user(), slug=f"w{next(number)}", timezone="UTC")
    return made, made.memberships.get()


def member(workspace, role=Role.PRODUCT_MANAGER, name="Jonas Weller"):
    return Membership.create(by=None, workspace=workspace, user=user(name), role=role)


def product(by, approver=None, key=None, **fields):
    made = Product.create(by=by, name=fields.pop("name", "Orchard"), key=key or f"P{next(number)}", **fields)
    made.seat(approver or by, by)
    return made


def initiative(by, product, title="Standing orders", requirements=(), **fields):
    made = Initiative.create(by=by, product=product, title=title, **fields)
    for rank, (words, priority) in enumerate(requirements, 1):
        Requirement.create(by=by, initiative=made, title=words, priority=priority, rank=rank)
    made.refresh_from_db()
    return made


def approve(initiative, by, at=None):
    """Submit and decide; `by` sits on the product and is its only approver."""
    request = initiative.submit(by=by, note="", at=at) or initiative.requests.get(closed_at=None)
    request.decide(by=by, verdict="approve", note="Go.", at=at)
    initiative.refresh_from_db()
    return initiative


def approved(by, product, start=START, end=END, **fields):
    return approve(initiative(by, product, start=start, end=end, owner=by, **fields), by)


def launched(by, product, **fields):
    """(initiative, delivery) in delivery."""
    made = approved(by, product, **fields)
    delivery, _created = actions.launch(made, by)
    made.refresh_from_db()
    return made, delivery


def project(by, name="Freezer replacement", **fields):
    return Project.create(by=by, name=name, key=fields.pop("key", f"Q{next(number)}"), **fields)


def task(by, project, title="A task", **fields):
    return Task.create(by=by, project=project, title=title, **fields)


def goal(by, product, title="Kitchens reorder without calling", **fields):
    period = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
    return Goal.create(by=by, product=product, title=title, **(period | fields))
