"""The page of changes: two ends, the list, one day alone, and what it refuses."""

import datetime as dt
import re

import pytest

from roadmap import actions
from roadmap.drawing import lane_markup
from roadmap.models import Look, Snapshot
from roadmap.tests import factories as make
from strategy.models import Goal, KeyDate

DAY = dt.timedelta(days=1)
MAY = dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC)
JUNE = make.NOON - 2 * DAY

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def told(place, monkeypatch):
    """A roadmap of May of which something changed in June; the page is asked on 17 June."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOON)
    how = {"by": place.owner, "at": MAY}
    place.product = make.product(place.owner, name="Depot", key="DEP", at=MAY)
    goal = Goal.create(
        **how, product=place.product, title="No crate warm", period_start=dt.date(2026, 1, 1),
        period_end=dt.date(2026, 12, 31),
    )  # fmt: skip
    place.bets = {
        name: make.initiative(
            place.owner, place.product, name, at=MAY, start=make.START, end=make.END, effort=16, goals=[goal]
        )
        for name in ("Moved", "Cut", "Same", "Gone", "Put forward")
    }
    place.date = KeyDate.create(**how, product=place.product, name="Release", date=dt.date(2026, 7, 31))
    edit(place, "Moved", {"end": dt.date(2026, 9, 4)}, note="Card mandates wait for the provider.")
    edit(place, "Cut", {"effort": 12})
    place.bets["Gone"].trash(by=place.owner, at=JUNE)
    place.bets["Put forward"].submit(by=place.owner, at=JUNE, note="Ready.")
    make.initiative(place.owner, place.product, "Fresh", at=JUNE, start=make.START, end=make.END)
    place.date.edit(by=place.owner, at=JUNE, changes={"date": dt.date(2026, 8, 14)})
    return place


def edit(place, name, changes, **how):
    place.bets[name].edit(by=place.owner, at=JUNE, changes=changes, **how)


def page(place, query="", status=200):
    answer = place.get(f"roadmap/changes/?{query}")
    assert answer.status_code == status
    return answer


def listed(answer):
    """[(group, title, old, new)] of the list."""
    found = answer.context["page"].found
    return [(item.change.group, item.title, item.old, item.new) for item in found.shown]


def test_everything_that_changed_since_a_day_with_both_values(told):
    assert listed(page(told, "since=2026-06-01")) == [
        ("later", "Moved", "14 Aug", "4 Sep"),
        ("later", "Release", "31 Jul", "14 Aug"),
        ("scope", "Cut", "16", "12 weeks"),
        ("status", "Put forward", "Draft", "In review"),
        ("inout", "Fresh", "", "Added"),
        ("inout", "Gone", "", "Dropped"),
    ]


def test_a_reason_is_somebodys_words_or_none(told):
    answer = page(told, "since=2026-06-01")
    causes = {item.title: item for item in answer.context["page"].found.items}
    assert causes["Moved"].why == "Card mandates wait for the provider."
    assert causes["Put forward"].why == "Ready."
    assert causes["Cut"].why == "" and b"No reason given." in answer.content
    assert {str(item.cause.by.user) for item in causes.values()} == {"Ines Duarte"}
    assert {item.cause.at.date() for item in causes.values()} == {JUNE.date()}


def test_the_drawing_says_what_was(told):
    body = page(told, "since=2026-06-01").content.decode()
    assert "ends 4 Sep, was 14 Aug" in body and "Same, draft" in body and ", unchanged" in body
    assert 'class="gho drop"' in body and "Gone, dropped 15 Jun" in body
    assert "Nothing can be edited while comparing." in body


def test_a_filter_and_its_count(told):
    answer = page(told, "since=2026-06-01&show=inout")
    assert [title for _group, title, _old, _new in listed(answer)] == ["Fresh", "Gone"]
    assert [(one["label"], one["n"]) for one in answer.context["page"].filters] == [
        ("All", 6), ("Later", 2), ("Earlier", 0), ("Scope", 1), ("Status", 1), ("In, out", 2),
    ]  # fmt: skip


def headed(answer):
    """[(heading, [(number, title)])] of the list."""
    found = answer.context["page"].found
    return [(title, [(one.number, one.title) for one in items]) for _key, title, items in found.sections]


def test_the_list_by_day_by_person_and_by_product_counts_along(told):
    other = make.product(told.owner, name="Crates", key="CRA", at=MAY)
    other_one = make.member(told.workspace, name="Viktor Hale")
    late = make.initiative(other_one, other, "Elsewhere", at=JUNE + DAY, start=make.START, end=make.END)

    by_day = headed(page(told, "since=2026-06-01&listed=day"))
    assert [title for title, _items in by_day] == ["16 Jun", "15 Jun"]
    assert by_day[0][1] == [(1, "Elsewhere")] and by_day[1][1][0] == (2, "Moved")
    by_person = headed(page(told, "since=2026-06-01&listed=person"))
    assert [title for title, _items in by_person] == ["Ines Duarte", "Viktor Hale"]
    assert by_person[1][1] == [(7, "Elsewhere")]
    by_product = headed(page(told, "since=2026-06-01&listed=product"))
    assert [title for title, _items in by_product] == ["Crates", "Depot"] and late.product == other


def test_how_the_list_stands_is_kept_by_what_else_is_asked(told):
    answer = page(told, "since=2026-06-01&listed=day&show=later")
    assert [(title, [n for n, _title in items]) for title, items in headed(answer)] == [("15 Jun", [1, 2])]
    assert all("listed=day" in one["url"] for one in answer.context["page"].filters)
    orders = {one["label"]: one["url"] for one in answer.context["page"].orders}
    assert "listed" not in orders["By kind"] and "show=later" in orders["By person"]


def test_nothing_changed_is_said(told):
    assert (
        "Nothing changed between 13 May and 1 Jun."
        in page(told, "since=2026-05-13&until=2026-06-01").content.decode()
    )


def test_between_two_days_what_came_later_does_not_count(told):
    assert listed(page(told, "since=2026-05-01&until=2026-06-01"))[0][2:] == ("", "Added")
    assert len(listed(page(told, "since=2026-05-01&until=2026-06-01"))) == 6


def test_one_day_is_drawn_as_it_was(told):
    body = page(told, "on=2026-06-01").content.decode()
    assert "Gone" in body and "Fresh" not in body
    assert "This is the roadmap as it was at the end of 1 Jun." in body


def test_what_was_promised_against_what_is(told):
    one = make.approve(told.bets["Same"], told.owner, at=JUNE)
    delivery, _new = actions.launch(one, told.owner, at=JUNE)
    make.task(told.owner, delivery.project, start=dt.date(2026, 6, 1), due=dt.date(2026, 10, 2), at=JUNE)
    ((_group, title, old, new),) = listed(page(told, "since=promised"))
    assert (title, old, new) == ("Same", "14 Aug", "20 Oct")  # its forecast


def test_a_product_and_a_group(told):
    other = make.product(told.owner, name="Routes", key="ROU", at=MAY)
    make.initiative(told.owner, other, "Elsewhere", at=JUNE, start=make.START, end=make.END)
    assert "Elsewhere" not in page(told, "since=2026-06-01&product=DEP&group=product").content.decode()
    assert "Elsewhere" in page(told, "since=2026-06-01&group=product").content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("since=yesterday", "since is a date like 2026-08-14, or a snapshot."),
        ("since=2026-06-10&until=2026-06-01", "The second day lies before the first one."),
        ("since=01a22545-7cf5-7ac4-afd7-7e8c57f1247f", "There is no such snapshot here."),
        ("show=everything", "show is one of"),
        ("listed=colour", "listed is one of: kind, product, person, day."),
        ("product=NON", "There is no such product here."),
    ],
)
def test_a_question_that_makes_no_sense_names_its_field(told, query, words):
    assert words in page(told, query, 400).content.decode()


# -- snapshots --------------------------------------------------------------------------------------------------------


def test_a_snapshot_is_kept_compared_and_unmoved_by_what_follows(told):
    answer = told.post("roadmap/snapshots/new/?product=DEP", {"name": "Board review"})
    kept = Snapshot.objects.get()
    assert answer.status_code == 302 and answer["Location"] == kept.get_absolute_url()
    edit(told, "Same", {"end": dt.date(2026, 10, 2)})
    told.bets["Cut"].trash(by=told.owner)

    found = listed(page(told, f"since={kept.pk}&product=DEP"))
    assert found == [("later", "Same", "14 Aug", "2 Oct"), ("inout", "Cut", "", "Dropped")]
    assert listed(page(told, f"since=2026-06-01&until={kept.pk}&product=DEP"))[0][1] == "Moved"


def test_a_snapshot_outlives_a_purge(told):
    told.post("roadmap/snapshots/new/", {"name": "All of it"})
    kept = Snapshot.objects.get()
    told.bets["Same"].refresh_from_db()
    type(told.bets["Same"]).everything.filter(pk=told.bets["Same"].pk).delete()
    assert ("inout", "Same", "", "Dropped") in listed(page(told, f"since={kept.pk}"))
    assert "Same" in page(told, f"on={kept.pk}").content.decode()


def test_a_snapshot_never_changes(told):
    told.post("roadmap/snapshots/new/", {"name": "Board review"})
    kept = Snapshot.objects.get()
    with pytest.raises(Exception, match="never changes"):
        kept.edit(by=told.owner, changes={"name": "Other"})
    with pytest.raises(TypeError):
        kept.rows.first().save()


def test_a_name_is_taken_once_and_free_again_from_the_trash(told):
    told.post("roadmap/snapshots/new/", {"name": "Board review"})
    again = told.post("roadmap/snapshots/new/", {"name": "Board review"})
    assert again.status_code == 422 and "There is a snapshot of this name already." in again.content.decode()
    kept = Snapshot.objects.get()
    assert told.post(f"roadmap/snapshots/{kept.pk}/delete/").status_code == 302
    assert told.post("roadmap/snapshots/new/", {"name": "Board review"}).status_code == 302
    with pytest.raises(Exception, match="of this name already"):
        Snapshot.everything.get(pk=kept.pk).restore(by=told.owner)


def test_a_snapshot_of_one_product_is_none_of_another(told):
    told.post("roadmap/snapshots/new/?product=DEP", {"name": "Depot alone"})
    kept = Snapshot.objects.get()
    assert "shows Depot alone" in page(told, f"since={kept.pk}", 400).content.decode()


# -- the last look ----------------------------------------------------------------------------------------------------


def look(place, at, monkeypatch, query=""):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    return place.post(f"roadmap/look/{query}").content.decode().strip()


def test_a_reader_is_told_since_they_last_looked(told, monkeypatch):
    monday = make.NOON - 3 * DAY
    assert look(told, monday, monkeypatch) == ""  # the first time everything is known
    assert "6 changes since Sunday" in look(told, make.NOON, monkeypatch)
    assert "6 changes since Sunday" in look(told, make.NOON + dt.timedelta(minutes=50), monkeypatch)
    assert look(told, make.NOON + DAY, monkeypatch) == ""


def test_a_look_is_written_once_a_visit_and_by_nobody_who_only_reads(told, monkeypatch):
    look(told, make.NOON, monkeypatch)
    before = list(Look.objects.values())
    look(told, make.NOON + dt.timedelta(minutes=59), monkeypatch)
    told.get("roadmap/")
    page(told, "since=looked")
    assert list(Look.objects.values()) == before
    look(told, make.NOON + dt.timedelta(minutes=61), monkeypatch)
    assert Look.objects.get().before == make.NOON


def test_each_product_and_each_reader_has_a_look_of_their_own(told, monkeypatch):
    look(told, make.NOON, monkeypatch)
    look(told, make.NOON, monkeypatch, "?product=DEP")
    told.sign_in_executive()
    look(told, make.NOON, monkeypatch)
    assert Look.objects.count() == 3


def test_the_roadmap_leads_there(told):
    body = told.get("roadmap/").content.decode()
    assert '<last-look url="/w/' in body and "roadmap/changes/?on=2026-06-17" in body


def test_a_whole_of_estimated_parts_is_drawn_as_it_was(told):
    whole = make.initiative(told.owner, told.product, "Arrival certainty", at=MAY)
    for title in ("Pick-up", "Proof"):
        make.initiative(
            told.owner, told.product, title, at=MAY, parent=whole, start=make.START, end=make.END, effort=2.5
        )

    assert "Arrival certainty" in page(told, "on=2026-06-01").content.decode()
    assert "Arrival certainty" in page(told, "since=2026-06-01").content.decode()


def test_of_many_bars_what_changed_is_there_at_once(told, monkeypatch):
    for n in range(6):
        make.initiative(told.owner, told.product, f"Bet {n}", start=make.START, end=make.END, at=MAY)
    few = page(told, "since=2026-06-01").content.decode()
    monkeypatch.setattr(lane_markup, "FEW", 3)
    monkeypatch.setattr(lane_markup, "SIGHT", 0)
    many = page(told, "since=2026-06-01").content.decode()

    kept = "".join(re.findall(r"<noscript data-from.*?</noscript>", many, re.DOTALL))
    assert "<noscript" not in few
    assert all(f"Bet {n}, draft" in kept for n in range(6)) and "unchanged" in kept
    assert 'id="bar-' not in kept and many.count('id="bar-') == few.count('id="bar-') > 3
