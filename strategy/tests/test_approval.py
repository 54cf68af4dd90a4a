"""Requests and decisions: what was put forward, who answers, and that only one answer counts."""

import pytest

from accounts.errors import Conflict, Forbidden, Refused
from accounts.roles import Role
from strategy.models import ApprovalRequest, Decision, Promise
from strategy.tests import factories as make
from strategy.tests.together import AT_ONCE, together


@pytest.fixture
def team(db):
    workspace, owner = make.workspace()
    manager = make.member(workspace)
    approver = make.member(workspace, Role.EXECUTIVE)
    return manager, approver, make.product(owner, approver, owner)


def in_review(team, **fields):
    manager, _approver, product = team
    initiative = make.initiative(manager, product, start=make.START, end=make.END, effort=30, **fields)
    return initiative, initiative.submit(by=manager, note="Twenty-three kitchens asked.")


def test_a_request_keeps_what_was_put_forward(team):
    initiative, request = in_review(team, problem="A third of them call.", confidence=80)
    assert (request.version, request.asked_by, request.closed_at) == (initiative.version, team[0], None)
    assert request.snapshot == {
        "title": "Standing orders", "problem": "A third of them call.", "outcome": "",
        "start": "2026-04-27", "end": "2026-08-14", "precision": "day", "effort": 30.0, "confidence": 80,
        "goals": [], "requirements": [], "tolerance": 10,
    }  # fmt: skip


def test_the_version_put_forward_is_the_one_decided_on(team):
    initiative, request = in_review(team)
    for version in (request.version - 1, request.version + 1):
        with pytest.raises(Conflict) as conflict:
            initiative.decide(by=team[1], verdict="approve", version=version)
        assert conflict.value.version == request.version
        said = (
            f"Version {request.version} was put forward, not version {version}. Look again before you decide."
        )
        assert conflict.value.message == said
    assert not Decision.objects.exists()

    decision = initiative.decide(by=team[1], verdict="approve", version=request.version)
    assert (decision.version, decision.verdict, decision.sole) == (request.version, "approve", False)


def test_no_version_named_means_the_one_put_forward(team):
    initiative, request = in_review(team)
    assert initiative.decide(by=team[1], verdict="approve").version == request.version


@pytest.mark.parametrize("note", ["   ", "\u200b\u3164"])
@pytest.mark.parametrize("verdict", ["request_changes", "decline"])
def test_a_no_needs_its_reason(team, verdict, note):
    initiative, _request = in_review(team)
    with pytest.raises(Refused) as refused:
        initiative.decide(by=team[1], verdict=verdict, note=note)
    assert (refused.value.message, refused.value.field) == (
        "Say why, so that the owner can act on it.",
        "note",
    )
    assert initiative.request is not None


def test_a_yes_may_go_without_words(team):
    initiative, _request = in_review(team)
    assert initiative.decide(by=team[1], verdict="approve").note == ""


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [("approve", "approved"), ("request_changes", "changes_requested"), ("decline", "declined")],
)
def test_a_decision_closes_its_request(team, verdict, outcome):
    initiative, request = in_review(team)
    initiative.decide(by=team[1], verdict=verdict, note="So.", at=make.NOON)
    request.refresh_from_db()
    assert (request.outcome, request.closed_at) == (outcome, make.NOON)
    assert Promise.objects.exists() is (verdict == "approve")


def test_a_decided_request_is_not_decided_again(team):
    initiative, request = in_review(team)
    initiative.decide(by=team[1], verdict="approve")

    with pytest.raises(Conflict) as conflict:
        initiative.decide(by=team[1], verdict="decline", note="No.", version=request.version)
    assert conflict.value.message == "This request was decided or withdrawn a moment ago."
    with pytest.raises(Refused) as refused:
        initiative.decide(by=team[1], verdict="decline", note="No.")
    assert "is approved, so it cannot be declined." in refused.value.message
    assert Decision.objects.count() == 1


def test_a_decision_on_what_went_to_the_trash_meanwhile_is_refused(team):
    initiative, request = in_review(team)
    initiative.trash(by=team[0])
    with pytest.raises(Conflict):
        request.decide(by=team[1], verdict="approve")
    assert not Decision.objects.exists()


def test_nobody_decides_on_what_they_alone_put_forward(team):
    _manager, approver, product = team
    initiative = make.initiative(approver, product, owner=approver)
    initiative.submit(by=approver)
    with pytest.raises(Forbidden) as forbidden:
        initiative.decide(by=approver, verdict="approve")
    assert forbidden.value.message == "You put this forward yourself. Another approver decides."


def test_the_only_approver_decides_on_their_own_request_and_the_record_says_so(team):
    manager, _approver, product = team
    alone = make.product(product.workspace.memberships.get(role=Role.OWNER), manager)
    initiative = make.initiative(manager, alone)
    initiative.submit(by=manager)
    assert initiative.decide(by=manager, verdict="approve").sole is True


def test_a_deactivated_approver_leaves_the_other_as_the_only_one(team):
    manager, approver, product = team
    owner = product.workspace.memberships.get(role=Role.OWNER)
    initiative = make.initiative(manager, product)
    initiative.submit(by=owner)
    approver.deactivate(by=owner)
    assert initiative.decide(by=owner, verdict="approve").sole is True


def test_another_workspaces_approver_has_no_seat_here(team):
    initiative, _request = in_review(team)
    _workspace, stranger = make.workspace("Elsewhere")
    with pytest.raises(Forbidden):
        initiative.decide(by=stranger, verdict="approve")


def waiting(member):
    return list(member.workspace.initiatives.waiting_for(member))


def test_what_waits_for_whom(team):
    manager, approver, product = team
    owner = product.workspace.memberships.get(role=Role.OWNER)
    initiative, _request = in_review(team)
    own = make.initiative(manager, product)
    own.submit(by=owner)

    assert waiting(manager) == []
    assert set(waiting(approver)) == {initiative, own}
    assert waiting(owner) == [initiative]

    initiative.hold(by=manager)
    assert waiting(approver) == [own]
    approver.deactivate(by=owner)
    assert waiting(owner) == [own], "the only approver left may decide on their own request"


def test_open_requests_come_most_pressing_first(team):
    manager, _approver, product = team
    for title, due in (("Someday", None), ("Later", make.END), ("Soon", make.TODAY)):
        make.initiative(manager, product, title=title).submit(by=manager, due=due, at=make.NOON)
    found = manager.workspace.approval_requests.open()
    assert [r.initiative.title for r in found] == ["Soon", "Later", "Someday"]


@pytest.mark.django_db(transaction=True)
def test_many_deciding_at_once_make_one_decision():
    workspace, owner = make.workspace()
    manager = make.member(workspace)
    approvers = [make.member(workspace, Role.EXECUTIVE) for _ in range(AT_ONCE)]
    product = make.product(owner, *approvers)
    initiative = make.initiative(manager, product, start=make.START, end=make.END)
    request = initiative.submit(by=manager)
    answers = together(
        lambda n: ApprovalRequest.objects.get(pk=request.pk).decide(
            by=approvers[n], verdict="approve" if n % 2 else "decline", note=f"Said {n}."
        )
    )

    done = [a for a in answers if isinstance(a, Decision)]
    assert len(done) == 1 and Decision.objects.count() == 1
    assert {type(a) for a in answers} == {Decision, Conflict}
    assert initiative.moves.count() == 2
    initiative.refresh_from_db()
    assert initiative.state == ("approved" if done[0].verdict == "approve" else "declined")
    assert Promise.objects.count() == (done[0].verdict == "approve")


@pytest.mark.django_db(transaction=True)
def test_deciding_and_editing_at_once_leave_no_promise_of_something_else():
    workspace, owner = make.workspace()
    manager = make.member(workspace)
    product = make.product(owner, owner)
    initiative = make.initiative(manager, product, effort=10)
    request = initiative.submit(by=manager)

    def one(n):
        mine = type(initiative).objects.get(pk=initiative.pk)
        if n % 2:
            return mine.decide(by=owner, verdict="approve", version=request.version)
        return mine.edit(by=manager, changes={"effort": n + 20})

    answers = together(one)
    assert not [a for a in answers if isinstance(a, Exception) and not isinstance(a, Conflict | Refused)]
    initiative.refresh_from_db()
    request.refresh_from_db()
    if initiative.state == "approved":
        assert initiative.promise.effort == 10 and request.outcome == "approved"
    else:
        assert initiative.promise is None and (initiative.state, request.outcome) == ("draft", "withdrawn")
