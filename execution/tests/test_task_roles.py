"""Who may do what to a task, written by hand."""

import pytest

from accounts.roles import Role
from execution.models import Label, Status, Task
from execution.tests import factories as make

STATUSES = ("todo", "doing", "in_review", "done", "cancelled")

#                        owner, product, project, contributor, executive
CHANGES = {
    "status":            (200, 403, 200, 200, 403),
    "remaining":         (200, 403, 200, 200, 403),
    "status, remaining": (200, 403, 200, 200, 403),
    "title":             (200, 403, 200, 403, 403),
    "description":       (200, 403, 200, 403, 403),
    "parent":            (200, 403, 200, 403, 403),
    "priority":          (200, 403, 200, 403, 403),
    "milestone":         (200, 403, 200, 403, 403),
    "assignees":         (200, 403, 200, 403, 403),
    "labels":            (200, 403, 200, 403, 403),
    "estimate":          (200, 403, 200, 403, 403),
    "start":             (200, 403, 200, 403, 403),
    "due":               (200, 403, 200, 403, 403),
    "external_key":      (200, 403, 200, 403, 403),
    "remaining, due":    (200, 403, 200, 403, 403),
}  # fmt: skip
ROLES = ("owner", "product_manager", "project_manager", "contributor", "executive")
#                owner, product, project, contributor, executive
PAGES = {
    "show":     (200, 200, 200, 200, 200),
    "move":     (302, 403, 302, 302, 403),
    "left":     (302, 403, 302, 302, 403),
    "due":      (302, 403, 302, 403, 403),
    "edit":     (302, 403, 302, 403, 403),
    "new":      (302, 403, 302, 403, 403),
    "delete":   (302, 403, 302, 403, 403),
}  # fmt: skip
API = {
    "list":     (200, 200, 200, 200, 200),
    "read":     (200, 200, 200, 200, 200),
    "create":   (201, 403, 201, 403, 403),
    "delete":   (204, 403, 204, 403, 403),
}  # fmt: skip


def expected(table):
    return [(what, role, codes[at]) for what, codes in table.items() for at, role in enumerate(ROLES)]


def test_the_tables_know_every_role_and_status():
    assert set(Role.values) == set(ROLES)
    assert set(Status.values) == set(STATUSES)
    assert set(Task.WRITABLE) <= set(CHANGES)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("mine", [True, False])
def test_every_status_by_every_role(place, role, mine):
    """Whether a task is one's own makes no difference: a contributor works on the tasks of projects."""
    member = place.sign_in(role)
    code = {
        "owner": 200,
        "product_manager": 403,
        "project_manager": 200,
        "contributor": 200,
        "executive": 403,
    }[role]
    for old in STATUSES:
        for new in STATUSES:
            task = place.task(status=old, assignees=[member] if mine else [])
            answer = place.api("patch", f"tasks/{task.key}/", {"status": new, "version": 1})
            task.refresh_from_db()
            assert (answer.status_code, task.status) == (code, new if code == 200 else old), (old, new)


@pytest.mark.parametrize(("names", "role", "code"), expected(CHANGES))
def test_every_field_by_every_role(place, names, role, code):
    task, other = place.task(), place.task()
    member = place.sign_in(role)
    values = {
        "status": "doing", "remaining": "2", "title": "New", "description": "Text", "parent": other.key,
        "priority": "high", "assignees": [str(member.pk)], "estimate": "4", "start": "2026-06-01",
        "due": "2026-07-01", "external_key": "T-1043",
        "milestone": str(make.milestone(place.owner, place.project).pk),
        "labels": [str(Label.create(by=place.owner, name="launch").pk)],
    }  # fmt: skip
    body = {name: values[name] for name in names.split(", ")} | {"version": 1}
    answer = place.api("patch", f"tasks/{task.key}/", body)

    assert answer.status_code == code, answer.content
    task.refresh_from_db()
    assert task.version == (2 if code == 200 else 1)


@pytest.mark.parametrize(("what", "role", "code"), expected(PAGES))
def test_every_page_by_every_role(place, what, role, code):
    task = place.task()
    place.sign_in(role)
    full = {"title": "New", "status": "todo", "priority": "none", "version": 1}
    ask = {
        "show": lambda: place.get(f"tasks/{task.key}/"),
        "move": lambda: place.post(f"tasks/{task.key}/move/", {"status": "done"}),
        "left": lambda: place.post(f"tasks/{task.key}/fields/remaining/", {"remaining": "2", "version": 1}),
        "due": lambda: place.post(f"tasks/{task.key}/fields/due/", {"due": "2026-07-01", "version": 1}),
        "edit": lambda: place.post(f"tasks/{task.key}/edit/", full),
        "new": lambda: place.post("tasks/new/", {"title": "x", "project": place.project.pk}),
        "delete": lambda: place.post(f"tasks/{task.key}/delete/"),
    }[what]
    assert ask().status_code == code


@pytest.mark.parametrize(("what", "role", "code"), expected(API))
def test_every_method_by_every_role(place, what, role, code):
    task = place.task()
    place.sign_in(role)
    ask = {
        "list": lambda: place.api("get", "tasks/"),
        "read": lambda: place.api("get", f"tasks/{task.key}/"),
        "create": lambda: place.api("post", "tasks/", {"project": "STO", "title": "x"}),
        "delete": lambda: place.api("delete", f"tasks/{task.key}/"),
    }[what]
    assert ask().status_code == code


def test_a_field_that_a_contributor_may_not_change_is_named_before_any_is_changed(place):
    task = place.task()
    place.sign_in("contributor")
    answer = place.api("patch", f"tasks/{task.key}/", {"status": "done", "title": "x", "version": 1})

    assert (answer.status_code, Task.objects.get().status) == (403, "todo")
    assert "status and remaining work only" in answer.json()["detail"]
