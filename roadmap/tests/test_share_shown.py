"""What a visitor sees of a shared roadmap, and what never leaves."""

import pytest

from roadmap.models.share import Field
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")
GONE = "This link opens nothing"


def said(answer):
    return answer.content.decode()


@pytest.mark.parametrize("part", ["", "present/"])
def test_what_is_not_ticked_is_nowhere_in_the_page(visitor, place, issue, late, part):
    initiative = late[0]
    initiative.edit(
        by=place.owner, changes={"effort": 37, "problem": "A secret problem", "outcome": "A secret end"}
    )
    _link, path = issue(fields=[])
    page = said(visitor.get(path + part))
    owner = place.owner

    assert initiative.title in page
    for word in (
        str(owner), owner.user.email, initiative.key, late[1].project.key, "37",
        "14 Aug", "2026-08-14", "27 Apr", "secret problem", "secret end", "Card mandates", "working days",
        "Off track", "% ", "Being built", "Progress", "to September", "Council", "Next<",
    ):  # fmt: skip
        assert word not in page, word


@pytest.mark.parametrize(
    ("name", "word"),
    [
        (Field.STATE, "Being built"),
        (Field.QUARTER, "October and later"),
        (Field.PROGRESS, "Progress"),
        (Field.HEALTH, "Off track"),
        (Field.REASON, "working days late"),
        (Field.OWNER, "Ines Duarte"),
        (Field.KEY, "ORC-1"),
        (Field.DATES, 'datetime="2026-10-09"'),
        (Field.LANE, "Everything else"),
        (Field.EFFORT, "37 weeks"),
        (Field.DRAFTS, "Loyalty credits"),
    ],
)
def test_each_tick_shows_its_own_field_and_no_other(visitor, place, issue, late, name, word):
    late[0].edit(by=place.owner, changes={"effort": 37})
    make.initiative(place.owner, place.product, "Loyalty credits")

    shows, hides = (
        issue(fields=[name])[1],
        issue(fields=[other for other in Field.values if other != name])[1],
    )
    for part in ("", "present/"):
        assert word in said(visitor.get(shows + part))
        assert word not in said(visitor.get(hides + part))


def test_a_public_title_stands_for_its_own(visitor, place, issue, late):
    late[0].edit(by=place.owner, changes={"public_title": "Orders that repeat themselves"})
    page = said(visitor.get(issue(fields=Field.values)[1]))

    assert "Orders that repeat themselves" in page and "Standing orders" not in page


def test_declined_and_deleted_ones_never_leave(visitor, place, issue):
    shown = make.approved(place.owner, place.product, title="Allergen labels")
    declined = make.initiative(place.owner, place.product, "Voice ordering")
    declined.submit(by=place.owner).decide(by=place.owner, verdict="decline", note="No.")
    _link, path = issue(fields=Field.values)
    page = said(visitor.get(path))
    assert "Allergen labels" in page and "Voice ordering" not in page

    shown.trash(by=place.owner)
    assert "Allergen labels" not in said(visitor.get(path))


def test_what_is_on_hold_is_at_most_planned(visitor, place, issue, late):
    late[0].hold(by=place.owner, note="Later.")
    page = said(visitor.get(issue(fields=["state", "progress"])[1]))

    assert "Planned" in page and "Being built" not in page and "Progress" not in page


def test_another_products_bets_stay_inside(visitor, place, issue):
    other = make.product(place.owner, name="Depot", key="DEP")
    make.approved(place.owner, other, title="Dock scheduling")
    make.approved(place.owner, place.product, title="Allergen labels")
    page = said(visitor.get(issue()[1]))

    assert "Allergen labels" in page and "Dock scheduling" not in page


def test_a_board_keeps_its_columns_without_dates(visitor, place, issue, late):
    link, path = issue(fields=[Field.QUARTER, Field.LANE])
    link.roadmap.edit(by=place.owner, changes={"layout": "board"})
    page = said(visitor.get(path))
    for column in ("Now", "Next", "Later"):
        assert f'<h3 class="pq-q">{column}</h3>' in page
    assert "and later" not in page and "Everything else" not in page
    for control in ("kcard", "data-can", "<form"):
        assert control not in page
