"""How people sign in, told for a whole list at once."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from accounts.role_words import SENTENCES, SHORT, rights_of
from accounts.roles import CAPABILITIES, Can, Role
from accounts.tests import factories as make
from accounts.ways import ways_of


@pytest.mark.parametrize(
    ("password", "factors", "linked", "words"),
    [
        (True, [], False, "Password"),
        (True, ["totp", "recovery_codes"], False, "Password, code"),
        (True, ["webauthn"], False, "Passkey · Password"),
        (False, ["webauthn"], False, "Passkey"),
        (False, [], True, "Company login"),
        (False, [], False, ""),
    ],
)
def test_a_way_in_words(db, password, factors, linked, words):
    user = make.user(password=make.PASSWORD if password else None)
    for kind in factors:
        Authenticator.objects.create(user=user, type=kind, data={})
    if linked:
        SocialAccount.objects.create(user=user, provider="openid_connect", uid="x")
    assert ways_of([user]) == {user.pk: words}


def test_many_cost_no_more_than_one(db, django_assert_num_queries):
    users = [make.user() for _n in range(5)]
    with django_assert_num_queries(2):
        assert len(ways_of(users)) == 5


def test_the_owner_sees_them_on_the_people_page(house):
    Authenticator.objects.create(user=house.owner.user, type="totp", data={})
    assert "Password, code" in house.get("people/").content.decode()
    house.sign_in(Role.EXECUTIVE)
    assert "Password, code" not in house.get("people/").content.decode()


def test_every_right_and_role_has_its_words():
    assert set(SENTENCES) == set(Can) and set(SHORT) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_the_words_say_what_the_table_says(role):
    rights = rights_of(role)
    assert {words for words, may in rights if may} == {SENTENCES[c] for c in CAPABILITIES[role]}
    assert len(rights) == len(Can)
    assert [may for _words, may in rights] == sorted((may for _words, may in rights), reverse=True)
