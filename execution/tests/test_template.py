import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.errors import Refused
from accounts.models import Activity
from accounts.undo import undo
from collaboration.models import Notification
from execution import shipped
from execution.models import ProjectTemplate, TemplateMilestone, TemplateTask
from execution.patterns import catalogue, gathered, planting
from execution.patterns.pattern import Mark, Pattern, Step, Tie, lay_out, roles_of
from execution.scheduling import planning
from execution.scheduling.workdays import Workdays, plain
from execution.tests.factories import NOON, member, project, task, workspace

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 6, 1)


@pytest.fixture
def lead():
    return workspace()[1]


def made(by, *steps, **fields):
    template = ProjectTemplate.create(by=by, name=fields.pop("name", "Audit"))
    return template, [TemplateTask.create(by=by, template=template, **step) for step in steps]


def step(title, **fields):
    return {"title": title, **fields}


# -- on the days of a calendar -------------------------------------------------


def test_a_pattern_is_laid_over_weekends_and_free_days():
    steps = [
        Step("a", "A", duration=Decimal(3)),
        Step("b", "B", duration=Decimal("0.5")),
        Step("c", "C", offset=4),
    ]
    ties = [Tie("a", "b"), Tie("b", "c", "FS", Decimal(1))]
    free = Workdays(exceptions={dt.date(2026, 6, 4): 0})
    laid = lay_out(Pattern("P", "", steps, [Mark("m", "Done"), Mark("n", "Mid", 2)], ties), MONDAY, free)
    assert laid.days["a"] == (dt.date(2026, 6, 1), dt.date(2026, 6, 3))
    assert laid.days["b"] == (dt.date(2026, 6, 5), dt.date(2026, 6, 5))  # the fourth is free
    assert laid.days["c"][0] == dt.date(2026, 6, 8)  # at noon, half a day after its lag
    assert laid.marks == {"m": laid.finish, "n": dt.date(2026, 6, 3)}


def test_a_step_counts_towards_what_its_whole_names():
    steps = [Step("w", "W", mark="m"), Step("a", "A", parent="w", duration=Decimal(2)), Step("b", "B")]
    laid = lay_out(Pattern("P", "", steps, [Mark("m", "M")], []), MONDAY, plain())
    assert laid.marks["m"] == dt.date(2026, 6, 2)
    assert laid.days["w"] == laid.days["a"]


def test_a_start_on_a_free_day_is_the_next_working_day():
    laid = lay_out(
        Pattern("P", "", [Step("a", "A", duration=Decimal(0))], [], []), dt.date(2026, 6, 6), plain()
    )
    assert laid.days["a"] == (dt.date(2026, 6, 8), dt.date(2026, 6, 8))


# -- the shipped ones ------------------------------------------------------------


@pytest.mark.parametrize("word", shipped.SHEETS)
def test_a_shipped_template_lands_as_the_engine_plans_it(word, lead, django_assert_max_num_queries):
    pattern = shipped.pattern(word)
    people = {roles_of(pattern)[0]: lead, roles_of(pattern)[1]: member(lead.workspace)}
    with django_assert_max_num_queries(30):
        landed, tasks = planting.begin(pattern, MONDAY, people, by=lead, at=NOON, name="It", key="IT")
    plan = planning.plan_of(landed).schedule
    leaves = [task for task in tasks if task.start]
    assert len(leaves) == len(pattern.steps) - len(catalogue.wholes_of(pattern)) > 20
    assert all((task.start, task.due) == plan.days(task.pk) for task in leaves)
    assert landed.milestones.count() == len(pattern.marks)
    assert min(task.start for task in leaves) == MONDAY
    assert all(one.estimate or one.duration == 0 for one in leaves)


def test_a_larger_template_costs_hardly_a_statement_more(lead):
    def pattern(n):
        steps = [Step(i, f"Step {i}", role="R", duration=Decimal(1)) for i in range(n)]
        return Pattern("P", "", steps, [Mark(0, "M")], [Tie(i, i + 1) for i in range(n - 1)])

    counts = []
    for n, key in ((3, "AA"), (90, "BB")):
        with CaptureQueriesContext(connection) as caught:
            planting.begin(pattern(n), MONDAY, {"R": member(lead.workspace)}, by=lead, name="It", key=key)
        counts.append(len(caught))
    assert counts[1] <= counts[0] + 8  # SQLite takes so many values at once


def test_who_gets_a_role_hears_of_the_tasks_and_one_undo_takes_all_back(lead):
    worker = member(lead.workspace)
    pattern = shipped.pattern("recruitment-drive")
    landed, tasks = planting.begin(pattern, MONDAY, {"Recruiter": worker}, by=lead, name="A baker", key="BAK")
    given = [task for task in tasks if worker in task.assignees.all()]
    assert len(given) > 5
    assert Notification.objects.filter(member=worker).count() == len(given)
    assert Activity.objects.filter(cause=Activity.objects.of(landed).get().cause).count() > len(tasks)
    undo(by=lead)
    landed.refresh_from_db()
    assert landed.deleted_at and not landed.tasks.exists() and not landed.milestones.exists()


def test_a_start_centuries_away_is_refused_at_the_start(lead):
    with pytest.raises(Refused) as refused:
        planting.begin(
            shipped.pattern("product-launch"), dt.date(9999, 12, 1), {}, by=lead, name="It", key="IT"
        )
    assert refused.value.field == "start"


# -- own templates -----------------------------------------------------------------


def test_a_copy_of_a_shipped_one_is_the_same_pattern(lead, django_assert_max_num_queries):
    pattern = shipped.pattern("marketing-campaign")
    with django_assert_max_num_queries(20):
        template = ProjectTemplate.take(pattern, by=lead)
    mine = catalogue.offer(lead.workspace, template.pk).pattern
    assert [s.title for s in mine.steps] == [s.title for s in pattern.steps]
    days = lay_out(mine, MONDAY, plain()), lay_out(pattern, MONDAY, plain())
    assert days[0].finish == days[1].finish
    assert list(days[0].days.values()) == list(days[1].days.values())
    assert sorted(days[0].marks.values()) == sorted(days[1].marks.values())


def test_what_waits_may_be_changed_and_taken_back_as_one_act(lead):
    template, (a, b, c) = made(lead, step("A"), step("B"), step("C"))
    c.wait_for([(a, "FS", Decimal(0))], by=lead)
    cause = c.wait_for([(b, "SS", Decimal("1.5")), (a, "FF", Decimal(0))], by=lead)
    assert {(one.before_id, one.kind, one.lag) for one in template.links()} == {
        (a.pk, "FF", 0),
        (b.pk, "SS", Decimal("1.5")),
    }
    assert c.wait_for([(b, "SS", Decimal("1.5")), (a, "FF", Decimal(0))], by=lead) is None
    undo(by=lead, cause=cause)
    assert [(one.before_id, one.kind) for one in template.links()] == [(a.pk, "FS")]


@pytest.mark.parametrize(
    "arrange",
    [
        lambda a, b, c, by: (b.wait_for([(a, "FS", 0)], by=by), a.wait_for([(b, "FS", 0)], by=by)),
        lambda a, b, c, by: (b.edit(by=by, changes={"parent": a}), a.wait_for([(b, "FF", 0)], by=by)),
        lambda a, b, c, by: (b.edit(by=by, changes={"parent": a}), a.edit(by=by, changes={"parent": b})),
        lambda a, b, c, by: (
            b.wait_for([(a, "FS", 0)], by=by),
            c.edit(by=by, changes={"parent": a}),
            c.wait_for([(b, "FS", 0)], by=by),
        ),
        lambda a, b, c, by: a.wait_for([(a, "FS", 0)], by=by),
    ],
    ids=["circle", "its part", "round about", "through a part", "itself"],
)
def test_no_plan_that_cannot_be_kept(lead, arrange):
    _template, rows = made(lead, step("A"), step("B"), step("C"))
    with pytest.raises(Refused):
        arrange(*rows, lead)


def test_rows_of_another_template_are_no_home(lead):
    _one, (a,) = made(lead, step("A"))
    other, (b,) = made(lead, step("B"), name="Other")
    mark = TemplateMilestone.create(by=lead, template=other, name="M")
    for act in (
        lambda: a.edit(by=lead, changes={"parent": b}),
        lambda: a.edit(by=lead, changes={"milestone": mark}),
        lambda: a.wait_for([(b, "FS", Decimal(0))], by=lead),
    ):
        with pytest.raises(Refused):
            act()


def test_a_task_leaves_with_its_parts_and_comes_back_with_what_waited(lead):
    template, (a, b, c) = made(lead, step("A"), step("B"), step("C"))
    b.edit(by=lead, changes={"parent": a})
    c.wait_for([(b, "FS", Decimal(0))], by=lead)
    cause = a.trash(by=lead)
    assert [row.title for row in template.rows()] == ["C"] and not template.links()
    undo(by=lead, cause=cause)
    assert [(row.title, row.depth) for row in template.rows()] == [("A", 0), ("B", 1), ("C", 0)]
    assert len(template.links()) == 1


def test_rows_are_put_into_an_order(lead):
    template, (_a, _b, c) = made(lead, step("A"), step("B"), step("C"))
    c.place(by=lead, after=None)
    assert [row.title for row in template.rows()] == ["C", "A", "B"]


# -- from a project ------------------------------------------------------------------


def test_a_project_that_was_used_gives_its_template_back(lead):
    worker = member(lead.workspace)
    pattern = shipped.pattern("product-launch")
    landed, _tasks = planting.begin(
        pattern, MONDAY, {"Engineer": worker}, by=lead, at=NOON, name="It", key="IT"
    )
    found = gathered.pattern_of_project(landed, {worker.pk: "Builder"})
    assert [s.title for s in found.steps] == [s.title for s in pattern.steps]
    assert {s.role for s in found.steps} == {"", "Builder"}
    again, was = lay_out(found, MONDAY, plain()), lay_out(pattern, MONDAY, plain())
    assert list(again.days.values()) == list(was.days.values())
    assert sorted(again.marks.values()) == sorted(was.marks.values())


def test_cancelled_work_is_no_part_of_a_template(lead):
    plan = project(lead)
    kept, gone = task(lead, plan, "Kept", start=MONDAY, due=MONDAY), task(lead, plan, "Gone")
    gone.move("cancelled", by=lead)
    found = gathered.pattern_of_project(plan, {})
    assert [(s.title, s.offset, s.duration) for s in found.steps] == [(kept.title, 0, 1)]
