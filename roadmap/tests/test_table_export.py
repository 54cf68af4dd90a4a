"""The table of initiatives as a file: what the page shows, nothing a spreadsheet runs, and the way back by an import."""

import csv
import datetime as dt
import io

import pytest

from accounts.models import CustomField
from accounts.roles import Role
from accounts.sheets import as_written, plain_cell
from roadmap.models import RunState
from roadmap.tests import factories as make
from roadmap.tests.conftest import Place
from roadmap.tests.test_import_landing import land
from strategy.models import Initiative
from strategy.views.columns import every

OPTIONS = [{"key": "pilot", "label": "Pilot hubs", "hue": "b", "archived": False}]
PAGE, API = "initiatives/all/export/", "/api/v1/initiatives/export/"


def own_fields(owner):
    for name, kind in (("Rollout", "choice"), ("Legal review", "date"), ("Cost", "number"), ("Note", "text")):
        CustomField.create(by=owner, name=name, kind=kind, options=OPTIONS if kind == "choice" else [])


@pytest.fixture
def filled(place):
    own_fields(place.owner)
    depot = make.product(place.owner, name="Depot", key="DEP")
    goal = make.goal(place.owner, place.product, title="Reorder alone")
    quarter = {"start": dt.date(2027, 7, 1), "end": dt.date(2027, 9, 30), "precision": "quarter"}
    own = {
        "field-rollout": "pilot",
        "field-legal_review": "2027-03-31",
        "field-cost": -12.5,
        "field-note": "-3 days",
    }
    Initiative.create(
        by=place.owner, product=place.product, title="=HYPERLINK(1)", effort=6.5, confidence=80, goals=[goal],
        owner=place.owner, **quarter, **own,
    )  # fmt: skip
    Initiative.create(
        by=place.owner, product=depot, title="Crates, “washed”", effort=30, start=dt.date(2026, 4, 27),
        end=dt.date(2026, 8, 14),
    )  # fmt: skip
    Initiative.create(by=place.owner, product=depot, title="Unscheduled")
    return place


def read(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_it_holds_what_the_page_is_narrowed_and_sorted_to(filled):
    rows = read(filled.get(f"{PAGE}?product=DEP&order=-title"))
    assert [row["Title"] for row in rows] == ["Unscheduled", "Crates, “washed”"]
    assert rows[1]["Time frame"] == "27 Apr – 14 Aug 2026" and rows[1]["Effort"] == "30"


def test_the_columns_are_the_readers_and_the_product_goes_along(filled):
    filled.post("initiatives/columns/", {"order": ["effort", "theme"], "shown": ["effort"]})
    (row,) = read(filled.get(f"{PAGE}?text=Unscheduled"))
    assert list(row) == ["Key", "Title", "Product", "Effort"]
    (row,) = read(filled.get(f"{PAGE}?text=Unscheduled&columns=drafted,nonsense,field-cost"))
    assert list(row) == ["Key", "Title", "Product", "Drafted", "Cost"]


def test_every_column_there_is_has_a_cell(filled):
    bet = Initiative.objects.get(title="Unscheduled")
    bet.edit(by=filled.owner, changes={"horizon": "next"})
    names = ",".join(column.name for column in every([]))
    (row,) = read(filled.get(f"{PAGE}?text=Unscheduled&columns={names}"))
    assert len(row) == len(every([])) + 2
    assert row["Horizon"] == "Next" and row["Part of"] == row["Health"] == ""


def test_grouped_each_comes_once_and_names_its_headings(filled):
    rows = read(filled.get(f"{PAGE}?group=goal"))
    assert [(row["Goal"], row["Key"]) for row in rows] == [
        ("Reorder alone", "ORC-1"), ("No goal", "DEP-1"), ("No goal", "DEP-2")
    ]  # fmt: skip


def test_no_cell_is_a_formula_and_numbers_stay_numbers(filled):
    (row,) = read(filled.get(f"{PAGE}?product=ORC&columns=field-cost,field-note"))
    assert (row["Title"], row["Cost"], row["Note"]) == ("'=HYPERLINK(1)", "-12.5", "'-3 days")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "plain", "'quoted", ""])
def test_what_was_made_plain_is_read_back(cell):
    assert as_written(plain_cell(cell)) == cell and not plain_cell(cell).startswith(
        ("=", "+", "-", "@", "\t", "\r")
    )


def test_whoever_reads_the_page_reads_the_file_and_nobody_else(filled, client):
    filled.sign_in(Role.EXECUTIVE)
    assert len(read(filled.get(PAGE))) == 3
    client.logout()
    assert filled.get(PAGE).status_code == 302


def test_by_program_it_is_the_same_file(filled):
    query = "?group=product&order=title"
    page, api = (
        filled.get(f"{PAGE}{query}"),
        filled.client.get(f"{API}{query}", headers={"Accept": "text/csv"}),
    )
    assert api["Content-Type"].startswith("text/csv")
    assert b"".join(page.streaming_content) == b"".join(api.streaming_content)


def test_what_was_archived_stays_out_unless_it_is_asked_for(filled):
    Initiative.objects.get(title="Unscheduled").archive(by=filled.owner)
    assert len(read(filled.get(PAGE))) == 2 and len(read(filled.get(f"{PAGE}?archived=only"))) == 1


def test_it_comes_back_through_an_import_into_an_empty_workspace(filled, client):
    query = "?columns=when,effort,confidence,outcome,field-rollout,field-legal_review,field-cost,field-note,product"
    file = b"".join(filled.get(f"{PAGE}{query}").streaming_content)
    other = Place(client)
    other.product.trash(by=other.owner)
    own_fields(other.owner)
    run = land(other, [("initiatives.csv", file)])
    assert run.state == RunState.DONE, run.problems

    def told(workspace):
        rows = workspace.initiatives.order_by("product__name", "title")
        names = ("title", "product__name", "start", "end", "precision", "effort", "confidence", "custom")
        return list(rows.values_list(*names))

    assert told(other.workspace) == told(filled.workspace)
