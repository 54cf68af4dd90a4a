"""Several approvers at the same moment."""

import pytest

from accounts.errors import Conflict
from accounts.roles import Role
from strategy.models import ApprovalRequest, Decision, Policy, Promise
from strategy.tests import factories as make
from strategy.tests.together import AT_ONCE, together


@pytest.mark.django_db(transaction=True)
def test_many_agreeing_at_once_write_one_promise():
    workspace, owner = make.workspace()
    manager = make.member(workspace)
    approvers = [make.member(workspace, Role.EXECUTIVE) for _ in range(AT_ONCE)]
    product = make.product(owner, *approvers)
    Policy.of(product).edit(by=manager, changes={"rule": "number", "number": 2})
    initiative = make.initiative(manager, product, start=make.START, end=make.END)
    request = initiative.submit(by=manager)
    answers = together(
        lambda n: ApprovalRequest.objects.get(pk=request.pk).decide(by=approvers[n], verdict="approve")
    )
    assert [type(a) for a in answers].count(Decision) == 2
    assert {type(a) for a in answers} == {Decision, Conflict}
    initiative.refresh_from_db()
    assert initiative.state == "approved" and Promise.objects.count() == 1
    assert (
        request.decisions.agreements().count() == 2 and initiative.moves.filter(verb="approve").count() == 1
    )


@pytest.mark.django_db(transaction=True)
def test_taking_back_and_agreeing_at_once_never_settle_with_too_few():
    workspace, owner = make.workspace()
    manager = make.member(workspace)
    approvers = [make.member(workspace, Role.EXECUTIVE) for _ in range(AT_ONCE)]
    product = make.product(owner, *approvers)
    Policy.of(product).edit(by=manager, changes={"rule": "number", "number": 3})
    request = make.initiative(manager, product).submit(by=manager)
    for approver in approvers[:2]:
        request.decide(by=approver, verdict="approve")

    def one(n):
        mine = ApprovalRequest.objects.get(pk=request.pk)
        return mine.take_back(by=approvers[n]) if n < 2 else mine.decide(by=approvers[n], verdict="approve")

    answers = together(one)
    assert {type(a) for a in answers} <= {Decision, Conflict}
    assert Promise.objects.count() == 1 and request.decisions.agreements().count() == 3
