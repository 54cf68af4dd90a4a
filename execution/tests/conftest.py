import pytest
from django.utils import timezone

from accounts.models import Workspace
from execution.tests import factories as make


class Place:
    """A workspace with an owner, a project STO, and a browser that the owner is signed in with."""

    def __init__(self, client):
        self.client = client
        self.workspace, self.owner = make.workspace()
        self.project = make.project(self.owner, key="STO")
        client.force_login(self.owner.user)

    def url(self, path=""):
        return f"/w/{self.workspace.slug}/{path}"

    def get(self, path="", **kwargs):
        return self.client.get(self.url(path), **kwargs)

    def post(self, path="", data=None, **kwargs):
        return self.client.post(self.url(path), data or {}, **kwargs)

    def api(self, method, path, body=None, **headers):
        kwargs = {"headers": {"X-Workspace": self.workspace.slug} | headers}
        if body is not None:
            kwargs |= {"data": body, "content_type": "application/json"}
        return getattr(self.client, method)(f"/api/v1/{path}", **kwargs)

    def task(self, title="A task", **fields):
        return make.task(self.owner, self.project, title, **fields)

    def sign_in(self, role):
        member = make.member(self.workspace, role)
        self.client.force_login(member.user)
        return member


@pytest.fixture
def place(db, client, monkeypatch):
    monkeypatch.setattr(Workspace, "today", lambda self, at=None: (at or make.NOON).date())
    monkeypatch.setattr(timezone, "localdate", lambda *_args, **_kwargs: make.TODAY)
    return Place(client)
