"""Views of the roadmap under a name: saved, opened, changed, published, deleted and brought back."""

import re

import pytest

from accounts.models import Activity
from accounts.roles import Role
from collaboration.models import Notification
from roadmap.lens import USUAL, Lens
from roadmap.models import Roadmap
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def view(place):
    return Roadmap.create(
        by=place.owner, name="Weeks of Orchard", product=place.product, zoom="weeks", spread=True
    )


def test_what_the_page_shows_is_saved(place):
    answer = place.post(
        "roadmap/views/new/?product=ORC&group=product&from=2026-04-01",
        {"name": "Board", "reach": "workspace"},
    )
    made = Roadmap.objects.get()

    assert (answer.status_code, answer.url) == (302, made.get_absolute_url())
    assert Lens.of(made).words == USUAL | {"product": "ORC", "group": "product", "from": "2026-04-01"}
    assert not made.whole and Activity.objects.of(made).get().verb == "created"


def test_a_view_of_a_board_keeps_what_comes_first(place):
    make.initiative(place.owner, place.product, "Price guidance")
    place.post("roadmap/views/new/?layout=board&sort=score", {"name": "By score", "reach": "workspace"})
    made = Roadmap.objects.get()
    assert (made.sort, Lens.of(made).words["sort"]) == ("score", "score")
    assert "data-fixed" in place.get(f"roadmap/?view={made.pk}").content.decode()


def test_on_the_way_to_sharing_it_leads_there(place):
    answer = place.post("roadmap/views/new/?next=share", {"name": "Board", "reach": "workspace"})

    assert answer.url == place.url(f"roadmap/views/{Roadmap.objects.get().pk}/share/")


def test_a_view_opens_as_it_was_saved(place, view):
    lens = place.get(f"roadmap/?view={view.pk}").context["lens"]

    assert (lens.product, lens.zoom, lens.spread, lens.edited) == (place.product, "weeks", True, False)
    assert lens.query() == f"?view={view.pk}"


def test_what_differs_stands_in_the_address_even_where_it_is_usual(place, view):
    lens = Lens.of(view)
    address = lens.query(zoom="months", product="", spread="")
    read = place.get(f"roadmap/{address}").context["lens"]

    assert (read.zoom, read.product, read.spread, read.edited) == ("months", None, False, True)
    assert read.query() == address


def test_an_edited_view_is_saved_and_taken_back(place, view):
    address = Lens.of(view).query(zoom="quarters")
    page = place.get(f"roadmap/{address}").content.decode()
    assert "View edited" in page

    place.post(f"roadmap/views/{view.pk}/save/{address}")
    view.refresh_from_db()
    assert view.zoom == "quarters" and view.product == place.product
    assert "View edited" not in place.get(f"roadmap/?view={view.pk}").content.decode()
    place.post("undo/")
    view.refresh_from_db()
    assert view.zoom == "weeks"


def test_what_somebody_else_saved_meanwhile_is_not_replaced_without_a_word(place, view):
    address = Lens.of(view).query(zoom="quarters")
    page = place.get(f"roadmap/{address}").content.decode()
    form = page[page.index(f"roadmap/views/{view.pk}/save/") :]
    version = re.search(r'name="version" value="(\d+)"', form)[1]
    view.edit(by=place.owner, changes={"zoom": "months"})
    sent = f"roadmap/views/{view.pk}/save/{address}"
    assert place.post(sent, {"version": version}).status_code == 409
    view.refresh_from_db()
    assert view.zoom == "months"
    assert place.post(sent).status_code == 302


def test_a_name_is_given_once(place, view):
    answer = place.post("roadmap/views/new/", {"name": view.name, "reach": "workspace"})

    assert answer.status_code == 422 and "There is a view of this name already" in answer.content.decode()


def test_renaming_logs_and_keeps_the_rest(place, view):
    place.post(
        f"roadmap/views/{view.pk}/rename/",
        {"name": "Orchard in weeks", "reach": "workspace", "version": view.version},
    )
    view.refresh_from_db()

    assert (view.name, view.zoom) == ("Orchard in weeks", "weeks")


def test_deleting_is_taken_back_with_its_links(place, view):
    from_trash = place.post(f"roadmap/views/{view.pk}/delete/")
    assert from_trash.status_code == 302 and not Roadmap.objects.exists()
    assert view.name in place.get("trash/").content.decode()
    place.post("undo/")
    assert Roadmap.objects.get() == view


def test_what_is_gone_is_said(place, view):
    address = f"roadmap/?view={view.pk}"
    view.trash(by=place.owner)

    answer = place.get(address)
    assert answer.status_code == 400 and "There is no such view here" in answer.content.decode()


def test_a_view_of_a_deleted_product_leaves_the_tabs(place, view):
    place.product.trash(by=place.owner)

    assert view.name not in place.get("roadmap/").content.decode()


def test_publishing_tells_every_active_member_once(place, view):
    reader, gone = make.member(place.workspace, Role.EXECUTIVE), make.member(place.workspace)
    gone.deactivate(by=place.owner)
    answer = place.post(f"roadmap/views/{view.pk}/publish/", {"note": "As agreed in May."})
    row = Activity.objects.of(view).get(verb="published")
    told = Notification.objects.get()

    assert answer.status_code == 302 and row.note == "As agreed in May."
    assert (told.member, told.kind, told.subject_id, told.words) == (reader, "publication", view.pk, row.note)
    assert told.cause == row.cause


def test_publishing_cannot_be_undone(place, view):
    view.publish(by=place.owner)
    cause = Activity.objects.of(view).get(verb="published").cause

    assert place.post(f"undo/{cause}/").status_code == 422


def test_readers_see_tabs_and_save_only_for_themselves(place, view):
    place.sign_in(Role.EXECUTIVE)
    page = place.get(f"roadmap/?view={view.pk}&zoom=months").content.decode()

    assert view.name in page and "View edited" in page
    assert f"{view.pk}/share/" not in page and f"{view.pk}/rename/" not in page
    assert f"{view.pk}/save/" not in page and f"{view.pk}/delete/" not in page and "Save as" in page
