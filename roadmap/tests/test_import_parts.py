"""A column that says what an initiative is part of."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from roadmap.imports import running
from roadmap.imports.landing import prepared
from roadmap.models import RunState
from roadmap.tests import factories as make
from roadmap.tests.test_import_landing import bring, land
from strategy.models import Initiative

FILE = "key,title,product,part of\nA,Part one,Orchard,W\nW,Whole,Orchard,\nB,Part two,Orchard,W\n"


def parents():
    found = Initiative.objects.select_related("parent")
    return {one.title: one.parent and one.parent.title for one in found}


def test_parts_find_their_whole_wherever_it_stands_in_the_file(place):
    run = land(place, [("initiatives.csv", FILE.encode())])

    assert run.state == RunState.DONE, run.problems
    assert parents() == {"Part one": "Whole", "Whole": None, "Part two": "Whole"}


def test_the_same_file_twice_changes_nothing_and_another_moves_them(place):
    land(place, [("initiatives.csv", FILE.encode())])
    again = land(place, [("initiatives.csv", FILE.encode())])
    assert again.counts["initiative"] == {"same": 3}

    there = make.initiative(place.owner, place.product, "Already there")
    moved = f"key,title,product,part of\nA,Part one,Orchard,{there.key}\nB,Part two,Orchard,\n"
    land(place, [("initiatives.csv", moved.encode())])
    assert parents() | {"Whole": None} == {
        "Part one": "Already there", "Part two": None, "Whole": None, "Already there": None,
    }  # fmt: skip


def test_what_cannot_be_a_part_is_said_at_its_row(place):
    deep = FILE + "C,Deeper,Orchard,A\n"
    run = land(place, [("initiatives.csv", deep.encode())])

    assert run.state != RunState.DONE
    assert "parts have no parts" in str(run.problems)
    assert not Initiative.objects.exists()


def test_initiatives_are_held_before_their_workspace(place):
    """In the order of whoever launches one or links two, so that an import and they never wait in a circle."""
    land(place, [("initiatives.csv", FILE.encode())])
    there = make.initiative(place.owner, place.product, "Already there")
    moved = f"key,title,product,part of\nA,Part one,Orchard,{there.key}\nB,Part 2,Orchard,W\n"
    run = bring(place, [("initiatives.csv", moved.encode())])
    entries, found, _seen = running.checked(run, place.owner)
    landing = prepared(found, entries, place.workspace, place.owner)
    with CaptureQueriesContext(connection) as caught:
        landing.land()
    told = [query["sql"].replace('"', "") for query in caught]
    workspace = next(n for n, sql in enumerate(told) if "FROM accounts_workspace" in sql)
    (held,) = [sql for sql in told[:workspace] if "FROM strategy_initiative" in sql]
    ids = Initiative.objects.filter(title__in=["Part one", "Part 2", "Already there"]).values_list(
        "pk", flat=True
    )
    assert all(pk.hex in held or str(pk) in held for pk in ids) and len(ids) == 3
