"""The lanes of an earlier day: by who owned it, what it was, where it stood and what was chosen on that day."""

import datetime as dt

import pytest

from accounts.models import CustomField
from roadmap.models import Snapshot
from roadmap.tests import factories as make
from strategy.models import Initiative

DAY = dt.timedelta(days=1)
MAY = dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC)
JUNE = make.NOON - 2 * DAY

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def told(place, monkeypatch):
    """In May: Aiko's "First", high and next; nobody's draft "Then", low. Since then all of it changed."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOON)
    owner, how = place.owner, {"at": MAY}
    place.aiko = make.member(place.workspace, name="Aiko Tanabe")
    place.product = make.product(owner, name="Depot", key="DEP", at=MAY)
    options = [{"key": key, "label": key.title(), "hue": "b", "archived": False} for key in ("low", "high")]
    place.risk = CustomField.create(by=owner, name="Risk", kind="choice", options=options, at=MAY - DAY)
    place.first, place.then = (
        make.initiative(owner, place.product, title, start=make.START, end=make.END, owner=who, **how)
        for title, who in (("First", place.aiko), ("Then", None))
    )
    edit(place.first, MAY, {"field-risk": "high", "horizon": "next"})
    edit(place.then, MAY, {"field-risk": "low"})
    edit(place.first, JUNE, {"owner": None, "field-risk": None, "horizon": ""})
    edit(place.then, JUNE, {"owner": owner, "field-risk": "high"})
    place.then.submit(by=owner, at=JUNE)
    renamed = [options[0] | {"label": "Tame", "archived": True}, options[1] | {"label": "Wild"}]
    place.risk.edit(by=owner, at=JUNE, changes={"name": "Danger", "options": renamed})
    return place


def edit(one, at, changes):
    one.refresh_from_db()
    one.edit(by=one.owner or one.workspace.memberships.first(), at=at, changes=changes)


def page(place, query):
    answer = place.get(f"roadmap/changes/?{query}")
    assert answer.status_code == 200
    return answer


def heads(place, query):
    found = page(place, query).context["page"].sheet.heads
    return [(head.title, [one.line.initiative.title for one in head.lines]) for head in found]


@pytest.mark.parametrize(
    ("group", "then", "now"),
    [
        ("owner", [("Aiko Tanabe", ["First"]), ("Nobody", ["Then"])],
         [("Ines Duarte", ["Then"]), ("Nobody", ["First"])]),
        ("state", [("Draft", ["First", "Then"])], [("In review", ["Then"]), ("Draft", ["First"])]),
        ("horizon", [("Next", ["First"]), ("Later", ["Then"])],
         [("Next", ["Then"]), ("Later", ["First"])]),
        ("field-risk", [("Low", ["Then"]), ("High", ["First"])],
         [("Wild", ["Then"]), ("Danger not set", ["First"])]),
        ("product", [("Depot", ["First", "Then"])], [("Depot", ["First", "Then"])]),
        ("theme", [("No theme", ["First", "Then"])], [("No theme", ["First", "Then"])]),
        ("goal", [("Not linked to a goal", ["First", "Then"])], [("Not linked to a goal", ["First", "Then"])]),
    ],
)  # fmt: skip
def test_lanes_are_those_of_the_day(told, group, then, now):
    assert heads(told, f"on=2026-06-01&group={group}") == then
    assert heads(told, f"on=2026-06-17&group={group}") == now


def test_two_levels_stand_in_sections_on_the_page_and_on_a_phone(told):
    found = page(told, "on=2026-06-01&group=product&then=field-risk")
    sections = [(head.section.title, head.title, head.first) for head in found.context["page"].sheet.heads]
    assert sections == [("Depot", "Low", 2), ("Depot", "High", 0)]
    body = found.content.decode()
    assert 'class="lane-sec"' in body and "tl-two" in body and "Depot · High" in body
    assert "Product, risk" in body or "Product, danger" in body


def test_a_comparison_stands_in_the_lanes_of_its_later_day(told):
    told.first.refresh_from_db()
    told.first.trash(by=told.owner, at=JUNE + dt.timedelta(hours=1))
    assert heads(told, "since=2026-06-01&group=owner") == [
        ("Aiko Tanabe", ["First"]),
        ("Ines Duarte", ["Then"]),
    ]
    assert heads(told, "since=2026-06-01&group=field-risk") == [("Wild", ["Then", "First"])]
    assert [title for title, _lines in heads(told, "since=2026-06-01&group=state")] == ["In review", "Draft"]


def test_the_order_made_by_hand_holds_and_closed_lanes_are_open(told):
    query = f"on=2026-06-01&group=owner&order=none&fold=o-{told.aiko.pk.hex}"
    assert heads(told, query) == [("Nobody", ["Then"]), ("Aiko Tanabe", ["First"])]


def test_the_menu_leads_to_every_grouping_of_that_day(told):
    (menu,) = page(told, "on=2026-06-01&group=owner").context["menus"]
    urls = {option["value"]: option["url"] for option in menu["options"]}
    assert urls["state"] == "?group=state&on=2026-06-01" and "field-risk" in urls
    assert menu["second"][1][1]["url"] == "?group=owner&then=goal&on=2026-06-01"


# -- what is not known ------------------------------------------------------------------------------------------------


def test_a_field_that_came_later_is_said_not_replaced(told):
    CustomField.create(by=told.owner, name="Size", kind="choice", options=told.risk.options, at=JUNE)
    body = page(told, "on=2026-06-01&group=field-size").content.decode()
    assert "There was no field Size on 1 Jun, so nothing is sorted into its lanes." in body
    assert heads(told, "on=2026-06-01&group=field-size") == [("Size not set", ["First", "Then"])]
    assert "There was no field" not in page(told, "on=2026-06-17&group=field-size").content.decode()
    assert (
        "There was no field Size"
        in page(told, "since=2026-05-13&until=2026-06-01&group=field-size").content.decode()
    )


@pytest.fixture
def old(told):
    """A snapshot as an older release kept it: no word of fields and horizons."""
    told.post("roadmap/snapshots/new/", {"name": "Board review"})
    shot = Snapshot.objects.get()
    for row in shot.rows.all():
        kept = {name: it for name, it in row.values.items() if name not in ("custom", "horizon")}
        shot.rows.filter(pk=row.pk).update(values=kept)
    shot.rows.filter(part="choices").delete()
    return shot


def test_a_snapshot_of_an_older_release_says_what_it_did_not_keep(told, old):
    body = page(told, f"on={old.pk}&group=field-risk").content.decode()
    assert "This snapshot kept no fields of your own, so it has no lanes by Danger." in body
    assert heads(told, f"on={old.pk}&group=field-risk") == [("All initiatives", ["First", "Then"])]
    assert "lanes go by dates alone" in page(told, f"on={old.pk}&group=horizon").content.decode()
    assert page(told, f"on={old.pk}&group=owner").context["page"].notes == []


def test_a_snapshot_keeps_the_choices_whatever_becomes_of_the_field(told):
    told.post("roadmap/snapshots/new/", {"name": "Board review"})
    shot = Snapshot.objects.get()
    told.risk.refresh_from_db()
    told.risk.edit(by=told.owner, changes={"name": "Fate", "options": []})
    assert heads(told, f"on={shot.pk}&group=field-risk") == [
        ("Wild", ["Then"]),
        ("Danger not set", ["First"]),
    ]
    assert page(told, f"on={shot.pk}&group=field-risk").context["page"].notes == []


@pytest.fixture
def ownerless(told):
    """A snapshot in which somebody who is gone since owned "Then", and "Elsewhere" of another product."""
    gone = make.member(told.workspace, name="Gone Since")
    other = make.product(told.owner, name="Kiosk", key="KIO", at=MAY)
    elsewhere = make.initiative(told.owner, other, "Elsewhere", start=make.START, end=make.END, at=MAY)
    owned = Initiative.objects.filter(pk__in=[told.then.pk, elsewhere.pk])
    owned.update(owner=gone)
    told.post("roadmap/snapshots/new/", {"name": "Board review"})
    owned.update(owner=None)
    gone.delete()
    return Snapshot.objects.get()


def test_owners_whom_nobody_knows_any_more_are_counted(told, ownerless):
    body = page(told, f"on={ownerless.pk}&group=owner").content.decode()
    assert "The owners of 2 initiatives are no longer known" in body


@pytest.mark.parametrize(
    ("narrowed", "count"), [("product=DEP", 1), ("text=Then", 1), ("product=KIO", 1), ("text=First", 0)]
)
def test_owners_are_counted_of_what_is_on_the_page(told, ownerless, narrowed, count):
    notes = page(told, f"on={ownerless.pk}&group=owner&{narrowed}").context["page"].notes
    assert [note.split(" is ")[0] for note in notes] == ["The owner of 1 initiative"] * count


def drop(told, one):
    one.refresh_from_db()
    one.trash(by=told.owner)


def notes(told, query):
    found = page(told, query)
    assert all(note in found.content.decode() for note in found.context["page"].notes)
    return found.context["page"].notes


def test_what_was_dropped_since_an_older_snapshot_is_not_passed_off_as_unset(told, old):
    assert notes(told, f"since={old.pk}&group=field-risk") == []  # nothing of it is drawn
    drop(told, told.then)
    query = f"since={old.pk}&group=field-risk"
    assert heads(told, query) == [("Danger not set", ["First", "Then"])]
    said = (
        "“Board review” kept no fields of your own, so what was dropped since stands under “Danger not set”."
    )
    assert notes(told, query) == [said]
    assert notes(told, f"{query}&text=First") == notes(told, f"{query}&show=later") == []
    assert notes(told, "since=2026-06-17&group=field-risk") == []


def test_what_was_dropped_since_an_older_snapshot_stands_where_its_dates_put_it(told, old):
    drop(told, told.then)
    said = (
        "“Board review” kept no horizon set by hand, so what was dropped since stands where its dates put it."
    )
    assert notes(told, f"since={old.pk}&group=horizon") == [said]
    assert notes(told, f"since={old.pk}&group=product&then=horizon") == [said]
    assert notes(told, f"since={old.pk}&group=owner") == []


def test_owners_of_what_was_dropped_since_are_counted_too(told, ownerless):
    assert notes(told, f"since={ownerless.pk}&group=owner") == []
    drop(told, told.then)
    (said,) = notes(told, f"since={ownerless.pk}&group=owner")
    assert said.startswith("The owner of 1 initiative is no longer known")


# -- a saved view -----------------------------------------------------------------------------------------------------


def test_a_saved_view_stays_through_a_filter_and_back(told, view):
    view.edit(by=told.owner, changes={"group": "owner", "product": None, "whole": True, "colour": "health"})
    found = page(told, f"view={view.pk}&since=2026-06-01")
    ask = found.context["ask"]
    assert ask.url(group="state").startswith(f"?view={view.pk}&group=state&since=")
    added = next(url for its, url in ask.narrowed.addable if its.name == "state")
    assert f"view={view.pk}" in added
    assert f'name="view" value="{view.pk}"' in found.content.decode()

    ask = page(told, f"view={view.pk}&filters=own&state=draft&since=2026-06-01").context["ask"]
    assert ask.leave_url == f"?view={view.pk}&filters=own&state=draft"
    back = told.get(f"roadmap/{ask.leave_url}").context["lens"]
    assert (back.view, back.group.word, back.colour, back.filters) == (view, "owner", "health", "state=draft")


def test_the_filters_of_a_saved_view_are_cleared_in_it(told, view):
    view.edit(by=told.owner, changes={"product": None, "whole": True, "filters": "state=draft"})
    ask = page(told, f"view={view.pk}&on=2026-06-01").context["ask"]
    assert ask.url() == f"?view={view.pk}&on=2026-06-01" and len(ask.narrowed.chips) == 1
    cleared = page(told, ask.narrowed.cleared[1:]).context["ask"]
    assert cleared.lens.view == view and cleared.narrowed.chips == [] and cleared.own["on"] == "2026-06-01"
