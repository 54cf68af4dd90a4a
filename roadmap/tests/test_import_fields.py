"""Columns that become fields the company defined: recognised by name, read by kind, and the same twice."""

import pytest

from accounts.models import CustomField
from accounts.ownfields import Kind
from roadmap.imports import running
from roadmap.models import RunState
from roadmap.tests.test_import_landing import bring, land
from strategy.models import Initiative

FILE = (
    b"key,product,title,Rollout,Legal review,Cost\n"
    b"A-1,Orchard,One,pilot HUBS,31/03/2027,-12.50\n"
    b"A-2,Orchard,Two,,,\n"
)


@pytest.fixture
def own(place):
    options = [{"key": "pilot", "label": "Pilot hubs", "hue": "b", "archived": False}]
    for name, kind in (("Rollout", Kind.CHOICE), ("Legal review", Kind.DATE), ("Cost", Kind.NUMBER)):
        CustomField.create(
            by=place.owner, name=name, kind=kind, options=options if kind == Kind.CHOICE else []
        )


def test_columns_are_known_by_their_names_and_land_typed(place, own):
    run = land(place, [("initiatives.csv", FILE)])
    assert run.state == RunState.DONE, run.problems
    one, two = Initiative.objects.order_by("external_key")
    assert one.custom == {"rollout": "pilot", "legal_review": "2027-03-31", "cost": -12.5}
    assert two.custom == {}


def test_the_same_file_again_changes_nothing_and_a_changed_cell_one_field(place, own):
    land(place, [("initiatives.csv", FILE)])
    again = land(place, [("initiatives.csv", FILE)])
    assert again.counts["initiative"] == {"same": 2}
    land(place, [("initiatives.csv", FILE.replace(b"-12.50", b"8"))])
    one = Initiative.objects.get(external_key="A-1")
    row = place.workspace.activities.filter(subject_id=one.pk).newest_first()[0]
    assert row.changes == {"field-cost": [-12.5, 8]}


def test_a_word_that_is_no_choice_waits_to_be_mapped_and_is_not_guessed(place, own):
    run = bring(place, [("initiatives.csv", FILE.replace(b"pilot HUBS", b"By letter"))])
    _entries, found, _seen = running.checked(run, place.owner)
    assert found.unknown == {(0, "field-rollout"): {"By letter": 1}}
    url = f"import/{run.pk}/"
    place.client.force_login(place.owner.user)
    page = place.client.get(f"/w/{place.workspace.slug}/{url}").content.decode()
    assert "Pilot hubs" in page and "By letter" in page
