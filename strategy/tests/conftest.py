import pytest
from django.utils import timezone

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
    monkeypatch.setattr(timezone, "localdate", lambda *_args, **_kwargs: make.TODAY)
    return Place(client)


@pytest.fixture
def asked(place):
    """Sent back once with two points, changed, and put forward again."""
    goal = make.goal(place.manager, place.product)
    make.key_result(place.manager, goal, unit="%").check_in(by=place.manager, value=67)
    initiative = place.initiative(
        title="Kitchen invoices", problem="Crate deposits hide somewhere.", effort="16", goals=[goal],
        start=make.START, end=make.END,
    )  # fmt: skip
    portal = make.requirement(place.manager, initiative, title="A portal")
    initiative.submit(by=place.manager, note="First try.")
    initiative.decide(by=place.approver, verdict="request_changes", note="Cut the portal.\nShow the calls.")
    initiative.edit(by=place.manager, changes={"effort": 12, "problem": "Crate deposits hide in the total."})
    portal.trash(by=place.manager)
    make.requirement(place.manager, initiative, title="One invoice a week")
    make.answer_points(initiative, place.manager)
    initiative.submit(by=place.manager, note="Now without a portal.", due=make.END)
    return initiative
