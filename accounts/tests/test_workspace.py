"""One organisation: opening, renaming, its date, and moving between several."""

import datetime as dt

from accounts.models import Activity, User, Workspace
from accounts.roles import Role
from accounts.tests import factories as make


def test_opening_makes_an_owner_and_a_log(db):
    user = make.user("Mara Lindholm")
    workspace = Workspace.open("Larkfield & Söhne", user)
    owner = make.owner_of(workspace)
    assert (workspace.slug, owner.user, owner.role) == ("larkfield-sohne", user, Role.OWNER)
    row = Activity.objects.get(workspace=workspace)
    assert (row.verb, row.actor, row.subject_id) == ("created", owner, workspace.pk)


def test_addresses_never_collide(db):
    user = make.user()
    slugs = [
        Workspace.open(name, user).slug for name in ("Larkfield", "Larkfield", "LARKFIELD!", "日本", "日本")
    ]
    assert slugs == ["larkfield", "larkfield-2", "larkfield-3", "workspace", "workspace-2"]


def test_renaming_keeps_the_old_words_in_the_log(house):
    response = house.post("settings/", {"name": "Bakery", "timezone": "Asia/Tokyo"})
    assert response.status_code == 302
    house.workspace.refresh_from_db()
    assert (house.workspace.name, house.workspace.timezone) == ("Bakery", "Asia/Tokyo")
    row = Activity.objects.filter(workspace=house.workspace, verb="edited").get()
    assert row.changes == {"name": ["Larkfield", "Bakery"], "timezone": ["UTC", "Asia/Tokyo"]}
    assert house.get("settings/").status_code == 200, "and stands at its old address"


def test_saving_the_same_leaves_no_trace(house):
    house.post("settings/", {"name": "Larkfield", "timezone": "UTC"})
    assert not Activity.objects.filter(verb="edited").exists()


def test_what_is_wrong_is_said_at_the_field(house):
    for data, name in [
        ({"name": "", "timezone": "UTC"}, "name"),
        ({"name": "x", "timezone": "Mars/Base"}, "timezone"),
    ]:
        response = house.post("settings/", data)
        assert response.status_code == 422 and f'id="id_{name}_error"' in response.content.decode()


def test_today_is_the_workspaces_date():
    late = dt.datetime(2026, 6, 15, 23, 30, tzinfo=dt.UTC)
    assert Workspace(timezone="UTC").today(late) == dt.date(2026, 6, 15)
    assert Workspace(timezone="Asia/Tokyo").today(late) == dt.date(2026, 6, 16)
    assert Workspace(timezone="America/Lima").today(late) == dt.date(2026, 6, 15)


def test_a_time_zone_that_this_system_lost_breaks_no_page(house):
    User.objects.update(timezone="US/Nowhere")
    house.owner.user.refresh_from_db()
    assert house.get("people/").status_code == house.client.get("/me/").status_code == 200
    User.objects.update(timezone="")
    Workspace.objects.update(timezone="Mars/Base")
    house.workspace.refresh_from_db()
    at = dt.datetime(2026, 6, 15, 23, 30, tzinfo=dt.UTC)
    assert house.workspace.today(at) == dt.date(2026, 6, 15)
    assert house.get("people/").status_code == house.get("settings/").status_code == 200


def test_who_saves_one_setting_leaves_the_other_as_somebody_made_it_meanwhile(house):
    shown = {"initial-name": "Larkfield", "initial-timezone": "UTC"}
    page = house.get("settings/").content.decode()
    assert all(f'name="{name}"' in page for name in shown)
    house.post("settings/", shown | {"name": "Bakery", "timezone": "UTC"})
    house.post("settings/", shown | {"name": "Larkfield", "timezone": "Europe/Berlin"})
    house.workspace.refresh_from_db()
    assert (house.workspace.name, house.workspace.timezone) == ("Bakery", "Europe/Berlin")


def test_the_start_leads_to_the_workspace_opened_last(house):
    second = make.workspace("Second", owner=house.owner.user)
    assert house.client.get("/")["Location"] == house.workspace.get_absolute_url()
    house.client.get(f"/w/{second.slug}/people/")
    assert house.client.get("/")["Location"] == second.get_absolute_url()


def test_the_switcher_lists_ones_own_and_marks_the_open_one(house):
    second = make.workspace("Second", owner=house.owner.user)
    make.workspace("Somebody else's")
    lost = make.workspace("Lost")
    make.member(lost, Role.OWNER)
    left = lost.memberships.create(user=house.owner.user, role=Role.CONTRIBUTOR, workspace=lost)
    left.deactivate(by=make.owner_of(lost))
    page = house.get("people/").content.decode()
    assert f'href="{second.get_absolute_url()}"' in page
    assert f'href="{house.workspace.get_absolute_url()}" aria-current="true"' in page
    assert "Somebody else" not in page and lost.get_absolute_url() not in page


def test_one_may_be_owner_here_and_guest_there(house):
    there = make.workspace("There")
    there.memberships.create(user=house.owner.user, role=Role.EXECUTIVE, workspace=there)
    assert house.get("settings/").status_code == 200
    assert house.client.get(f"/w/{there.slug}/settings/").status_code == 403


def test_the_api_of_a_session_is_of_the_workspace_opened_last(house):
    second = make.workspace("Second", owner=house.owner.user)
    house.get("people/")
    assert house.client.get("/api/v1/me/").json()["workspace"]["slug"] == house.workspace.slug
    named = house.client.get("/api/v1/me/", headers={"X-Workspace": second.slug})
    assert named.json()["workspace"]["slug"] == second.slug
    foreign = make.workspace("Next Door")
    assert house.client.get("/api/v1/me/", headers={"X-Workspace": foreign.slug}).status_code == 404
