"""Several who must agree: each yes is kept, the one that is enough writes the promise, and who leaves settles nothing."""

import datetime as dt

import pytest

from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from accounts.roles import Role
from strategy.approving.voices import sentence, voices
from strategy.models import ApprovalRequest, Decision, Initiative, Policy, Promise
from strategy.tests import factories as make


def later(hours):
    return make.NOON + dt.timedelta(hours=hours)


@pytest.fixture
def board(db):
    """(manager, three approvers, product that two of them must agree on)."""
    return founded()


def founded(rule="number", number=2, approvers=3):
    workspace, owner = make.workspace()
    manager = make.member(workspace, name="Inês Duarte")
    seated = [
        make.member(workspace, Role.EXECUTIVE, name) for name in ("Viktor", "Mara", "Priya")[:approvers]
    ]
    product = make.product(owner, *seated)
    Policy.of(product).edit(by=manager, changes={"rule": rule, "number": number})
    return manager, seated, product


def sent(board, **fields):
    manager, _seated, product = board
    initiative = make.initiative(manager, product, start=make.START, end=make.END, at=later(-1), **fields)
    return initiative, initiative.submit(by=manager, at=make.NOON)


def fresh(initiative):
    return Initiative.objects.get(pk=initiative.pk)


def test_one_yes_of_two_is_kept_and_nothing_moves(board):
    initiative, request = sent(board)
    decision = initiative.decide(by=board[1][0], verdict="approve", note="Worth it.", at=later(1))
    assert (decision.by, decision.note, decision.at) == (board[1][0], "Worth it.", later(1))
    assert (fresh(initiative).state, fresh(initiative).version) == ("in_review", initiative.version)
    request.refresh_from_db()
    assert request.closed_at is None and not Promise.objects.exists()
    logged = Activity.objects.of(initiative).newest_first().first()
    assert (logged.verb, logged.actor, logged.note) == ("agree", board[1][0], "Worth it.")


def test_the_yes_that_is_enough_writes_the_promise(board):
    initiative, request = sent(board)
    initiative.decide(by=board[1][0], verdict="approve")
    last = initiative.decide(by=board[1][2], verdict="approve", note="Go.")
    assert fresh(initiative).state == "approved"
    assert [p.decision for p in Promise.objects.all()] == [last]
    assert request.decisions.count() == 2


@pytest.mark.parametrize(("verdict", "state"), [("decline", "declined"), ("request_changes", "draft")])
def test_one_no_is_enough_however_many_agreed(board, verdict, state):
    initiative, request = sent(board)
    initiative.decide(by=board[1][0], verdict="approve")
    initiative.decide(by=board[1][1], verdict=verdict, note="Not like this.")
    assert fresh(initiative).state == state and not Promise.objects.exists()
    assert request.decisions.standing().count() == 2, "the yes stays on record"


def test_nobody_agrees_twice(board):
    initiative, _request = sent(board)
    initiative.decide(by=board[1][0], verdict="approve")
    with pytest.raises(Refused) as refused:
        initiative.decide(by=board[1][0], verdict="approve")
    assert refused.value.message == "You agreed already. Take it back if you want to say something else."


def test_a_yes_is_taken_back_until_it_is_settled(board):
    initiative, request = sent(board)
    viktor, mara, _priya = board[1]
    initiative.decide(by=viktor, verdict="approve", at=later(1))
    taken = initiative.take_back(by=viktor, at=later(2))
    assert (taken.taken_back_at, request.consent().agreed) == (later(2), frozenset())
    assert Activity.objects.of(initiative).filter(verb="take_back", actor=viktor).exists()

    initiative.decide(by=viktor, verdict="approve", at=later(3))
    initiative.decide(by=mara, verdict="approve", at=later(4))
    with pytest.raises(Conflict) as conflict:
        request.take_back(by=viktor)
    assert conflict.value.message == "This request was decided or withdrawn a moment ago."
    assert request.decisions.count() == 3, "what was taken back stays on record"


def test_only_ones_own_yes_is_taken_back(board):
    initiative, _request = sent(board)
    initiative.decide(by=board[1][0], verdict="approve")
    with pytest.raises(Refused) as refused:
        initiative.take_back(by=board[1][1])
    assert refused.value.message == "You have not agreed to this, so there is nothing to take back."
    with pytest.raises(Forbidden):
        initiative.take_back(by=board[0])


def test_whoever_agreed_may_still_say_no_and_their_yes_no_longer_stands(board):
    initiative, request = sent(board)
    initiative.decide(by=board[1][0], verdict="approve")
    initiative.decide(by=board[1][0], verdict="decline", note="I read it again.")
    assert fresh(initiative).state == "declined"
    assert [d.verdict for d in request.decisions.standing()] == ["decline"]


def test_nothing_is_agreed_to_while_it_is_on_hold(board):
    initiative, _request = sent(board)
    initiative.hold(by=board[0])
    with pytest.raises(Refused) as refused:
        initiative.decide(by=board[1][0], verdict="approve")
    assert "is on hold, so it cannot be approved." in refused.value.message
    assert not Decision.objects.exists()


def test_the_policy_of_the_day_of_asking_counts(board):
    initiative, request = sent(board)
    initiative.decide(by=board[1][0], verdict="approve")
    Policy.of(board[2]).edit(by=board[0], changes={"rule": "any", "days": 3, "required": ["theme"]})
    request.refresh_from_db()
    assert (request.needed, request.due, fresh(initiative).state) == (2, None, "in_review")
    initiative.decide(by=board[1][1], verdict="approve")
    assert fresh(initiative).state == "approved"


def test_a_new_approver_does_not_answer_what_was_sent_before(board):
    initiative, request = sent(board)
    newcomer = make.member(board[2].workspace, Role.EXECUTIVE, "Newcomer")
    board[2].seat(newcomer, board[0])
    with pytest.raises(Forbidden) as forbidden:
        initiative.decide(by=newcomer, verdict="approve")
    assert (
        forbidden.value.message == "This was sent before you had your seat. Those who were asked then decide."
    )
    assert newcomer.pk not in request.consent().able


@pytest.mark.parametrize("leave", ["seat", "workspace"])
def test_a_yes_stands_when_its_giver_leaves(board, leave):
    initiative, _request = sent(board)
    viktor, mara, _priya = board[1]
    initiative.decide(by=viktor, verdict="approve")
    go(viktor, board, leave)
    initiative.decide(by=mara, verdict="approve")
    assert fresh(initiative).state == "approved"


def go(member, board, leave):
    if leave == "seat":
        board[2].unseat(member, board[0])
    else:
        member.deactivate(by=board[0])


@pytest.mark.parametrize("leave", ["seat", "workspace"])
def test_who_left_answers_no_more_and_their_leaving_settles_nothing(leave, db):
    board = founded("all")
    initiative, request = sent(board)
    viktor, mara, priya = board[1]
    for member in (viktor, mara):
        initiative.decide(by=member, verdict="approve")
    go(priya, board, leave)
    with pytest.raises(Forbidden):
        initiative.decide(by=priya, verdict="approve")
    assert fresh(initiative).state == "in_review"

    request = ApprovalRequest.objects.get(pk=request.pk)
    assert (request.consent().left, request.consent().stuck) == (1, 1)
    assert sentence(request.consent()) == (
        "One more must agree, and nobody is left who could. Name another approver, or withdraw it."
    )
    stand_in = make.member(board[2].workspace, Role.EXECUTIVE, "Stand-in")
    board[2].seat(stand_in, board[0])
    initiative.decide(by=stand_in, verdict="approve")
    assert fresh(initiative).state == "approved"


def test_withdrawn_and_sent_anew_asks_those_who_are_left(db):
    board = founded("all")
    initiative, _request = sent(board)
    go(board[1][2], board, "workspace")
    initiative.withdraw(by=board[0])
    again = fresh(initiative).submit(by=board[0])
    assert (again.needed, again.asked.count()) == (2, 2)


def test_a_request_of_before_there_were_policies_is_decided_by_any_seat(board):
    initiative, request = sent(board)
    request.asked.clear()
    ApprovalRequest.objects.filter(pk=request.pk).update(needed=1)
    initiative.decide(by=board[1][1], verdict="approve")
    assert fresh(initiative).state == "approved"


def test_all_of_them_means_all_but_whoever_asks(db):
    board = founded("all")
    initiative = make.initiative(board[1][0], board[2], owner=board[1][0])
    request = initiative.submit(by=board[1][0])
    assert request.needed == 2 and board[1][0] not in request.asked.all()


def test_too_few_besides_whoever_asks_is_said_before_it_is_sent(db):
    board = founded("number", 2, approvers=2)
    initiative = make.initiative(board[1][0], board[2], owner=board[1][0])
    with pytest.raises(Refused) as refused:
        initiative.submit(by=board[1][0])
    assert refused.value.message == (
        "2 must agree, and only 1 could. Name another approver of Orchard, or ask for fewer in its policy."
    )


def test_those_around_a_request(board):
    _initiative, request = sent(board)
    viktor, mara, priya = board[1]
    request.decide(by=viktor, verdict="approve")
    mara.deactivate(by=board[0])
    found = ApprovalRequest.objects.with_voices().get(pk=request.pk)
    assert [(v.member, v.words, v.may) for v in voices(found)] == [
        (viktor, "Agreed", True), (priya, "Open", True), (mara, "No seat any more", False),
    ]  # fmt: skip
    assert sentence(found.consent(), priya.pk) == "Both needed, yours decides it"
    assert sentence(found.consent(), viktor.pk) == "Both needed, you agreed"


def test_the_database_knows_whose_answer_is_awaited(board):
    manager, (viktor, mara, priya), product = board
    newcomer = make.member(product.workspace, Role.EXECUTIVE, "Newcomer")
    own = make.initiative(viktor, product, title="Own", owner=viktor)
    cases = [sent(board)[1], own.submit(by=viktor)]
    people = [manager, viktor, mara, priya, newcomer]

    def check():
        for request in ApprovalRequest.objects.filter(closed_at=None):
            told = {
                m.pk for m in people if ApprovalRequest.objects.awaiting(m).filter(pk=request.pk).exists()
            }
            assert told == request.consent().open

    check()
    cases[0].decide(by=mara, verdict="approve")
    check()
    product.seat(newcomer, manager)
    check()
    priya.deactivate(by=manager)
    check()
    product.unseat(viktor, manager)
    check()
    cases[0].take_back(by=mara)
    check()
    product.unseat(newcomer, manager)
    check()
