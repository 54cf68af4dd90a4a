"""Twenty people launch in the same moment, on a database that really runs them side by side."""

import datetime as dt
import threading

import pytest
from django.db import connections

from execution.models import Project, Task
from roadmap import actions
from roadmap.models import Delivery
from roadmap.tests import factories as make
from roadmap.tests.test_launch import REQUIREMENTS
from strategy.models import Initiative


def at_once(count, act):
    """Run `act(n)` in threads that start together; their answers, errors among them."""
    answers, start = [None] * count, threading.Barrier(count)

    def run(n):
        start.wait()
        try:
            answers[n] = act(n)
        except Exception as error:
            answers[n] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return answers


@pytest.mark.django_db(transaction=True)
def test_twenty_launches_at_once_make_one_delivery():
    _workspace, owner = make.workspace()
    initiative = make.approved(owner, make.product(owner), requirements=REQUIREMENTS)

    answers = at_once(20, lambda _n: actions.launch(initiative, owner, at=dt.datetime.now(dt.UTC)))

    assert {type(a) for a in answers} == {tuple}, answers
    assert sum(created for _delivery, created in answers) == 1
    assert len({delivery.pk for delivery, _created in answers}) == 1
    assert (Project.objects.count(), Task.objects.count(), Delivery.objects.count()) == (1, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_twenty_further_launches_with_one_key_make_one():
    _workspace, owner = make.workspace()
    initiative, _first = make.launched(owner, make.product(owner))

    answers = at_once(
        20, lambda n: actions.launch(initiative, owner, another=True, idempotency_key=f"k{n % 2}")
    )

    assert sum(created for _delivery, created in answers) == 2
    assert Delivery.objects.count() == Project.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_launches_of_twenty_namesakes_at_once_get_twenty_keys():
    _workspace, owner = make.workspace()
    product = make.product(owner)
    initiatives = [make.approved(owner, product) for _ in range(20)]

    answers = at_once(20, lambda n: actions.launch(initiatives[n], owner))

    assert all(isinstance(a, tuple) and a[1] for a in answers), answers
    assert len(set(Project.objects.values_list("key", flat=True))) == 20


@pytest.mark.django_db(transaction=True)
def test_what_is_launched_while_it_goes_to_the_trash_goes_along(monkeypatch):
    _workspace, owner = make.workspace()
    initiative = make.approved(owner, make.product(owner))
    held, ended, real = threading.Event(), threading.Event(), actions.link

    def link(*args, **how):
        held.set()
        ended.wait(0.5)  # the other one ends now, unless it waits for this
        return real(*args, **how)

    monkeypatch.setattr(actions, "link", link)

    def act(n):
        if n == 0:
            return actions.launch(initiative, owner)
        held.wait(10)
        try:
            return Initiative.objects.get(pk=initiative.pk).trash(by=owner)
        finally:
            ended.set()

    (delivery, _created), cause = at_once(2, act)
    assert Delivery.everything.get(pk=delivery.pk).deletion == cause
