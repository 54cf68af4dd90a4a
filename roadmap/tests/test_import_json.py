"""JSON comes in as CSV does: arrays of objects, each path below them a column, statuses mapped by people."""

import datetime as dt
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Activity
from roadmap.imports import mapping as maps
from roadmap.imports import reading, trees
from roadmap.imports.checking import check
from roadmap.imports.facts import Entry, Known
from roadmap.imports.reading import Settings, Unreadable
from roadmap.models import ImportRun
from roadmap.tests import twins
from roadmap.tests.test_import_command import SAMPLE
from strategy.models import Initiative, Requirement

AIMS = ("aims.json", twins.AIMS.encode())
MAPS = [
    "--noun=aims.json=initiative",
    "--map=initiative.external_key=[].file",
    "--map=initiative.product='Bakery'",
    "--map=initiative.requirements=[].tasks[].task",
    "--map=initiative.verdict=[].metadata.Status",
    "--map=initiative.approved_on='2026-03-02'",
]
VERDICTS = [
    "--map-value=initiative.verdict:Agreed=approved",
    "--map-value=initiative.verdict:Turned down=skip",
    "--map-value=initiative.verdict:Under discussion=draft",
]


def test_objects_are_rows_and_paths_are_columns():
    sheet = reading.read(*AIMS)
    assert sheet.arrays == ("[]", "[].tasks[]") and sheet.settings.rows == "[]"
    assert sheet.labels == (
        "[].period", "[].file", "[].title", "[].score", "[].tags[]", "[].metadata.Lead", "[].metadata.Status",
        "[].metadata.Flagship", "[].tasks[].section", "[].tasks[].task", "[].tasks[].owner", "[].tasks[].notes",
    )  # fmt: skip
    row = dict(zip(sheet.labels, sheet.rows[0].cells, strict=True))
    assert json.loads(row["[].tasks[].task"]) == ["Find a mill", "Bake a trial; taste it"]
    assert json.loads(row["[].tags[]"]) == ["bread", "daily"]
    assert (row["[].score"], row["[].metadata.Flagship"]) == ("3", "true")
    assert [r.number for r in sheet.rows] == [1, 2, 3]


def test_an_inner_array_can_be_the_rows_and_knows_what_it_stands_in():
    sheet = reading.read(*AIMS, Settings(rows="[].tasks[]"))
    assert sheet.labels[:4] == tuple(f"[].tasks[].{name}" for name in ("section", "task", "owner", "notes"))
    assert [(r.cells[1], r.cells[sheet.labels.index("[].title")]) for r in sheet.rows] == [
        ("Find a mill", "Rye every day"),
        ("Bake a trial; taste it", "Rye every day"),
        ("Ask three dealers", "An electric van"),
    ]
    assert reading.read("x.json", b'{"of": {"aims": [{"a": 1}]}, "at": "now"}').labels == (
        "of.aims[].a",
        "at",
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[{]", "no valid JSON: it breaks off at line 1"),
        (b"[1, 2]", "no array of objects"),
        (b"{}", "no array of objects"),
        (b"", "no valid JSON"),
        (b"[" * 100_000, "no valid JSON"),
    ],
)
def test_what_cannot_be_read_says_why(data, words):
    with pytest.raises(Unreadable, match=words):
        reading.read("aims.json", data)


def test_an_array_that_is_not_there():
    with pytest.raises(Unreadable, match=r"no array \[\].steps\[\]. It has: \[\], \[\].tasks\[\]"):
        reading.read(*AIMS, Settings(rows="[].steps[]"))


def test_a_csv_file_that_begins_like_json_stays_one():
    assert reading.read("a.csv", b"[id],title\n1,A\n").labels == ("[id]", "title")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.text(max_size=3), JSON, max_size=3), min_size=1, max_size=4))
def test_no_json_breaks_it_and_every_row_has_every_column(value):
    for path, n in trees.arrays_of(value).items():
        labels, rows = trees.table(value, path)
        assert len(rows) == n
        assert all(len(row) == len(labels) for row in rows)
        assert all(isinstance(text, str) for row in rows for text in row)


def test_more_columns_than_a_table_has_are_refused_as_soon_as_they_are_seen():
    """A few names beside many short rows would be millions of cells before anybody counted."""
    wide = {f"k{n}": "" for n in range(reading.MOST_COLUMNS + 1)}
    with pytest.raises(Unreadable, match="more than 300 columns"):
        reading.read("wide.json", json.dumps(wide | {"t": [{"a": 1}] * 8000}).encode())
    with pytest.raises(OverflowError):
        trees.table([{"a": 1}, {"b": 1}], "[]", most=1)


def test_a_label_of_a_later_row_is_empty_before():
    assert trees.table([{"a": 1}, {"b": 2, "a": 3}], "[]") == (["[].a", "[].b"], [("1", ""), ("3", "2")])


def test_what_nests_without_end_is_refused_with_a_sentence():
    deep = "[" * 1000 + "]" * 1000
    with pytest.raises(Unreadable, match=r"nests too deep|no valid JSON"):
        reading.read("deep.json", f'[{{"a": {deep}}}]'.encode())


def checked_as(mapping, sheet):
    return check([Entry(sheet, mapping)], Known(dt.date(2026, 6, 17), frozenset({"initiative", "decision"})))


def test_a_status_nobody_mapped_is_asked_for_and_an_approval_has_a_day():
    sheet = reading.read(*AIMS)
    mapping = maps.guess(sheet, "initiative")
    assert mapping.sources == {"title": [maps.Source(2)]}
    for name, source in (
        ("external_key", "[].file"),
        ("product", "'Bakery'"),
        ("verdict", "[].metadata.Status"),
    ):
        maps.take(mapping, sheet, name, source)
    found = checked_as(mapping, sheet)
    assert dict(found.unknown[0, "verdict"]) == {"Agreed": 1, "Turned down": 1, "Under discussion": 1}
    assert found.missing == []

    mapping.words["verdict"] = {"Agreed": "approved", "Turned down": "skip", "*": "draft"}
    assert checked_as(mapping, sheet).missing == [(0, "approved_on")]
    maps.take(mapping, sheet, "approved_on", "[].metadata.Lead")
    assert [(f.row, f.field, f.problem) for f in checked_as(mapping, sheet).faults] == [
        (1, "approved_on", "is no date"),
    ]
    maps.take(mapping, sheet, "approved_on", "'2026-03-02'", instead=True)
    found = checked_as(mapping, sheet)
    assert found.clean and (found.rows, found.left_out) == (2, 1)
    assert [plan.values.get("approved_on") for plan in found.plans["initiative"]] == [
        dt.date(2026, 3, 2),
        None,
    ]


def run(place, path, *options):
    out = io.StringIO()
    call_command("import_portfolio", str(path), f"--workspace={place.workspace.slug}", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def aims(tmp_path):
    (tmp_path / AIMS[0]).write_bytes(AIMS[1])
    return tmp_path


def test_aims_and_their_tasks_become_initiatives_with_requirements(place, aims):
    assert "JSON, rows []" in run(place, aims, *MAPS, *VERDICTS)
    rye, van = Initiative.objects.order_by("number")
    assert (rye.title, rye.state, van.title, van.state) == (
        "Rye every day", "approved", "An electric van", "draft",
    )  # fmt: skip
    wanted = [(r.title, r.rank, r.priority) for r in rye.requirements.all()]
    assert wanted == [("Find a mill", 1, "must"), ("Bake a trial; taste it", 2, "must")]
    assert rye.promise.at.date().isoformat() == "2026-03-02"
    assert [r["title"] for r in rye.promise.requirements] == ["Find a mill", "Bake a trial; taste it"]
    assert Activity.objects.filter(subject_type="strategy.requirement", verb="created").count() == 3

    log = Activity.objects.count()
    assert "nothing new" in run(place, aims, *MAPS, *VERDICTS)
    assert Activity.objects.count() == log

    more = twins.AIMS.replace('"task": "Ask three dealers"', '"task": "Ask a fourth"')
    (aims / AIMS[0]).write_text(more)
    assert "Imported into Larkfield: 1 initiative." in run(place, aims, *MAPS, *VERDICTS)
    assert [r.title for r in van.requirements.all()] == ["Ask three dealers", "Ask a fourth"]


def test_its_rows_can_be_another_array(place, aims):
    out = run(
        place, aims, "--noun=aims.json=task", "--set=aims.json:rows=[].tasks[]", "--map=task.project='KIT'",
        "--map=task.external_key=[].tasks[].task", "--map=task.title=[].tasks[].task",
        "--map=task.assignees:=", "--dry-run",
    )  # fmt: skip
    assert "3 new" in out
    with pytest.raises(CommandError, match="It has"):
        run(place, aims, "--set=aims.json:rows=[].steps[]")


def test_the_page_takes_it_and_lets_choose_the_rows(place):
    sent = {"files": SimpleUploadedFile(*AIMS)}
    location = place.client.post(place.url("import/"), sent)["Location"]
    page = place.client.get(location).content.decode()
    assert "[].tasks[].task" in page and 'name="rows"' in page and 'name="delimiter"' not in page
    place.client.post(f"{location}map/", {"rows": "[].tasks[]"})
    assert ImportRun.objects.get().files.get().settings == {"rows": "[].tasks[]"}
    assert "Ask three dealers" in place.client.get(location).content.decode()
    assert place.client.post(f"{location}map/", {"rows": "[].steps[]"}).status_code == 422


@pytest.mark.skipif(not (SAMPLE / "rust-goals").is_dir(), reason="The sample files are not here.")
@pytest.mark.parametrize(("name", "goals", "tasks"), [("2024h2", 31, 161), ("2025h1", 42, 339)])
def test_the_goals_of_a_language(place, name, goals, tasks):
    path = SAMPLE / "rust-goals" / f"{name}.parsed.json"
    file = path.name
    maps_ = [text.replace("aims.json", file) for text in MAPS]
    maps_ += ["--map=initiative.title=[].file"]  # of one, nobody wrote a title
    with pytest.raises(CommandError):
        run(place, path, *maps_)
    verdicts = [
        "--map-value=initiative.verdict:Accepted=approved",
        "--map-value=initiative.verdict:*=draft",
    ]
    run(place, path, *maps_, *verdicts)
    rows = json.loads(path.read_bytes())
    accepted = sum(row["metadata"].get("Status") == "Accepted" for row in rows)
    assert Initiative.objects.count() == len(rows) == goals
    assert Initiative.objects.filter(state="approved").count() == accepted
    said = sum(len(set(filter(None, (t["task"].strip() for t in row["tasks"])))) for row in rows)
    assert sum(len(row["tasks"]) for row in rows) == tasks
    assert Requirement.objects.count() == said
    assert "nothing new" in run(place, path, *maps_, *verdicts)
