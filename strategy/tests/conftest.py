import pytest

from accounts.models import Workspace
from accounts.roles import Role
from strategy.tests import factories as make


class Place:
    """Larkfield: an owner, a product manager, an approver; Orchard; a browser and a program's key."""

    def __init__(self, client):
        self.client = client
        self.workspace, self.owner = make.workspace()
        self.manager = make.member(self.workspace)
        self.approver = make.member(self.workspace, Role.EXECUTIVE, "Mara Lindholm")
        self.reader = make.member(self.workspace, Role.CONTRIBUTOR, "Sam Adeyemi")
        self.product = make.product(self.owner, self.approver, self.owner, key="ORC")
        self.sign_in(self.manager)

    def sign_in(self, member):
        self.client.force_login(member.user)
        return member

    def url(self, path=""):
        return f"/w/{self.workspace.slug}/{path}"

    def get(self, path="", **kwargs):
        return self.client.get(self.url(path), **kwargs)

    def post(self, path="", data=None, **kwargs):
        return self.client.post(self.url(path), data or {}, **kwargs)

    def api(self, method, path, data=None):
        kwargs = {"data": data, "content_type": "application/json"} if data is not None else {}
        return getattr(self.client, method)(f"/api/v1/{path}", **kwargs)

    def initiative(self, **fields):
        return make.initiative(self.manager, self.product, **fields)

    def at(self, state, **fields):
        return make.in_state(state, self.manager, self.product, self.approver, **fields)


@pytest.fixture
def place(db, client, monkeypatch):
    monkeypatch.setattr(Workspace, "today", lambda self, at=None: (at or make.NOON).date())
    return Place(client)
