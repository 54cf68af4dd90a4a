"""Initiatives that are part of others, one level down."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts import trash, undo
from accounts.errors import Refused
from accounts.models import Activity
from strategy.models import Initiative
from strategy.tests import factories as make

TITLES = ("Arrival certainty", "Live stock sync", "Loose")


@pytest.fixture
def family(place):
    """(whole, its part, a third one)."""
    whole = place.initiative(title="Arrival certainty")
    part = place.initiative(title="Live stock sync", parent=whole)
    return whole, part, place.initiative(title="Loose")


def fresh(initiative):
    return Initiative.everything.get(pk=initiative.pk)


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.message


def test_parts_have_no_parts(place, family):
    whole, part, third = family
    words = refusal(lambda: place.initiative(title="Deeper", parent=part))
    assert words == "ORC-2 is itself part of ORC-1, and parts have no parts."
    assert "has parts of its own" in refusal(lambda: whole.edit(by=place.manager, changes={"parent": third}))
    assert "part of itself" in refusal(lambda: third.edit(by=place.manager, changes={"parent": third}))


def test_a_part_may_be_of_another_product(place, family):
    whole, _part, _third = family
    other = make.product(place.owner, key="DEP", name="Depot")
    made = make.initiative(place.manager, other, "Crates", parent=whole)

    assert made.key == "DEP-1" and made.whole == whole


def test_joining_and_leaving_are_logged_and_undone(place, family):
    whole, _part, third = family
    row = third.edit(by=place.manager, changes={"parent": whole})
    assert row.changes["parent"][1]["id"] == str(whole.pk)

    undo.undo(by=place.manager, cause=row.cause)
    assert fresh(third).parent is None
    assert Activity.objects.of(third).count() == 3


def test_a_whole_in_the_trash_leaves_its_parts_standing_until_it_comes_back(place, family):
    whole, part, _third = family
    whole.trash(by=place.manager)

    assert fresh(part).deleted_at is None and fresh(part).whole is None
    fresh(whole).restore(by=place.manager)
    assert fresh(part).whole == whole


def test_a_part_in_the_trash_is_no_part_and_comes_back_as_one(place, family):
    whole, part, _third = family
    part.trash(by=place.manager)
    assert not whole.children.exists()

    fresh(part).restore(by=place.manager)
    assert list(whole.children.all()) == [part]


def test_a_whole_that_is_gone_for_good_lets_its_parts_go(place, family):
    whole, part, _third = family
    whole.trash(by=place.manager)
    trash.purge(timezone.now() + dt.timedelta(days=31))

    assert fresh(part).parent_id is None


def test_a_yes_to_the_whole_decides_on_no_part(place, family):
    whole, part, _third = family
    whole.submit(by=place.manager).decide(by=place.approver, verdict="approve", note="Go.")

    assert (fresh(whole).state, fresh(part).state) == ("approved", "draft")


def test_a_whole_is_shipped_once_its_parts_are(place, family):
    whole, part, _third = family
    Initiative.objects.filter(pk=whole.pk).update(state="in_delivery")
    assert "ORC-2 is part of it and still draft" in refusal(lambda: fresh(whole).ship(by=place.manager))

    Initiative.objects.filter(pk=part.pk).update(state="shipped")
    fresh(whole).ship(by=place.manager)
    assert fresh(whole).state == "shipped"


# -- pages ---------------------------------------------------------------------------------------------------


def test_a_part_is_drafted_on_the_page_of_its_whole(place, family):
    whole, *_rest = family
    path = f"initiatives/{whole.key}/parts/new/"
    assert place.post(path, {"title": "Pick-up points"}).status_code == 302

    made = Initiative.objects.get(title="Pick-up points")
    assert (made.parent, made.product, made.owner) == (whole, whole.product, place.manager)
    page = place.get(f"initiatives/{whole.key}/").content.decode()
    assert "Pick-up points" in page and "How is this computed?" in page


def test_one_that_is_there_is_moved_under_and_out(place, family):
    whole, _part, third = family
    path = f"initiatives/{whole.key}/parts/"
    assert place.post(f"{path}new/", {"title": f"{third.key} Loose"}).status_code == 302
    assert fresh(third).parent == whole

    assert place.post(f"{path}{third.key}/out/").status_code == 302
    assert fresh(third).parent is None
    assert place.post(f"{path}{third.key}/out/").status_code == 404


def test_what_cannot_be_a_part_is_said_at_the_field(place, family):
    _whole, part, third = family
    answer = place.post(f"initiatives/{part.key}/parts/new/", {"title": third.key})

    assert answer.status_code == 422 and "parts have no parts" in answer.content.decode()


def test_what_it_is_part_of_is_edited_where_it_is_read(place, family):
    whole, _part, third = family
    path = f"initiatives/{third.key}/edit/parent/"
    data = {"parent": whole.title, "version": third.version}
    assert place.post(path, data).status_code == 302
    assert fresh(third).parent == whole
    assert f"{whole.key} {whole.title}" in place.get(path).content.decode()

    assert place.post(path, {"parent": "", "version": fresh(third).version}).status_code == 302
    assert fresh(third).parent is None


def test_saving_another_field_leaves_a_whole_in_the_trash_where_it_is(place, family):
    whole, part, _third = family
    whole.trash(by=place.manager)
    data = {"title": "Renamed", "parent": "", "precision": "day", "version": part.version}
    assert place.post(f"initiatives/{part.key}/edit/", data).status_code == 302

    assert (fresh(part).title, fresh(part).parent_id) == ("Renamed", whole.pk)


def test_the_table_stands_by_whole(place, family):
    for one, effort in zip(family, (70, 30, 5), strict=True):
        one.edit(by=place.manager, changes={"effort": effort})
    page = place.get("initiatives/?group=parent").content.decode()

    table = page.split("<tbody")[1:]
    assert [[title in group for title in TITLES] for group in table] == [
        [True, True, False],
        [False, False, True],
    ]
    sums = [group.split('ig-e">')[1].split("<")[0] for group in table]
    assert sums == ["30", "5"]  # the 70 of the whole are those of its parts


def test_a_program_reads_and_sets_what_it_is_part_of(place, family):
    whole, part, third = family
    answer = place.api("patch", f"initiatives/{third.pk}/", {"parent": whole.key, "version": third.version})
    assert answer.json()["parent"] == str(whole.pk)

    found = place.api("get", f"initiatives/?parent={whole.key}").json()["results"]
    assert {row["id"] for row in found} == {str(part.pk), str(third.pk)}
    wrong = place.api("patch", f"initiatives/{whole.pk}/", {"parent": third.key, "version": whole.version})
    assert wrong.status_code == 400 and "parent" in wrong.json()["errors"]


def test_a_whole_goes_into_the_archive_after_its_parts(place, family):
    whole, part, _third = family
    words = refusal(lambda: whole.archive(by=place.manager))
    assert words == "ORC-2 is part of it and not archived. Archive it first, or move it out."
    part.archive(by=place.manager)
    assert whole.archive(by=place.manager)
    assert fresh(part).whole == whole
