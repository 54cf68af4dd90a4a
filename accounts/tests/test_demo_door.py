"""One click into the demo: on this machine alone, and nowhere else."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from accounts.models import Membership
from accounts.roles import Role
from accounts.tests import factories as make

ASK = "from config import settings as s; print(int(s.DEMO), int(s.DEMO_DOOR))"


@pytest.fixture
def demo(db, settings):
    settings.DEMO_DOOR = True
    workspace = make.workspace("Larkfield", is_demo=True)
    for role in Role.values[1:]:
        make.member(workspace, role, name=role.replace("_", " ").title())
    return workspace


def settings_with(folder, **values):
    """(whether a first start builds the demo, whether its door is open), as those settings have it."""
    clean = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder)}
    shown = subprocess.run(
        [sys.executable, "-c", ASK],
        env=clean | values, cwd=django_settings.BASE_DIR, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return tuple(int(part) for part in shown.stdout.split())


PG = {"DATABASE_URL": "postgresql://x@127.0.0.1/x", "SECRET_KEY": "k" * 50}
OPEN, SHUT, SHUT_DEMO = (1, 1), (0, 0), (1, 0)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, OPEN),
        ({"HOST": "localhost", "PORT": "8123"}, OPEN),
        ({"HOST": "::1"}, OPEN),
        ({"BASE_URL": "http://127.0.0.1:9000"}, OPEN),
        ({"DEMO": "1"}, OPEN),
        ({"DEMO": "0"}, SHUT),
        ({"HOST": "0.0.0.0"}, SHUT),
        ({"HOST": "::"}, SHUT),
        ({"HOST": "192.168.1.20"}, SHUT),
        (PG, SHUT),
        ({"REDIS_URL": "redis://127.0.0.1:6379/0"}, SHUT),
        ({"BASE_URL": "https://plan.example.org"}, SHUT),
        ({"BASE_URL": "http://plan.lan:8000"}, SHUT),
        ({"TRUSTED_PROXIES": "1"}, SHUT),
        ({"ALLOWED_HOSTS": "plan.example.org"}, SHUT),
        ({"HOST": "0.0.0.0", "DEMO": "1"}, SHUT_DEMO),
        ({"BASE_URL": "https://plan.example.org", "DEMO": "1"}, SHUT_DEMO),
        ({"REDIS_URL": "redis://127.0.0.1:6379/0", "DEMO": "1"}, SHUT_DEMO),
        (PG | {"DEMO": "1"}, SHUT_DEMO),
    ],
    ids=lambda value: (
        " ".join(f"{k}={v[:24]}" for k, v in value.items()) if isinstance(value, dict) else None
    ),
)
def test_what_opens_it_and_what_does_not(tmp_path, values, found):
    assert settings_with(tmp_path, **values) == found


@pytest.mark.parametrize("role", Role.values)
def test_each_role_comes_in_with_one_click(client, demo, role):
    response = client.post(f"/demo/{role}/")
    assert response["Location"] == demo.get_absolute_url()
    member = Membership.objects.get(user=client.session["_auth_user_id"])
    assert (member.role, member.workspace) == (role, demo)
    assert client.get(f"/w/{demo.slug}/people/").status_code == 200


def test_the_sign_in_page_offers_five_doors(client, demo):
    page = client.get("/accounts/login/").content.decode()
    assert [role for role in Role.values if f'action="/demo/{role}/"' in page] == Role.values
    assert "Look around as" in page


def test_shut_it_is_not_there(client, demo, settings):
    settings.DEMO_DOOR = False
    for role in Role.values:
        assert client.post(f"/demo/{role}/").status_code == 404
    assert "_auth_user_id" not in client.session
    page = client.get("/accounts/login/").content.decode()
    assert "/demo/" not in page and "Look around" not in page


def test_it_leads_into_no_workspace_but_the_demo(client, db, settings):
    settings.DEMO_DOOR = True
    workspace = make.workspace("Real")
    assert client.post("/demo/owner/").status_code == 404
    assert "_auth_user_id" not in client.session
    assert "/demo/" not in client.get("/accounts/login/").content.decode()
    assert workspace.memberships.count() == 1


def test_it_knows_no_other_role(client, demo):
    for role in ("king", "OWNER", "approver"):
        assert client.post(f"/demo/{role}/").status_code == 404


def test_it_opens_on_a_press_alone(client, demo):
    assert client.get("/demo/owner/").status_code == 405
    strict = type(client)(enforce_csrf_checks=True)
    assert strict.post("/demo/owner/").status_code == 403


def test_it_lets_nobody_in_who_lost_access(client, demo):
    executive = demo.memberships.get(role=Role.EXECUTIVE)
    executive.deactivate(by=make.owner_of(demo))
    assert client.post("/demo/executive/").status_code == 404
