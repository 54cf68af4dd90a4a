"""The short way to "nothing changed" says so only where the long way would answer, and only while its answer is the same."""

import datetime as dt
import random

import pytest
from django.test import Client
from django.utils import timezone

from accounts import trash
from accounts.models import Membership, User, Workspace
from accounts.roles import CAPABILITIES, Can, Role
from accounts.tests.factories import api_of
from execution.models import Label
from execution.tests import factories as make

LIST = "/api/v1/tasks/?size=50"


def same(api, tag, address=LIST):
    """(status of the list asked with this tag, the list asked without): 304 exactly where that one bears the tag."""
    short, whole = api.get(address, headers={"If-None-Match": tag}), api.get(address)
    holds = whole.status_code == 200 and whole["ETag"] == tag
    assert (short.status_code == 304) == holds
    assert holds or short.status_code == whole.status_code
    return short.status_code, whole


WRITES = {
    "make": lambda place, task, chance: place.task(f"Made {chance.random()}"),
    "name": lambda place, task, chance: task.edit(
        by=place.owner, changes={"title": f"Named {chance.random()}"}
    ),
    "describe": lambda place, task, chance: task.edit(
        by=place.owner, changes={"description": f"{chance.random()}"}
    ),
    "assign": lambda place, task, chance: task.edit(
        by=place.owner, changes={"assignees": [make.member(place.workspace)]}
    ),
    "label": lambda place, task, chance: task.edit(
        by=place.owner, changes={"labels": [Label.create(by=place.owner, name=f"l{chance.random()}")]}
    ),
    "start": lambda place, task, chance: task.move("in_review", by=place.owner),
    "block": lambda place, task, chance: (
        task.unblock(by=place.owner)
        if task.blocked
        else task.block(f"Because {chance.random()}", by=place.owner)
    ),
    "archive": lambda place, task, chance: (
        task.move("done", by=place.owner) and type(task).objects.get(pk=task.pk).archive(by=place.owner)
    ),
    "delete": lambda place, task, chance: task.trash(by=place.owner),
    "copy": lambda place, task, chance: task.duplicate(by=place.owner),
    "move": lambda place, task, chance: task.move_to(make.project(place.owner), by=place.owner),
    "key": lambda place, task, chance: task.project.edit(
        by=place.owner, changes={"key": f"K{chance.randrange(9999)}"}
    ),
    "milestone": lambda place, task, chance: task.edit(
        by=place.owner, changes={"milestone": make.milestone(place.owner, task.project)}
    ),
    "unlabel": lambda place, task, chance: (
        [label.trash(by=place.owner) for label in Label.objects.filter(workspace=place.workspace)]
    ),
    "lose milestones": lambda place, task, chance: (
        [one.trash(by=place.owner) for one in task.project.milestones.all()]
    ),
}


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_written_an_answer_and_its_tag_change_together(place, seed):
    chance, api = random.Random(seed), api_of(place.owner)
    for n in range(4):
        place.task(f"Task {n}")
    before, changed = api.get(LIST), 0
    for what in chance.sample(sorted(WRITES), len(WRITES)):
        task = chance.choice(list(place.workspace.tasks.order_by("id")))
        WRITES[what](place, task, chance)
        _status, after = same(api, before["ETag"])
        if after.content != before.content:
            assert after["ETag"] != before["ETag"], what
            changed += 1
        before = after
    assert changed >= len(WRITES) // 2


def demote(place, member):
    member.change_role(by=place.owner, role=Role.EXECUTIVE)


def purge():
    assert trash.purge(timezone.now() + dt.timedelta(days=31))


def test_what_was_purged_does_not_hide_what_was_written_since(place):
    """As many rows as before, and as many versions: one in the trash had two of them."""
    place.task()
    other, api = make.project(place.owner), api_of(place.owner)
    other.trash(by=place.owner)
    tag = api.get(LIST)["ETag"]
    purge()
    make.project(place.owner)
    place.workspace.projects.get(pk=place.project.pk).edit(by=place.owner, changes={"key": "ZZZ"})
    status, whole = same(api, tag)
    assert (status, whole.json()["results"][0]["key"]) == (200, "ZZZ-1")


def test_a_purged_label_does_not_hide_that_another_is_gone(place):
    worn, unworn = (Label.create(by=place.owner, name=name) for name in ("legal", "later"))
    place.task(labels=[worn])
    unworn.trash(by=place.owner)
    api = api_of(place.owner)
    tag = api.get(LIST)["ETag"]
    purge()
    Label.create(by=place.owner, name="new")
    worn.trash(by=place.owner)
    status, whole = same(api, tag)
    assert (status, whole.json()["results"][0]["labels"]) == (200, [])


def test_an_address_that_became_somebody_elses_is_asked_about_them(place):
    ana, bo = make.member(place.workspace), make.member(place.workspace)
    for member in (ana, bo):
        place.task(f"Of {member.pk}", assignees=[member])
    api, mail = api_of(place.owner), ana.user.email
    address = f"{LIST}&assignee={mail}"
    tag = api.get(address)["ETag"]
    assert same(api, tag, address)[0] == 304
    User.objects.filter(pk=ana.user_id).update(email="ana.new@example.com")
    assert same(api, tag, address)[0] == 400
    User.objects.filter(pk=bo.user_id).update(email=mail)
    status, whole = same(api, tag, address)
    assert (status, [row["title"] for row in whole.json()["results"]]) == (200, [f"Of {bo.pk}"])


LOST = {
    "another role": demote,
    "deactivated": lambda place, member: member.deactivate(by=place.owner),
    "deleted": lambda place, member: Membership.everything.filter(pk=member.pk).update(
        deleted_at=member.created_at
    ),
    "without an account": lambda place, member: User.objects.filter(pk=member.user_id).update(
        is_active=False
    ),
    "without its token": lambda place, member: member.tokens.get().revoke(by=place.owner),
    "whose token expired": lambda place, member: member.tokens.update(expires_at=member.created_at),
    "whose token is deleted": lambda place, member: member.tokens.update(deleted_at=member.created_at),
}


@pytest.mark.parametrize("how", LOST)
def test_a_member_is_told_nothing_by_a_tag_of_before(place, how):
    place.task()
    member = make.member(place.workspace)
    api = api_of(member)
    tag = api.get(LIST)["ETag"]
    assert same(api, tag)[0] == 304
    LOST[how](place, member)
    assert same(api, tag)[0] == (200 if how == "another role" else 401)


def test_a_role_that_may_no_longer_read_is_refused_by_the_same_table(place, monkeypatch):
    place.task()
    api = api_of(place.owner)
    tag = api.get(LIST)["ETag"]
    monkeypatch.setitem(CAPABILITIES, Role.OWNER, set(Can) - {Can.READ})
    assert same(api, tag)[0] == 403


def test_a_tag_is_of_one_member_and_one_question(place):
    place.task()
    other, owner = Workspace.open("Elsewhere", make.user(), slug="elsewhere"), api_of(place.owner)
    tag = owner.get(LIST)["ETag"]
    assert same(api_of(make.member(place.workspace)), tag)[0] == 200
    assert same(api_of(other.memberships.get()), tag)[0] == 200
    for address in ("/api/v1/tasks/", f"{LIST}&status=done", f"{LIST}&archived=true", f"{LIST}&order=due"):
        assert same(owner, tag, address)[0] == 200
    assert same(owner, tag, f"{LIST}&status=none")[0] == 400
    assert owner.get("/api/v1/projects/", headers={"If-None-Match": tag}).status_code == 200


def test_nobody_and_a_made_up_secret_are_sent_the_long_way(place):
    place.task()
    tag = api_of(place.owner).get(LIST)["ETag"]
    for headers in ({}, {"Authorization": "Bearer thl_made_up"}, {"Authorization": "Bearer "}):
        for seen in (tag, "*"):
            assert Client(headers=headers).get(LIST, headers={"If-None-Match": seen}).status_code == 401
    assert place.api("get", "tasks/?size=50", **{"If-None-Match": tag}).status_code == 304  # by a session


def test_it_costs_one_question(place, django_assert_num_queries):
    api = api_of(place.owner)
    tag = api.get(LIST)["ETag"]
    with django_assert_num_queries(1):
        assert api.get(LIST, headers={"If-None-Match": tag}).status_code == 304


def test_what_is_written_is_never_unchanged(place):
    api = api_of(place.owner)
    body = {"project": "STO", "title": "Mandates"}
    made = api.post("/api/v1/tasks/", body, format="json", headers={"If-None-Match": "*"})
    assert made.status_code == 201


def test_it_bears_the_headers_of_the_list(place):
    api = api_of(place.owner)
    whole = api.get(LIST)
    short = api.get(LIST, headers={"If-None-Match": whole["ETag"]})
    for name in ("ETag", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert short[name] == whole[name]
    assert set(short["Vary"].split(", ")) >= set(whole["Vary"].split(", "))


def test_a_host_that_is_none_of_ours_is_refused(place, settings):
    api = api_of(place.owner)
    tag = api.get(LIST)["ETag"]
    settings.ALLOWED_HOSTS = ["throughline.example"]
    assert api.get(LIST, headers={"If-None-Match": tag, "Host": "evil.example"}).status_code == 400
