"""A broken rule of the database is said in the sentence that the rule carries."""

import pytest
from django.db import IntegrityError, transaction

from accounts.errors import Refused
from accounts.integrity import guard, refusal
from accounts.models import Membership, User
from accounts.tests import factories as make


def test_a_unique_rule_names_its_last_field(house, library):
    library.shelf("Poetry")
    with pytest.raises(Refused, match="Another shelf has this name") as caught:
        library.shelf("Poetry")
    assert caught.value.field == "name"


def test_a_check_says_its_sentence(library):
    with pytest.raises(Refused, match="No book is that long"):
        library.book(library.shelf(), page=9001)


def test_a_rule_over_an_expression(house):
    with pytest.raises(Refused, match="already uses this e-mail"), guard(User), transaction.atomic():
        User.objects.create(email=house.owner.user.email.upper(), name="Twin")


def test_a_unique_column_is_named(house):
    with pytest.raises(Refused, match="taken"), guard(type(house.workspace)), transaction.atomic():
        make.workspace(slug=house.workspace.slug)


def test_a_second_membership_is_refused_in_words(house):
    with pytest.raises(Refused, match="already a member"), guard(Membership), transaction.atomic():
        Membership(workspace=house.workspace, user=house.owner.user, role="owner").save(force_insert=True)


def test_a_rule_without_words_still_gets_a_sentence():
    assert "breaks a rule of user" in refusal(User, "CHECK constraint failed: something_new").message


def test_other_faults_pass_through():
    with pytest.raises(ZeroDivisionError), guard(User):
        raise ZeroDivisionError


def test_the_cause_is_kept():
    with pytest.raises(Refused) as caught, guard(User):
        raise IntegrityError("x")
    assert isinstance(caught.value.__cause__, IntegrityError)
