"""Every state of a project by every way out of it and every role, written by hand."""

import pytest

from accounts.roles import Role
from execution.models import Project, ProjectState

ROLES = ("owner", "product_manager", "project_manager", "contributor", "executive")
PLANS = {
    "owner": True,
    "product_manager": False,
    "project_manager": True,
    "contributor": False,
    "executive": False,
}
STATES = ("planned", "active", "paused", "finished", "cancelled")
WAYS = {
    "planned": {"active", "paused", "finished", "cancelled"},
    "active": {"paused", "finished", "cancelled"},
    "paused": {"active", "cancelled"},
    "finished": {"active"},
    "cancelled": {"active", "planned"},
}
#                owner, product, project, contributor, executive
PAGES = {
    "list":     (200, 200, 200, 200, 200),
    "show":     (200, 200, 200, 200, 200),
    "new":      (302, 403, 302, 403, 403),
    "edit":     (302, 403, 302, 403, 403),
    "delete":   (302, 403, 302, 403, 403),
}  # fmt: skip
API = {
    "list":     (200, 200, 200, 200, 200),
    "read":     (200, 200, 200, 200, 200),
    "create":   (201, 403, 201, 403, 403),
    "change":   (200, 403, 200, 403, 403),
    "delete":   (204, 403, 204, 403, 403),
}  # fmt: skip


def expected(table):
    return [(what, role, codes[at]) for what, codes in table.items() for at, role in enumerate(ROLES)]


def put(project, state):
    Project.objects.filter(pk=project.pk).update(state=state)


def state_of(project):
    return Project.objects.values_list("state", flat=True).get(pk=project.pk)


def test_the_tables_know_every_role_and_state():
    assert set(Role.values) == set(ROLES)
    assert set(ProjectState.values) == set(STATES)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("old", STATES)
def test_every_way_out_of_a_state_by_page_and_by_api(place, role, old):
    place.sign_in(role)
    for new in STATES:
        allowed = PLANS[role] and new in WAYS[old]
        put(place.project, old)
        page = place.post("projects/STO/move/", {"state": new})
        assert page.status_code == (302 if allowed else 422 if PLANS[role] else 403), new
        assert state_of(place.project) == (new if allowed else old), new

        put(place.project, old)
        body = {"state": new, "version": Project.objects.get().version}
        answer = place.api("patch", "projects/STO/", body)
        same = PLANS[role] and new == old  # a field that says what is so already changes nothing
        assert answer.status_code == (200 if allowed or same else 400 if PLANS[role] else 403), new
        assert state_of(place.project) == (new if allowed else old), new


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", STATES)
def test_only_who_may_and_only_an_open_project_is_offered_a_task(place, role, state):
    put(place.project, state)
    place.sign_in(role)
    page = place.get("projects/STO/").content.decode()

    assert ('class="qadd' in page) == (PLANS[role] and state in ("planned", "active", "paused"))
    assert ('name="state"' in page) == PLANS[role]


@pytest.mark.parametrize(("what", "role", "code"), expected(PAGES))
def test_every_page_by_every_role(place, what, role, code):
    place.sign_in(role)
    ask = {
        "list": lambda: place.get("projects/"),
        "show": lambda: place.get("projects/STO/"),
        "new": lambda: place.post("projects/new/", {"name": "New", "key": "NEW"}),
        "edit": lambda: place.post("projects/STO/edit/", {"name": "New", "key": "STO", "version": 1}),
        "delete": lambda: place.post("projects/STO/delete/"),
    }[what]
    assert ask().status_code == code


@pytest.mark.parametrize(("what", "role", "code"), expected(API))
def test_every_method_by_every_role(place, what, role, code):
    place.sign_in(role)
    ask = {
        "list": lambda: place.api("get", "projects/"),
        "read": lambda: place.api("get", "projects/STO/"),
        "create": lambda: place.api("post", "projects/", {"name": "New", "key": "NEW"}),
        "change": lambda: place.api("patch", "projects/STO/", {"name": "New", "version": 1}),
        "delete": lambda: place.api("delete", "projects/STO/"),
    }[what]
    assert ask().status_code == code
