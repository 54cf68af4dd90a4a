import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from accounts.models import Activity, Mail
from accounts.roles import Role
from roadmap.digests import issue as digests
from roadmap.models import DigestPreference
from roadmap.tests import factories as make

CHOICE = {"frequency": "daily", "weekday": "2", "hour": "7", "only_when_slipping": "on"}


def mine(member):
    return DigestPreference.everything.get(member=member)


def stop_path(member):
    return urlsplit(digests.stop_url(member)).path


# -- settings --------------------------------------------------------------------


@pytest.mark.parametrize("role", Role.values)
def test_every_role_has_the_page(place, role):
    place.sign_in(role)
    answer = place.get("digest/")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "<h1>Digest</h1>" in html
    assert ("Health of each product" in html) is (role != Role.CONTRIBUTOR)
    assert 'sandbox="allow-top-navigation-by-user-activation"' in html


def test_opening_the_page_writes_nothing(place):
    place.get("digest/")
    assert not DigestPreference.everything.exists()


def test_a_choice_is_saved_and_logged(place):
    answer = place.post("digest/", CHOICE)
    assert (answer.status_code, answer.url) == (302, place.url("digest/"))
    row = mine(place.owner)
    assert (row.frequency, row.weekday, row.hour, row.only_when_slipping) == ("daily", 2, 7, True)
    assert Activity.objects.of(row).get().actor == place.owner


def test_with_htmx_the_settings_come_back_at_once(place):
    answer = place.post("digest/?show=text", CHOICE, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert answer.status_code == 200 and "<html" not in html and 'id="digest"' in html
    assert '<pre class="dgp-t"' in html


@pytest.mark.parametrize(
    ("name", "value"), [("frequency", "hourly"), ("weekday", "9"), ("hour", "24"), ("hour", "")]
)
def test_a_wrong_value_is_named_at_its_place(place, name, value):
    answer = place.post("digest/", CHOICE | {name: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {name}
    assert "ferr" in answer.content.decode()


def test_two_windows_on_the_same_field(place):
    row = DigestPreference.of(place.owner)
    row.choose(by=place.owner, changes={"hour": 9})
    answer = place.post("digest/", CHOICE | {"version": "1"})
    assert answer.status_code == 409 and "data-conflict" in answer.content.decode()
    assert mine(place.owner).hour == 9


def test_the_next_one_is_named(place):
    assert "Next one Mon " in place.get("digest/").content.decode()
    place.post("digest/", CHOICE | {"frequency": "off"})
    assert "None will come." in place.get("digest/").content.decode()


@pytest.mark.parametrize(("show", "mark"), [("phone", "dgp-m phone"), ("text", "dgp-t"), ("x", "dgp-m")])
def test_the_preview_as_mail_phone_or_text(place, show, mark):
    assert f'class="{mark}"' in place.get(f"digest/?show={show}").content.decode()


def test_a_stranger_finds_nothing(place, client):
    client.force_login(make.user())
    for path in ("digest/", "digest/preview/"):
        assert place.get(path).status_code == 404
    assert place.post("digest/send/").status_code == 404


def test_signed_out_goes_to_the_door(place, client):
    client.logout()
    assert place.get("digest/").status_code == 302


# -- preview ---------------------------------------------------------------------


def test_the_preview_is_shut_in_by_its_own_policy(place):
    answer = place.get("digest/preview/")
    assert answer.status_code == 200 and b"Nothing moved." in answer.content
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "sandbox" in policy and "script-src" not in policy
    assert "frame-ancestors 'self'" in policy and answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in answer["Cache-Control"]
    assert b'<base target="_top">' in answer.content


# -- one now ---------------------------------------------------------------------


def test_send_me_one_now_at_most_five_a_day(place):
    for _time in range(5):
        assert place.post("digest/send/").status_code == 302
    answer = place.post("digest/send/")
    assert answer.status_code == 422 and "That makes five today." in answer.content.decode()
    assert Mail.objects.filter(kind="digest_extra", recipient=place.owner.user.email).count() == 5


def test_sending_needs_a_post(place):
    assert place.get("digest/send/").status_code == 405
    assert place.post("digest/preview/").status_code == 405


# -- stopping --------------------------------------------------------------------


def test_opening_the_address_asks_and_changes_nothing(place, client):
    client.logout()
    answer = client.get(stop_path(place.owner))
    assert answer.status_code == 200 and "Stop the digest?" in answer.content.decode()
    assert not DigestPreference.everything.exists()


def test_a_mail_program_stops_it_with_one_post(place):
    client = Client(enforce_csrf_checks=True)
    path = stop_path(place.owner)
    for _again in range(2):
        answer = client.post(path, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200 and "Stopped" in answer.content.decode()
    row = mine(place.owner)
    assert row.frequency == "off"
    assert Activity.objects.of(row).get().actor == place.owner
    assert "Already stopped" in client.get(path).content.decode()


def test_only_when_something_slips_from_the_mail(place, client):
    client.logout()
    path = stop_path(place.owner)
    assert "Only when something slips?" in client.get(f"{path}?only=slips").content.decode()
    client.post(path, {"only": "slips"})
    row = mine(place.owner)
    assert (row.only_when_slipping, row.frequency) == (True, "weekly")


@pytest.mark.parametrize("change", [lambda p: p[:-2] + "x/", lambda p: "/digest/stop/x/"])
def test_a_forged_address_is_nothing(place, client, change):
    for method in (client.get, client.post):
        assert method(change(stop_path(place.owner))).status_code == 404
    assert not DigestPreference.everything.exists()


def test_the_address_stops_nobody_else(place, client):
    other = make.member(place.workspace)
    client.post(stop_path(other))
    assert mine(other).frequency == "off"
    assert not DigestPreference.everything.filter(member=place.owner).exists()


def test_whoever_left_finds_nothing_to_stop(place, client):
    other = make.member(place.workspace)
    other.deactivate(by=place.owner)
    assert client.get(stop_path(other)).status_code == 404


def test_the_mail_carries_that_very_address(place):
    place.post("digest/send/")
    mail = Mail.objects.get(kind="digest_extra")
    found = re.fullmatch(r"<https?://[^/]+(/digest/stop/[^/>]+/)>", mail.headers["List-Unsubscribe"])
    assert found and place.client.get(found[1]).status_code == 200
    assert found[1] in mail.text and found[1] in mail.html
