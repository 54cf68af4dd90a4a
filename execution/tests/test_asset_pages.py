"""The pages of what a project needs or produces."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from execution.models import Asset
from execution.templatetags.execution import assets_of
from execution.tests import factories as make
from execution.tests.assets import TOMORROW, YESTERDAY, asset, named


def listed(place, query=""):
    return named(place.get(f"assets/?{query}").context["assets"])


def test_the_list_narrows_by_project_state_steward_and_lateness(place):
    other, worker = (
        make.project(place.owner, name="Photo-to-listing", key="PTL"),
        make.member(place.workspace),
    )
    asset(place, "crates", due=YESTERDAY, steward=place.owner)
    asset(place, "licence", state="ordered", steward=worker)
    asset(place, "phones", project=other, due=YESTERDAY)
    assert set(listed(place)) == {"crates", "licence", "phones"}
    assert listed(place, "project=PTL") == ["phones"]
    assert listed(place, "state=ordered") == ["licence"]
    assert listed(place, "whose=me") == ["crates"]
    assert listed(place, f"whose={worker.pk}") == ["licence"]
    assert set(listed(place, "late=1")) == {"crates", "phones"}
    assert listed(place, "late=1&whose=me&project=STO") == ["crates"]
    for lost in ("project=QQQ", "whose=nobody", "state=lost"):
        page = place.get(f"assets/?{lost}").content.decode()
        assert "Nothing matches" in page and "Clear filters" in page


@pytest.mark.parametrize("order", ["", "name", "project", "new"])
def test_every_order_pages_to_its_end(place, order, monkeypatch):
    monkeypatch.setattr("execution.views.asset.SIZE", 2)
    other = make.project(place.owner, name="Before", key="BEF")
    for n, due in enumerate([None, YESTERDAY, None, TOMORROW, YESTERDAY]):
        asset(place, f"A{n % 2}", due=due, project=other if n % 2 else None)
    url, seen = f"assets/?order={order}", []
    while url:
        answer = place.get(url)
        seen += [a.pk for a in answer.context["assets"]]
        url = answer.context["next_url"] and "assets/" + answer.context["next_url"]
    assert len(seen) == len(set(seen)) == 5


def test_an_empty_list_says_what_belongs_there(place):
    page = place.get("assets/").content.decode()
    assert "No asset yet" in page and 'id="add-asset"' in page
    place.sign_in(Role.EXECUTIVE)
    assert 'id="add-asset"' not in place.get("assets/").content.decode()


def test_a_quick_add_takes_the_usual_and_stays_where_it_was(place):
    here = place.url("assets/?late=1")
    body = {"name": "  Test   crates ", "project": place.project.pk, "kind": "material", "next": here}
    answer = place.post("assets/new/", body)
    assert (answer.status_code, answer.url) == (302, here)
    made = Asset.objects.get()
    assert (made.name, made.kind, made.purpose, made.state) == ("Test crates", "material", "needed", "needed")


@pytest.mark.parametrize(
    ("body", "field"),
    [({"name": ""}, "name"), ({"project": make.NOBODY}, "project"), ({"kind": "dog"}, "kind"),
     ({"due": "tomorrow"}, "due"), ({"url": "javascript:x"}, "url")],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(place, body, field):
    answer = place.post("assets/new/", {"name": "Crates", "project": place.project.pk} | body)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert not Asset.objects.exists()


def test_one_field_is_edited_where_it_is_read_and_leads_back(place):
    made, here = asset(place), place.url("projects/STO/")
    url, part = f"assets/{made.pk}/fields/due/", {"HX-Request": "true"}
    form = place.get(f"{url}?next={here}", headers=part).content.decode()
    assert "<html" not in form and 'name="due"' in form and f'value="{here}"' in form
    answer = place.post(url, {"due": "2026-07-01", "version": 1, "next": here})
    assert (answer.status_code, answer.url) == (302, here)
    late = place.post(url, {"due": "2026-08-01", "version": 1}, headers=part)
    assert late.status_code == 409 and "2026-07-01" in late.content.decode()
    away = place.post(url, {"due": "2026-08-01", "version": 2, "next": "https://evil.example/"})
    assert away.url == made.get_absolute_url()
    assert place.get(f"assets/{made.pk}/fields/turn/").status_code == 404


def test_the_whole_form_saves_and_moves_it_to_another_project(place):
    made, other = asset(place), make.project(place.owner, key="PTL")
    body = {"name": "Phones", "project": other.pk, "kind": "device", "purpose": "produced", "state": "ordered",
            "steward": place.owner.pk, "due": "2026-07-01", "url": "docs.larkfield.example/x", "description": "**Six**",
            "version": 1}  # fmt: skip
    assert place.post(f"assets/{made.pk}/edit/", body).status_code == 302
    made = Asset.objects.get()
    assert (made.project, made.url, made.version) == (other, "https://docs.larkfield.example/x", 2)
    page = place.get(f"assets/{made.pk}/").content.decode()
    assert "<strong>Six</strong>" in page and 'rel="noopener noreferrer"' in page
    assert "The project produces it" in page and "Needed → <b" in page


def test_a_state_changes_from_the_list_with_a_way_back(place):
    made = asset(place)
    here = place.url("assets/")
    page = place.post(f"assets/{made.pk}/move/?version=1", {"state": "ordered", "next": here}, follow=True)
    assert "“Test crates” is ordered." in page.content.decode() and "/undo/" in page.content.decode()
    late = place.post(f"assets/{made.pk}/move/?version=1", {"state": "available", "next": here})
    said = late.content.decode()
    assert late.status_code == 409
    assert "Theirs: Ordered. Yours: Available." in " ".join(said.split()) and "Use mine" in said


def test_the_projects_page_shows_its_own(place):
    asset(place, "crates", due=YESTERDAY)
    asset(place, "elsewhere", project=make.project(place.owner))
    page = place.get("projects/STO/").content.decode()
    section = page[page.index('id="assets"') :]
    assert "crates" in section and "Needed by 16 Jun, not ordered" in section and "elsewhere" not in section


def test_my_work_shows_the_stewards_own_and_no_more_than_is_missing(place):
    worker = place.sign_in(Role.CONTRIBUTOR)
    asset(place, "mine", steward=worker, due=YESTERDAY)
    asset(place, "here", steward=worker, state="available")
    asset(place, "somebody's", steward=place.owner)
    over = make.project(place.owner)
    asset(place, "over", steward=worker, project=over)
    over.move("cancelled", by=place.owner)
    page = place.get("work/").content.decode()
    assert "Assets you look after" in page and ">mine</a>" in page and "State: Needed, mine" in page
    assert ">here</a>" not in page and ">over</a>" not in page and "somebody's" not in unescape(page)
    for n in range(9):
        asset(place, f"more {n}", steward=worker)
    kept = assets_of(worker)
    assert (len(kept["rows"]), kept["total"]) == (8, 10)


def test_an_asset_keeps_my_work_from_being_empty_of_it(place):
    assert "Assets you look after" not in place.get("work/").content.decode()


@pytest.mark.parametrize(
    ("role", "add", "move"),
    [(Role.PROJECT_MANAGER, True, True), (Role.CONTRIBUTOR, False, True), (Role.PRODUCT_MANAGER, False, False),
     (Role.EXECUTIVE, False, False)],
)  # fmt: skip
def test_nobody_sees_a_control_they_cannot_use(place, role, add, move):
    asset(place, "crates", steward=place.owner)
    place.sign_in(role)
    for path in ("assets/", "projects/STO/"):
        page = place.get(path).content.decode()
        assert "crates" in page
        assert ('id="add-asset"' in page) == ("Edit steward" in page) == ("More: crates" in page) == add
        assert ("State: Needed, crates" in page) == move


@pytest.mark.parametrize("path", ["assets/", "projects/STO/", "work/"])
def test_a_page_costs_the_same_for_any_number(place, path):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert place.get(path).status_code == 200
        return len(captured)

    for n in range(2):
        asset(place, f"first {n}", steward=place.owner, due=YESTERDAY, project=make.project(place.owner))
        asset(place, f"here {n}", steward=place.owner)
    place.get(path)
    few = cost()
    for n in range(3):
        asset(place, f"more {n}", steward=make.member(place.workspace), due=TOMORROW)
        asset(place, f"mine {n}", steward=place.owner)
    assert cost() == few
