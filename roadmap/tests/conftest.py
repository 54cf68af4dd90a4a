import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import Workspace
from accounts.roles import Role
from roadmap.models import Roadmap, ShareLink
from roadmap.tests import factories as make


class Place:
    """A workspace with an owner, a product and a browser that the owner is signed in with."""

    def __init__(self, client):
        self.client = client
        self.workspace, self.owner = make.workspace()
        self.product = make.product(self.owner, name="Orchard", key="ORC")
        client.force_login(self.owner.user)

    def url(self, path=""):
        return f"/w/{self.workspace.slug}/{path}"

    def get(self, path="", **kwargs):
        return self.client.get(self.url(path), **kwargs)

    def post(self, path="", data=None, **kwargs):
        return self.client.post(self.url(path), data or {}, **kwargs)

    def sign_in(self, role):
        """Somebody else sits down at this browser."""
        member = make.member(self.workspace, role)
        self.client.force_login(member.user)
        return member

    def sign_in_executive(self):
        return self.sign_in(Role.EXECUTIVE)


@pytest.fixture
def in_2026(monkeypatch):
    """Days of this year are said without it."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args, **_kwargs: make.NOON.date())


@pytest.fixture
def place(db, client, monkeypatch):
    monkeypatch.setattr(Workspace, "today", lambda self, at=None: (at or make.NOON).date())
    return Place(client)


@pytest.fixture
def late(place):
    """(initiative, delivery) whose forecast lies far behind its promise."""
    initiative, delivery = make.launched(place.owner, place.product, problem="Six in ten orders repeat.")
    make.task(
        place.owner, delivery.project, "Card mandates", start=dt.date(2026, 6, 1), due=dt.date(2026, 8, 14)
    )
    make.task(place.owner, delivery.project, "Pilot", start=dt.date(2026, 10, 1), due=dt.date(2026, 10, 9))
    return initiative, delivery


@pytest.fixture
def view(place):
    """A saved roadmap."""
    return Roadmap.create(by=place.owner, name="Next", product=place.product, group="goal")


@pytest.fixture
def issue(place, view):
    """A link and a visitor's browser: (link, path)."""

    def issue(**fields):
        fields = {"roadmap": view, "name": "Council"} | fields
        link, secret = ShareLink.issue(by=place.owner, **fields)
        return link, f"/s/{secret}/"

    return issue


@pytest.fixture
def visitor():
    """A browser that nobody signed in with."""
    cache.clear()
    return Client()
