"""Keys for programs: hashed, shown once, of one membership, revocable."""

import datetime as dt
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from accounts.models import Activity, ApiToken
from accounts.roles import Role
from accounts.tests import factories as make

ME = "/api/v1/me/"


def me(client, secret):
    return client.get(ME, headers={"Authorization": f"Bearer {secret}"})


def test_it_acts_as_one_member_of_one_workspace(client, house):
    user = house.owner.user
    second = make.workspace("Second", owner=user)
    for workspace, member in ((house.workspace, house.owner), (second, make.owner_of(second))):
        _token, secret = ApiToken.issue(membership=member, name="Export")
        body = me(client, secret).json()
        assert (body["workspace"]["slug"], body["member"]) == (workspace.slug, str(member.pk))


def test_a_header_cannot_lead_it_elsewhere(client, house):
    second = make.workspace("Second", owner=house.owner.user)
    secret = make.token_of(house.owner)
    answer = client.get(ME, headers={"Authorization": f"Bearer {secret}", "X-Workspace": second.slug})
    assert answer.json()["workspace"]["slug"] == house.workspace.slug


def test_only_a_hash_is_kept(house):
    token, secret = ApiToken.issue(membership=house.owner, name="Export")
    assert secret.startswith("thl_") and len(secret) > 40 and secret.endswith(token.ending)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_apitoken")
        assert secret not in str(cursor.fetchall())
    assert secret not in str(list(Activity.objects.values()))


def test_two_are_never_alike(house):
    assert make.token_of(house.owner) != make.token_of(house.owner)


def test_it_is_shown_once(house):
    page = house.post("tokens/", {"name": "Export"}).content.decode()
    secret = re.search(r"thl_[\w-]{30,}", page)[0]
    assert me(house.client, secret).status_code == 200
    again = house.get("tokens/").content.decode()
    assert secret not in again and "Export" in again and secret[-4:] in again


def test_a_nameless_one_is_refused_at_the_field(house):
    response = house.post("tokens/", {"name": ""})
    assert response.status_code == 422 and "required" in response.content.decode()
    assert not ApiToken.objects.exists()


def test_revoked_is_the_end_of_it(client, house):
    token, secret = ApiToken.issue(membership=house.owner, name="Export")
    assert house.post(f"tokens/{token.pk}/revoke/").status_code == 302
    client.logout()
    assert me(client, secret).status_code == 401
    assert Activity.objects.of(token).filter(verb="revoked", actor=house.owner).exists()


def test_an_owner_revokes_everybodys_and_nobody_else_any(house):
    person = house.member(Role.PRODUCT_MANAGER)
    token, _secret = ApiToken.issue(membership=house.owner, name="Export")
    theirs, _secret = ApiToken.issue(membership=person, name="Theirs")
    house.client.force_login(person.user)
    assert house.post(f"tokens/{token.pk}/revoke/").status_code == 403
    house.client.force_login(house.owner.user)
    assert house.post(f"tokens/{theirs.pk}/revoke/").status_code == 302


def test_another_workspaces_is_not_there(house):
    there = make.owner_of(make.workspace("Next Door"))
    token, secret = ApiToken.issue(membership=there, name="Export")
    assert house.post(f"tokens/{token.pk}/revoke/").status_code == 404
    assert "Export" not in house.get("tokens/").content.decode()
    assert me(house.client, secret).status_code == 200


def test_its_time_may_be_over(client, house):
    now = timezone.now()
    _token, secret = ApiToken.issue(
        membership=house.owner, name="x", expires_at=now + dt.timedelta(minutes=1)
    )
    assert me(client, secret).status_code == 200
    ApiToken.objects.update(expires_at=now - dt.timedelta(seconds=1))
    assert me(client, secret).status_code == 401


def test_it_ends_with_the_access_of_its_member(client, house):
    person = house.member(Role.OWNER)
    secret = make.token_of(person)
    person.deactivate(by=house.owner)
    assert me(client, secret).status_code == 401
    person.reactivate(by=house.owner)
    assert me(client, secret).status_code == 200
    type(person.user).objects.filter(pk=person.user_id).update(is_active=False)
    assert me(client, secret).status_code == 401


def test_it_may_what_its_member_may_at_that_moment(client, house):
    person = house.member(Role.OWNER)
    secret = make.token_of(person)
    assert "manage_people" in me(client, secret).json()["capabilities"]
    person.change_role(by=house.owner, role=Role.EXECUTIVE)
    assert me(client, secret).json()["capabilities"] == ["decide", "keep", "read"]


def test_its_use_is_remembered_at_most_once_a_minute(client, house):
    token, secret = ApiToken.issue(membership=house.owner, name="Export")
    me(client, secret)
    token.refresh_from_db()
    first = token.used_at
    assert first
    me(client, secret)
    token.refresh_from_db()
    assert token.used_at == first


def ask(*arguments):
    out = StringIO()
    call_command("api_token", *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_command_prints_one(client, house):
    secret = ask(house.owner.user.email.upper())
    assert re.fullmatch(r"thl_[\w-]+", secret)
    assert me(client, secret).json()["member"] == str(house.owner.pk)


def test_the_command_asks_which_workspace(client, house):
    second = make.workspace("Second", owner=house.owner.user)
    email = house.owner.user.email
    with pytest.raises(CommandError, match=rf"--workspace: {house.workspace.slug}, {second.slug}"):
        ask(email)
    assert me(client, ask(email, "--workspace", second.slug)).json()["workspace"]["slug"] == second.slug


@pytest.mark.parametrize("arguments", [["nobody@larkfield.example"], ["{email}", "--workspace", "nowhere"]])
def test_the_command_knows_nobody_else(house, arguments):
    with pytest.raises(CommandError, match="no active member"):
        ask(*[a.format(email=house.owner.user.email) for a in arguments])
    assert not ApiToken.objects.exists()


def test_the_command_makes_none_for_whoever_lost_access(house):
    person = house.member(Role.EXECUTIVE)
    person.deactivate(by=house.owner)
    with pytest.raises(CommandError, match="no active member"):
        ask(person.user.email)
