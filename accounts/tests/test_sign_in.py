"""The sign-in pages: e-mail and password, and the mails of an account."""

import datetime as dt
import re
from urllib.parse import unquote

import pytest
from allauth import urls
from django.conf import settings as django_settings
from django.test import Client
from django.urls import URLPattern, reverse

from accounts import people, third_party
from accounts.models import Mail, User
from accounts.tests import factories as make
from accounts.tests.pages import LOGIN, html, ours, sign_in


def test_e_mail_in_any_case_and_password(client, person):
    assert (
        client.post(LOGIN, {"login": "INES@Larkfield.Example", "password": make.PASSWORD})["Location"] == "/"
    )
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_wrong_one_says_the_same_for_known_and_unknown(client, person):
    said = set()
    for login, password in [(person.email, "wrong"), ("nobody@larkfield.example", "wrong")]:
        page = html(client.post(LOGIN, {"login": login, "password": password}))
        said.add(re.search(r'class="grow"><p>([^<]+)', page)[1])
    assert said == {"This e-mail and password do not belong together."}


def test_it_leads_back_to_where_one_wanted(client, person):
    assert 'name="next" value="/w/x/people/"' in html(client.get(f"{LOGIN}?next=/w/x/people/"))
    assert sign_in(client, person, next="/w/x/people/")["Location"] == "/w/x/people/"
    client.logout()
    assert sign_in(client, person, next="https://evil.example/")["Location"] == "/"


def test_many_wrong_attempts_are_slowed_down(client, person):
    codes = [sign_in(client, person, "wrong").status_code for _n in range(11)]
    assert codes[0] == 200
    assert "Too many attempts" in html(sign_in(client, person))
    assert "_auth_user_id" not in client.session


def test_many_attempts_from_one_place_are_stopped(client, person):
    for n in range(31):
        response = client.post(LOGIN, {"login": f"p{n}@larkfield.example", "password": "wrong"})
    assert "too often" in html(response, 429)


def test_a_switched_off_account_does_not_come_in(client, person):
    User.objects.update(is_active=False)
    response = sign_in(client, person)
    assert "_auth_user_id" not in client.session
    if response.status_code == 302:
        assert "switched off" in html(client.get(response["Location"]))


def test_nobody_signs_up(client, db):
    for path in ("/accounts/signup/", "/accounts/2fa/webauthn/signup/"):
        for response in (
            client.get(path),
            client.post(path, {"email": "x@y.example", "password1": make.PASSWORD}),
        ):
            assert response.status_code in (200, 302, 403, 404)
            assert response.status_code != 200 or "by invitation" in response.content.decode()
    assert not User.objects.exists()


def test_signing_out_asks_and_does(inside):
    assert "Sign out?" in html(inside.get("/accounts/logout/"))
    assert inside.post("/accounts/logout/")["Location"] == LOGIN
    assert "_auth_user_id" not in inside.session


PUBLIC = ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive", "account_signup",
          "account_email_verification_sent", "account_reset_password_from_key_done", "socialaccount_login_error",
          "socialaccount_login_cancelled"]  # fmt: skip
OWN = ["account_logout", "account_reauthenticate", "account_change_password", "account_email", "mfa_index",
       "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "socialaccount_connections"]  # fmt: skip


@pytest.mark.parametrize("name", PUBLIC)
def test_a_page_of_the_ways_in_is_ours(client, db, name):
    ours(html(client.get(reverse(name)), 401 if name == "socialaccount_login_error" else 200))


@pytest.mark.parametrize("name", OWN)
def test_a_page_of_ones_account_is_ours(inside, name):
    response = inside.get(reverse(name))
    page = html(inside.get(response["Location"]) if response.status_code == 302 else response)
    ours(page)


@pytest.mark.parametrize("name", OWN)
def test_a_page_of_ones_account_needs_one(client, db, name):
    assert client.get(reverse(name))["Location"].startswith(LOGIN)


def test_every_way_of_the_library_has_its_mark():
    def names(patterns):
        for pattern in patterns:
            yield from [pattern.name] if isinstance(pattern, URLPattern) else names(pattern.url_patterns)

    unused = {None, "account_confirm_login_code"}  # signing in by a mailed code is off
    assert set(names(urls.urlpatterns)) - unused <= set(third_party.VIEWS)


def test_an_unknown_address_is_written_to_by_nobody(client, person):
    for email in (person.email, "nobody@larkfield.example"):
        assert (
            client.post("/accounts/password/reset/", {"email": email})["Location"]
            == "/accounts/password/reset/done/"
        )
    assert [mail.recipient for mail in Mail.objects.all()] == [person.email]


def reset_link(client, person):
    client.post("/accounts/password/reset/", {"email": person.email}, headers={"Host": "localhost"})
    return re.search(r"(http\S+/password/reset/key/\S+)", Mail.objects.latest("created_at").text)[1]


def test_a_forgotten_password_is_set_by_mail(client, person):
    link = reset_link(client, person)
    assert link.startswith(django_settings.BASE_URL)
    path = link.removeprefix(django_settings.BASE_URL)
    form = client.get(path)["Location"]
    assert "Choose a new password" in html(client.get(form))
    new = {"password1": "another passphrase", "password2": "another passphrase"}
    assert client.post(form, new)["Location"] == "/accounts/password/reset/key/done/"
    assert sign_in(Client(), person, "another passphrase")["Location"] == "/"
    assert "no longer works" in html(Client().get(path, follow=True))
    assert "no longer works" in html(client.get("/accounts/password/reset/key/x-y/", follow=True))


def test_a_notice_is_worth_sending_for_days_and_a_link_for_an_hour(client, person):
    """Whoever learns a day late that somebody else set their password can do something about it still."""
    form = client.get(reset_link(client, person).removeprefix(django_settings.BASE_URL))["Location"]
    client.post(form, {"password1": "another passphrase", "password2": "another passphrase"})
    sign_in(client, person, "another passphrase")
    now = {"oldpassword": "another passphrase"}
    client.post(
        "/accounts/password/change/",
        now | {"password1": "a third passphrase", "password2": "a third passphrase"},
    )
    found = {mail.subject: mail.until - mail.created_at for mail in Mail.objects.all()}
    hour, days = dt.timedelta(hours=1), dt.timedelta(days=3)
    assert found == {
        "Set a new password": hour,
        "Your password was changed by mail": days,
        "Your password was changed": days,
    }


def test_account_mails_are_ours_and_in_no_workspaces_outbox(client, house):
    user = house.owner.user
    reset_link(Client(), user)
    mail = Mail.objects.get()
    assert (mail.kind, mail.workspace, mail.subject) == ("account", None, "Set a new password")
    for body in (mail.text, mail.html):
        assert django_settings.BASE_URL in body and "works once" in body
        assert "Hello from" not in body and "Thank you" not in body
    assert "600px" in mail.html and not re.search(r"<script|<img|<link", mail.html)
    assert "Set a new password" not in house.get("outbox/").content.decode()
    assert house.get(f"outbox/{mail.pk}/").status_code == 404


def test_a_new_password_is_told_by_mail(inside, person):
    data = {
        "oldpassword": make.PASSWORD,
        "password1": "another passphrase",
        "password2": "another passphrase",
    }
    assert inside.post("/accounts/password/change/", data).status_code == 302
    mail = Mail.objects.get()
    assert (mail.subject, mail.recipient) == ("Your password was changed", person.email)
    assert "127.0.0.1" in mail.text and "Was this not you?" in mail.html
    assert inside.get("/me/").status_code == 200, "one stays signed in here"


def test_a_wrong_old_password_is_said_at_its_field(inside):
    data = {"oldpassword": "wrong", "password1": "another passphrase", "password2": "another passphrase"}
    assert "not your password until now" in html(inside.post("/accounts/password/change/", data))


def test_an_address_changes_once_it_is_confirmed(inside, person):
    page = inside.post(
        "/accounts/email/", {"email": "duarte@larkfield.example", "action_add": ""}, follow=True
    )
    assert "waits to be confirmed" in html(page)
    person.refresh_from_db()
    assert person.email == "ines@larkfield.example"
    mail = Mail.objects.get(recipient="duarte@larkfield.example")
    assert mail.subject == "Confirm your e-mail address" and "Inês Duarte" in mail.text
    path = unquote(re.search(r"(/accounts/confirm-email/\S+)", mail.text)[1])
    assert "Is this your address?" in html(inside.get(path))
    inside.post(path)
    person.refresh_from_db()
    assert person.email == "duarte@larkfield.example"


def test_an_address_that_somebody_came_by_meanwhile_stays_theirs(inside, person):
    inside.post("/accounts/email/", {"email": "nora@larkfield.example", "action_add": ""})
    mail = Mail.objects.get(recipient="nora@larkfield.example")
    path = unquote(re.search(r"(/accounts/confirm-email/\S+)", mail.text)[1])
    people.new_user("nora@larkfield.example", "Nora Falk", make.PASSWORD)

    page = inside.post(path, follow=True)

    assert "was not confirmed: somebody else has it" in html(page)
    person.refresh_from_db()
    assert person.email == "ines@larkfield.example"
    mine = person.emailaddress_set.filter(primary=True, verified=True)
    assert [address.email for address in mine] == ["ines@larkfield.example"]
