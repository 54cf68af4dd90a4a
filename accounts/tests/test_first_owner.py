"""The first owner from a command line, for a server that nobody can reach by browser yet."""

import io

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User, Workspace
from accounts.roles import Role
from accounts.tests import factories as make

WHO = ["mara@larkfield.example", "--name", "Mara Lindholm", "--workspace", "Larkfield"]


def first_owner(monkeypatch, password, *more):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    said = io.StringIO()
    call_command("first_owner", *WHO, *more, stdout=said)
    return said.getvalue()


def test_it_makes_owner_and_workspace(client, db, monkeypatch):
    said = first_owner(monkeypatch, make.PASSWORD, "--timezone", "Europe/Berlin")
    assert said.startswith("Mara Lindholm owns Larkfield. Sign in at http")
    workspace = Workspace.objects.get()
    assert (workspace.slug, workspace.timezone) == ("larkfield", "Europe/Berlin")
    assert make.owner_of(workspace).role == Role.OWNER
    signed_in = client.post("/accounts/login/", {"login": WHO[0], "password": make.PASSWORD})
    assert signed_in["Location"] == "/"


@pytest.mark.parametrize(
    ("password", "more", "sentence"),
    [
        ("short", [], "Password: "),
        ("mara@larkfield.example", [], "Password: "),
        ("", [], "Password: "),
        (make.PASSWORD, ["--timezone", "Mars/Base"], "Time zone: "),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(db, monkeypatch, password, more, sentence):
    with pytest.raises(CommandError, match=f"^{sentence}"):
        first_owner(monkeypatch, password, *more)
    assert not User.objects.exists() and not Workspace.objects.exists()


def test_it_is_shut_once_somebody_is_at_home(db, monkeypatch):
    make.workspace()
    with pytest.raises(CommandError, match="already"):
        first_owner(monkeypatch, make.PASSWORD)
    assert Workspace.objects.count() == 1
