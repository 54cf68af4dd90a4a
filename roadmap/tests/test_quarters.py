import datetime as dt

import pytest

from accounts.tests import factories as people
from execution.models import Milestone, Project, Task
from execution.tests.factories import NOON, member, workspace
from roadmap.portfolio import quarters
from strategy.models import KeyDate, Planning, Product

pytestmark = pytest.mark.django_db
IN, OUT = dt.date(2026, 8, 3), dt.date(2026, 10, 5)


@pytest.fixture
def owner():
    return workspace()[1]


def project(by, key, **fields):
    return Project.create(by=by, name=fields.pop("name", f"Project {key}"), key=key, **fields)


def seen(owner, text="", at=NOON):
    return quarters.page(owner.workspace, quarters.quarter_of(owner.workspace, text, at), owner)


def test_the_quarter_that_runs_and_those_beside_it(owner):
    found = quarters.quarter_of(owner.workspace, at=NOON)
    assert (found.words, found.slug, found.runs) == ("Q2 2026", "q2-2026", True)
    assert (found.beside(-1).slug, found.beside(3).slug) == ("q1-2026", "q1-2027")


def test_the_year_begins_where_the_company_says(owner):
    Planning.objects.update_or_create(workspace=owner.workspace, defaults={"fiscal_month": 3})
    found = quarters.quarter_of(owner.workspace, at=NOON)
    assert (found.words, found.start, found.end) == ("Q2 FY27", dt.date(2026, 6, 1), dt.date(2026, 8, 31))
    with pytest.raises(ValueError):
        quarters.quarter_of(owner.workspace, "q2-2026")


@pytest.mark.parametrize("text", ["h1-2026", "2026", "q5-2026", "Q2-2026", "q2-26", "3-aug", "nowhere"])
def test_what_is_no_quarter_is_nothing(owner, text):
    with pytest.raises(ValueError):
        quarters.quarter_of(owner.workspace, text)


def test_due_done_and_left_lead_by_lead(owner):
    other = member(owner.workspace)
    mine, theirs = project(owner, "AA", lead=owner), project(owner, "BB", lead=other, deadline=OUT)
    Task.create(by=owner, project=mine, title="Left", start=IN, due=IN)
    Task.create(by=owner, project=mine, title="Dropped", due=IN).move("cancelled", by=owner)
    done = Task.create(by=owner, project=mine, title="Done", due=OUT)
    done.move("done", by=owner, at=dt.datetime(2026, 8, 1, 12, tzinfo=dt.UTC))
    Task.create(by=owner, project=theirs, title="Later", start=OUT, due=OUT)
    Milestone.create(by=owner, project=theirs, name="Half-way", due=IN)
    found = seen(owner, "q3-2026")
    assert [lead.person for lead in found.leads] == [owner, other]
    first, second = found.leads
    assert (first.jobs.done, first.jobs.left, first.jobs.late) == (1, 1, 0)
    assert [row.due for row in first.rows] == [IN]
    assert (second.due, [m.name for m in second.milestones]) == ([], ["Half-way"])
    assert [one.what for one in found.dates] == ["milestone", "project"]


def test_what_was_left_over_is_to_do_in_the_quarter_that_runs(owner):
    late = project(owner, "AA", lead=owner)
    Task.create(by=owner, project=late, title="Since winter", due=dt.date(2026, 2, 2))
    assert seen(owner).whole.jobs == quarters.Jobs(0, 1, 1)
    assert seen(owner, "q4-2026").whole.jobs == quarters.Jobs()


def test_what_is_over_stands_where_it_ended_and_nowhere_else(owner):
    gone, kept = project(owner, "AA"), project(owner, "BB")
    for one in (gone, kept):
        Task.create(by=owner, project=one, title="It", start=IN, due=IN).move(
            "done", by=owner, at=dt.datetime(2026, 8, 4, 12, tzinfo=dt.UTC)
        )
    gone.move("cancelled", by=owner)
    kept.move("finished", by=owner)
    (row,) = seen(owner, "q3-2026").whole.rows
    assert (row.project, row.finished, row.due) == (kept, True, dt.date(2026, 8, 4))
    assert not seen(owner, "q1-2026").leads


def test_key_dates_stand_among_what_is_due(owner):
    product = Product.create(by=owner, name="Orchard", key="ORC")
    KeyDate.create(by=owner, product=product, name="Harvest", date=IN)
    found = seen(owner, "q3-2026")
    assert [(one.what, one.name) for one in found.dates] == [("keydate", "Harvest")]
    page = people.client_of(owner).get(f"/w/{owner.workspace.slug}/quarters/q3-2026/")
    assert "key date of Orchard" in page.content.decode()


def test_an_empty_quarter_says_what_belongs_there(owner):
    page = people.client_of(owner).get(f"/w/{owner.workspace.slug}/quarters/q3-2031/")
    assert "Nothing stands in this quarter" in page.content.decode()
