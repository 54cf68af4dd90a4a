"""An empty house asks for its owner, once."""

import threading

import pytest
from django.db import connection
from django.test import Client

from accounts import people
from accounts.errors import Refused
from accounts.models import User, Workspace
from accounts.roles import Role
from accounts.tests import factories as make

FIRST = {
    "name": "Mara Lindholm", "email": "mara@larkfield.example", "password": make.PASSWORD, "workspace": "Larkfield",
    "timezone_name": "Europe/Berlin",
}  # fmt: skip


def test_an_empty_house_leads_to_its_form(client, db):
    assert client.get("/")["Location"] == "/welcome/"
    page = client.get("/welcome/").content.decode()
    for name in FIRST:
        assert f'name="{name}"' in page


def test_it_makes_owner_and_workspace_and_leads_on(client, db):
    response = client.post("/welcome/", FIRST)
    assert response["Location"] == "/w/larkfield/start/"
    workspace = Workspace.objects.get()
    owner = make.owner_of(workspace)
    assert (workspace.name, workspace.timezone) == ("Larkfield", "Europe/Berlin")
    assert (owner.user.name, owner.role) == ("Mara Lindholm", Role.OWNER)
    page = client.get("/w/larkfield/start/").content.decode()
    assert "Welcome, Mara." in page and "/w/larkfield/products/new/" in page

    fresh = Client()
    assert (
        fresh.post("/accounts/login/", {"login": FIRST["email"], "password": make.PASSWORD})["Location"]
        == "/"
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"email": "nonsense"}, "email"), ({"name": ""}, "name"), ({"workspace": ""}, "workspace"),
     ({"password": "short"}, "password"), ({"password": "mara@larkfield.example"}, "password"),
     ({"timezone_name": "Mars/Base"}, "timezone_name")],
)  # fmt: skip
def test_what_is_wrong_is_said_at_the_field(client, db, wrong, field):
    response = client.post("/welcome/", FIRST | wrong)
    assert response.status_code == 422 and f'id="id_{field}_error"' in response.content.decode()
    assert not User.objects.exists() and not Workspace.objects.exists()


@pytest.mark.parametrize("how", ["somebody", "a workspace"])
def test_it_is_shut_once_somebody_is_at_home(client, db, how):
    if how == "somebody":
        make.user()
    else:
        make.workspace()
    before = User.objects.count(), Workspace.objects.count()
    assert client.get("/welcome/")["Location"] == "/"
    assert client.post("/welcome/", FIRST)["Location"] == "/"
    assert (User.objects.count(), Workspace.objects.count()) == before
    with pytest.raises(Refused, match="already"):
        people.begin(**FIRST)
    assert client.get("/")["Location"] == "/accounts/login/"


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_becomes_the_owner():
    gate, codes = threading.Barrier(6), []

    def begin(n):
        gate.wait()
        codes.append(Client().post("/welcome/", FIRST | {"email": f"p{n}@larkfield.example"})["Location"])
        connection.close()

    def run(n):
        try:
            begin(n)
        except KeyError:
            codes.append("refused")  # a page with the sentence, no redirect
            connection.close()

    threads = [threading.Thread(target=run, args=[n]) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes.count("/w/larkfield/start/") == 1
    assert set(codes) <= {"/w/larkfield/start/", "/", "refused"}
    assert User.objects.count() == Workspace.objects.count() == 1


def test_the_start_page_shows_what_each_may_begin(house):
    assert "Add a product" in house.get("start/").content.decode()
    house.sign_in(Role.PROJECT_MANAGER)
    page = house.get("start/").content.decode()
    assert "Add a product" not in page and "A project" in page
    house.sign_in(Role.EXECUTIVE)
    page = house.get("start/").content.decode()
    assert "A project" not in page and "The roadmap" in page
