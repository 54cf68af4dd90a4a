"""Two people change the same initiatives in one moment."""

import contextlib
import threading

import pytest

from strategy import bulk
from strategy.models import Initiative
from strategy.tests import factories as make
from strategy.tests.together import together


@pytest.mark.django_db(transaction=True)
def test_in_another_order_each_they_never_wait_for_each_other(monkeypatch):
    """Each has written its first row before either writes its second, where the database lets them."""
    _workspace, owner = make.workspace()
    product = make.product(owner, owner)
    both = [make.initiative(owner, product, title=title) for title in ("One", "Two")]
    goals = [make.goal(owner, product, title=f"Goal {n}") for n in range(2)]
    real, met = Initiative.edit, threading.Barrier(2, timeout=2)

    def edit(self, **how):
        row = real(self, **how)
        with contextlib.suppress(threading.BrokenBarrierError):
            met.wait()
        return row

    monkeypatch.setattr(Initiative, "edit", edit)

    def act(n):
        rows = [Initiative.objects.get(pk=one.pk) for one in both]
        return bulk.goals(rows[:: 1 if n else -1], goals[n], by=owner)

    found = together(act, 2)
    assert [[one.title for one in each.changed] for each in found] == [["Two", "One"], ["One", "Two"]], found
    assert all(set(one.goals.all()) == set(goals) for one in both)


def test_what_a_colleague_deleted_meanwhile_keeps_its_requirements(place):
    initiative = place.initiative()
    make.requirement(place.manager, initiative)
    read = list(Initiative.objects.all())
    initiative.trash(by=place.owner)

    outcome = bulk.trash(read, by=place.manager)
    assert (outcome.changed, outcome.same, outcome.cause) == ([], read, None)
    Initiative.everything.get(pk=initiative.pk).restore(by=place.owner)
    assert initiative.requirements.count() == 1
