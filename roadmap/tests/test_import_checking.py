import datetime as dt

import pytest

from roadmap.imports.checking import check
from roadmap.imports.facts import Entry, Known, Standing
from roadmap.imports.mapping import Mapping, Misnamed, guess, take
from roadmap.imports.reading import read
from roadmap.tests import twins

TODAY = dt.date(2026, 6, 17)
ALL = frozenset({"initiative", "project", "task", "decision", "launch"})
PEOPLE = {"jonas weller": "jonas", "mara lindholm": "mara", "jw@larkfield.example": "jonas"}


def entries(files):
    sheets = [read(name, data) for name, data in files]
    return [Entry(sheet, guess(sheet)) for sheet in sheets]


def checked(files, **known):
    return check(entries(files), Known(**({"today": TODAY, "may": ALL, "people": PEOPLE} | known)))


def told(found):
    return [(fault.file, fault.row, fault.label, fault.value) for fault in found.faults]


def test_initiatives_without_a_title_are_named_by_row_and_column():
    assert told(checked(twins.fda())) == [
        ("initiatives.csv", 4, "title", ""),
        ("initiatives.csv", 5, "title", ""),
    ]


def test_another_column_tells_the_title_where_it_is_empty():
    files = entries(twins.fda())
    take(files[0].mapping, files[0].sheet, "title", "identifier")
    found = check(files, Known(today=TODAY, may=ALL))

    assert found.clean
    assert [plan.values["title"] for plan in found.plans["initiative"]][1:] == [
        "Oven monitoring",
        "100-3",
        "100-4",
    ]
    assert found.products == {"bakery": "Bakery"}
    assert found.counts()["new"] == 12


def test_decimals_are_judged_by_the_columns_that_become_numbers():
    """Versions have points of their own, and more of them."""
    rows = "".join(f"K-{n};Bet {n};Orchard;{n},5;1.{n};2.{n}\n" for n in range(1, 4))
    (entry,) = entries([("initiatives.csv", f"Key;Title;Product;Effort;Release;Since\n{rows}".encode())])
    found = check([entry], Known(today=TODAY, may=ALL))

    assert [str(plan.values["effort"]) for plan in found.plans["initiative"]] == ["1.5", "2.5", "3.5"]
    assert entry.settings.decimals == "," and not found.faults


def test_a_number_of_the_other_sign_is_a_fault_and_never_ten_times_as_much():
    rows = "K-1;One;Orchard;1,5\nK-2;Two;Orchard;2,5\nK-3;Three;Orchard;3.5\n"
    found = checked([("initiatives.csv", f"Key;Title;Product;Effort\n{rows}".encode())])

    assert told(found) == [("initiatives.csv", 4, "Effort", "3.5")]


def test_two_weeks_are_no_two_hours():
    rows = "K-1;One;P;2 weeks\nK-2;Two;P;2 h\n"
    found = checked([("tasks.csv", f"Key;Title;Project;Estimate\n{rows}".encode())], project_keys={"p": "P"})
    assert told(found) == [("tasks.csv", 2, "Estimate", "2 weeks")]


@pytest.mark.parametrize(
    ("name", "words", "faulty"),
    [("due", "rubbish", True), ("due", "", False), ("estimate", "much", True), ("status", "rubbish", False)],
)
def test_what_stands_for_all_others_may_be_unreadable_itself(name, words, faulty):
    """A date, a number: the cell is a fault then. A word: it is asked for."""
    data = b"Key;Title;Project;Due;Estimate;Status\nK-1;One;P;soon;nix;On ice\n"
    (entry,) = entries([("tasks.csv", data)])
    entry.mapping.words[name] = {"*": words}
    found = check([entry], Known(today=TODAY, may=ALL, project_keys={"p": "P"}))
    assert (name in {fault.field for fault in found.faults}) is faulty
    assert ((0, "status") in found.unknown) is (name != "status" or words == "rubbish")


def test_a_fixed_value_and_one_column_alone():
    (entry,) = entries([("initiatives.csv", twins.INITIATIVES.encode())])
    take(entry.mapping, entry.sheet, "title", "identifier", instead=True)
    take(entry.mapping, entry.sheet, "product", "'Cellar'", instead=True)
    found = check([entry], Known(today=TODAY, may=ALL))

    assert [plan.values["title"] for plan in found.plans["initiative"]] == [
        "100-1",
        "100-2",
        "100-3",
        "100-4",
    ]
    assert found.products == {"cellar": "Cellar"}


def test_what_does_not_exist_is_named_with_what_does():
    (entry,) = entries([("initiatives.csv", twins.INITIATIVES.encode())])
    with pytest.raises(Misnamed, match="identifier"):
        take(entry.mapping, entry.sheet, "title", "headline")
    with pytest.raises(Misnamed, match="problem"):
        take(entry.mapping, entry.sheet, "headline", "title")


def test_every_kind_of_dirt_in_one_file():
    (entry,) = entries([("backlog.csv", twins.BACKLOG)])
    take(entry.mapping, entry.sheet, "project", "'STO'")
    found = check(
        [entry], Known(today=TODAY, may=ALL, people=PEOPLE, project_keys={"STO": 1}, projects_open={1})
    )

    assert told(found) == [
        ("backlog.csv", 3, "Finish", "31.06.2026"),
        ("backlog.csv", 4, "Parent", "B-9"),
        ("backlog.csv", 5, "Ticket", "B-2"),
    ]
    assert found.faults[0].instead == "30.06.2026"
    assert {name: dict(words) for (_n, name), words in found.unknown.items()} == {
        "status": {"On ice": 1},
        "assignees": {"Lab": 1},
    }


def test_words_are_mapped_and_rows_repaired_or_left_out():
    (entry,) = entries([("backlog.csv", twins.BACKLOG)])
    take(entry.mapping, entry.sheet, "project", "'STO'")
    entry.mapping.words = {"status": {"On ice": "todo"}, "assignees": {"*": ""}}
    entry.mapping.repairs = {(3, 5): "30.06.2026", (4, 7): ""}
    entry.mapping.left_out = {5}
    again = Entry(entry.sheet, Mapping.of(entry.mapping.plain()))
    found = check(
        [again], Known(today=TODAY, may=ALL, people=PEOPLE, project_keys={"STO": 1}, projects_open={1})
    )

    assert found.clean
    assert [plan.values["due"] for plan in found.plans["task"]][1] == dt.date(2026, 6, 30)
    assert found.left_out == 1


def test_a_task_of_a_project_that_no_file_brings():
    found = checked(twins.fda(initiatives="", tasks=twins.TASKS.replace("T5,P3", "T5,P9")))
    assert ("tasks.csv", 6, "project", "P9") in told(found)


def test_tasks_alone_bring_their_projects():
    found = checked([("export.csv", twins.LISTS.encode())])

    assert found.projects == {"KIT": "Test Kitchen"}
    assert dict(found.unknown[0, "assignees"]) == {"Nobody Known": 1}
    first, second = found.plans["task"]
    assert first.values["links"] == (("Flour", "https://docs.example.com/flour"),)
    assert (second.values["status"], second.values["finished_on"]) == ("done", dt.date(2024, 1, 3))
    assert second.values["parent"].key == "KIT-1"


def test_columns_of_one_name_are_taken_together():
    (plan,) = checked([("jira.csv", twins.REPEATED.encode())]).plans["task"]

    assert plan.values["assignees"] == ("jonas", "mara")
    assert [url for _label, url in plan.values["links"]] == ["https://a.example/1", "https://a.example/2"]


def test_a_circle_of_parents():
    text = "key,project,title,parent\nA,P,One,B\nB,P,Two,A\nC,P,Three,A\n"
    found = checked([("tasks.csv", text.encode())])

    assert [(fault.row, fault.value) for fault in found.faults] == [(2, "B"), (3, "A")]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ("done,2026-03-02,2026-03-01,,", "due"),
        ("done,,,2026-03-02,2026-03-01", "finished_on"),
        ("todo,,,,2026-03-01", "finished_on"),
        ("done,,,,2027-03-01", "finished_on"),
    ],
)
def test_days_that_cannot_be(cells, field):
    text = f"key,project,title,status,start,due,started,finished on\nA,P,One,{cells}\n"
    assert [fault.field for fault in checked([("tasks.csv", text.encode())]).faults] == [field]


def test_without_a_status_the_days_tell_it():
    text = "key,project,title,started,finished on\nA,P,One,2026-01-01,2026-01-02\nB,P,Two,2026-01-01,\nC,P,Three,,\n"
    found = checked([("tasks.csv", text.encode())])
    assert [plan.values["status"] for plan in found.plans["task"]] == ["done", "doing", "todo"]


def test_half_a_time_frame_can_be_mended_by_leaving_it_out():
    text = "key,product,title,start,end\nA,Bakery,One,2026-01-01,\n"
    (fault,) = checked([("initiatives.csv", text.encode())]).faults
    assert (fault.label, fault.mend_column, fault.instead) == ("end", 3, "")


def test_whoever_is_no_owner_gets_drafts_and_is_told():
    found = checked([("initiatives.csv", twins.INITIATIVES.encode())], may=ALL - {"decision"})

    assert not any(plan.values.get("approved_on") for plan in found.plans["initiative"])
    assert found.notes == ["2 initiatives arrive as drafts: an import approves nothing."]


def test_a_file_one_may_not_land_is_barred():
    found = checked(twins.fda(), may=frozenset({"project", "task", "launch"}))
    assert ["product manager" in words for words in found.barred] == [True]
    assert not found.clean


def test_only_what_differs_is_a_change():
    values = {"title": "Draw it", "status": "done", "description": "", "start": dt.date(2009, 7, 1)}
    values |= {
        "due": dt.date(2009, 12, 2),
        "started_on": dt.date(2009, 7, 15),
        "finished_on": dt.date(2010, 1, 10),
    }
    standing = {"T1": Standing("t1", values | {"external_key": "T1"}, project="p1")}
    text = "\n".join(twins.TASKS.splitlines()[:2])
    known = {"tasks": standing, "projects": {"P1": Standing("p1", {})}, "projects_open": {"p1"}}
    (plan,) = checked([("tasks.csv", text.encode())], **known).plans["task"]

    assert plan.kind == "changed"
    assert plan.changes == {"due": dt.date(2009, 12, 1)}


POINTS = (
    "key,project,title,Story Points,Estimate\nK-1,P,Knead,3,\nK-2,P,Prove,,\nK-3,P,Bake,5,7\nK-4,P,Cool,½,\n"
)


def points(*sources):
    (entry,) = entries([("tasks.csv", POINTS.encode())])
    for name, source in sources:
        take(entry.mapping, entry.sheet, name, source)
    found = check([entry], Known(today=TODAY, may=ALL))
    return found, {plan.key: plan.values.get("estimate") for plan in found.plans["task"]}


def test_points_are_no_hours_until_somebody_says_how_many():
    found, _estimates = points()
    assert found.missing == [(0, "hours_a_point")] and not found.clean
    found, estimates = points(("hours_a_point", "'6'"))
    assert told(found) == [("tasks.csv", 5, "Story Points", "½")]
    assert estimates == {"K-1": 18, "K-2": None, "K-3": 7}  # a row's own hours are better


def test_points_can_be_left_out():
    found, estimates = points(("points", ""))
    assert found.clean
    assert estimates == {"K-1": None, "K-2": None, "K-3": 7, "K-4": None}


def test_more_hours_than_a_task_may_have():
    found, _estimates = points(("points", "'90000'"), ("hours_a_point", "'8'"))
    assert ("points", "is more than 99999 hours") in {(f.field, f.problem) for f in found.faults}
