"""What people wished for and was answered reaches each who voted, once, in the digest."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.roles import Role
from roadmap.digests import issue as digests
from roadmap.tests import factories as make
from roadmap.tests.readers import preference, reader
from strategy.models import Idea

DAY = dt.timedelta(days=1)


@pytest.fixture
def place(db):
    workspace, owner = make.workspace()
    return workspace, owner, make.product(owner)


def told(row, **how):
    return [(heard.said, heard.words) for heard in digests.preview(row, **how)[0].heard.rows]


def test_an_answer_is_told_once_to_everybody_who_voted_and_to_nobody_else(place):
    _workspace, owner, product = place
    voters, other = [reader(place, Role.CONTRIBUTOR) for _n in range(2)], reader(place, Role.CONTRIBUTOR)
    idea = Idea.create(by=owner, title="Say what is missing", product=product)
    for member in voters:
        idea.vote(by=member)
    rows = [preference(member, told_at=timezone.now() - DAY) for member in (*voters, other)]
    assert [told(row) for row in rows] == [[], [], []]
    idea.answer_voters(by=owner, verdict="planned", words="It comes in spring.")
    first, second, nobody = (told(row) for row in rows)
    assert first == second and len(first) == 1 and "It comes in spring." in first[0][1] and nobody == []
    assert "It comes in spring." in digests.preview(rows[0])[1]["text"]
    rows[0].told_at = timezone.now() + dt.timedelta(seconds=1)  # the next one says it no more
    assert told(rows[0]) == []
