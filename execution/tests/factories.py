"""People and work, made by their own verbs."""

import datetime as dt
import itertools

from accounts.models import Membership, User, Workspace
from accounts.roles import Role
from execution.models import Allocation, Kind, Milestone, Person, Project, StatusUpdate, Task, TimeOff

number = itertools.count(1)
NOON = dt.datetime(2026, 6, 17, 12, tzinfo=dt.UTC)  # a Wednesday
TODAY = NOON.date()
NOBODY = "00000000-0000-4000-8000-000000000000"


def user(name="Jonas Weller"):
    return User.objects.create_user(f"worker{next(number)}@example.com", "a long passphrase", name=name)


def workspace(name="Larkfield"):
    made = Workspace.open(name, user(), slug=f"x{next(number)}", timezone="UTC")
    return made, made.memberships.get()


def member(workspace, role=Role.CONTRIBUTOR, name="Noor Haddad"):
    return Membership.create(by=None, workspace=workspace, user=user(name), role=role)


def project(by, name="Standing orders rollout", **fields):
    return Project.create(by=by, name=name, key=fields.pop("key", f"X{next(number)}"), **fields)


def task(by, project, title="A task", **fields):
    return Task.create(by=by, project=project, title=title, **fields)


def person(by, name="A designer", kind=Kind.PLACEHOLDER, **fields):
    return Person.create(by=by, name=name, kind=kind, **fields)


def allocation(by, person, project, **fields):
    usual = {"percent": 50, "start": TODAY, "end": TODAY + dt.timedelta(days=9)}
    return Allocation.create(by=by, person=person, project=project, **usual | fields)


def time_off(by, person, **fields):
    usual = {"first": TODAY, "last": TODAY + dt.timedelta(days=4)}
    return TimeOff.create(by=by, person=person, **usual | fields)


def milestone(by, project, name="General release", due=TODAY, **fields):
    return Milestone.create(by=by, project=project, name=name, due=due, **fields)


def update(by, project, health="on_track", words="All is well.", at=None):
    return StatusUpdate.declare(project, by=by, health=health, words=words, at=at)
