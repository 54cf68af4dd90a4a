"""What is one's own in every workspace."""

import datetime as dt

import pytest
from django.conf import settings as django_settings

from accounts.forms.people import ProfileForm
from accounts.models import Theme, User
from accounts.roles import Role
from accounts.tests import factories as make

DATA = {"name": "Mara L.", "locale": "de", "timezone": "Asia/Tokyo", "theme": "dark"}


def saved(house, **changes):
    response = house.client.post("/me/", DATA | changes)
    house.owner.user.refresh_from_db()
    return response


def test_it_keeps_what_one_says(house):
    assert saved(house)["Location"] == "/me/"
    user = house.owner.user
    assert (user.name, user.locale, user.timezone, user.theme, user.shortcuts) == (
        "Mara L.",
        "de",
        "Asia/Tokyo",
        "dark",
        False,
    )
    page = house.client.get("/me/").content.decode()
    assert 'data-theme="dark"' in page and 'lang="de"' in page


def test_every_language_is_offered_by_its_own_name(house):
    page = house.client.get("/me/").content.decode()
    for code, _name in django_settings.LANGUAGES:
        assert f'value="{code}"' in page
    assert "Deutsch" in page and "Português" in page and "日本語" in page


def test_dates_follow_the_language(house):
    saved(house, theme="system")
    person = house.member(Role.CONTRIBUTOR)
    type(person).objects.filter(pk=person.pk).update(created_at=dt.datetime(2025, 12, 5, tzinfo=dt.UTC))
    house.client.force_login(person.user)
    type(person.user).objects.filter(pk=person.user_id).update(locale="de")
    assert "5 Dez 2025" in house.client.get("/me/").content.decode()


def test_no_language_means_the_browsers(house):
    page = house.client.get("/me/", headers={"Accept-Language": "fr"}).content.decode()
    assert 'lang="fr"' in page
    saved(house, locale="de")
    assert 'lang="de"' in house.client.get("/me/", headers={"Accept-Language": "fr"}).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"locale": "tlh"}, "locale"),
        ({"timezone": "Mars/Base"}, "timezone"),
        ({"theme": "neon"}, "theme"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(house, wrong, field):
    response = saved(house, **wrong)
    assert response.status_code == 422 and f'id="id_{field}_error"' in response.content.decode()
    assert house.owner.user.name == "Mara Lindholm"


def test_it_never_touches_another_field(house):
    saved(house, email="evil@larkfield.example", is_staff="on", is_superuser="on", is_active="")
    user = house.owner.user
    assert (user.email == "evil@larkfield.example", user.is_staff, user.is_superuser, user.is_active) == (
        False,
        False,
        False,
        True,
    )


def test_what_changes_meanwhile_stays_changed(house, monkeypatch):
    def meanwhile(form):
        user = User.objects.get(pk=house.owner.user.pk)
        user.set_password("another passphrase")
        user.theme = "dark"
        user.save()
        return is_valid(form)

    is_valid = ProfileForm.is_valid
    monkeypatch.setattr(ProfileForm, "is_valid", meanwhile)
    saved(house, name="Mara L.", theme="system")
    user = User.objects.get(pk=house.owner.user.pk)
    assert (user.name, user.theme, user.check_password("another passphrase")) == ("Mara L.", "dark", True)


def test_it_leads_to_digest_security_and_every_workspace(house):
    second = make.workspace("Second", owner=house.owner.user)
    page = house.client.get("/me/").content.decode()
    for address in ("/accounts/2fa/", "/accounts/email/", f"/w/{second.slug}/digest/", house.url("digest/"),
                    second.get_absolute_url()):  # fmt: skip
        assert f'href="{address}"' in page


def test_it_needs_no_workspace(client, db):
    client.force_login(make.user())
    page = client.get("/me/").content.decode()
    assert "An invitation from an owner brings you into one" in page
    assert client.get("/accounts/2fa/").status_code == 200


def test_the_theme_is_switched_where_one_stands(house):
    answer = house.client.post("/me/theme/", {"theme": "dark", "next": house.url("people/")})
    assert answer["Location"] == house.url("people/")
    assert 'data-theme="dark"' in house.get("people/").content.decode()
    house.client.post("/me/theme/", {"theme": ""})
    house.owner.user.refresh_from_db()
    assert house.owner.user.theme == Theme.SYSTEM
    assert "data-theme" not in house.get("people/").content.decode().partition(">")[0]
    assert (
        house.client.post("/me/theme/", {"theme": "neon", "next": "https://evil.example/"})["Location"] == "/"
    )
