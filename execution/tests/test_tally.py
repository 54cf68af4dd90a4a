"""What a project keeps of its tasks, against the formula asked anew."""

import contextlib
import random
from decimal import Decimal

import pytest

from accounts.errors import Conflict, Refused
from accounts.undo import undo
from execution import explain, tree
from execution.bulk import add_drafts, draft_tasks
from execution.models import Milestone, Project, Status, Task
from execution.models.tally import share_of
from execution.progress import Leaf, progress
from execution.tests.factories import NOON, project, task, workspace
from execution.tests.test_together import at_once

HOURS = [None, Decimal(0), Decimal("0.25"), Decimal(3), Decimal("7.5"), Decimal(40)]


def kept(plan):
    tally = Project.everything.values_list("tally", flat=True).get(pk=plan.pk)
    return share_of(tally), tally.get("done", 0), tally.get("leaves", 0)


def naive(plan):
    """By the formula alone, one task after the other."""
    rows = list(Task.everything.filter(project=plan, deleted_at=None))
    wholes = {row.parent_id for row in rows}
    leaves = [Leaf(r.pk, r.status, r.estimate, r.remaining) for r in rows if r.pk not in wholes]
    found = progress(leaves)
    return found.share, sum(leaf.status == "done" for leaf in leaves), len(found.rows)


def act(dice, lead, plan):
    """One random change, of those that people and programs make; what is refused changes nothing."""
    tasks = list(Task.everything.filter(project=plan).select_related("workspace", "project"))
    alive = [one for one in tasks if not one.deleted_at]
    kind = dice.choice(
        ["new", "new", "bulk", "status", "hours", "parent", "many", "trash", "trash_all", "restore", "undo"]
    )
    one = dice.choice(alive) if alive else None
    other = dice.choice([*alive, None])
    match kind:
        case "new":
            fields = {"estimate": dice.choice(HOURS), "status": dice.choice(Status.values), "parent": other}
            task(lead, plan, "New", **fields)
        case "bulk":
            how = {"by": lead, "at": NOON, "cause": lead.pk}
            rows = [{"title": f"Bulk {n}", "estimate": dice.choice(HOURS)} for n in range(3)]
            add_drafts(plan, draft_tasks(plan.workspace, rows, **how), **how)
        case "status" if one:
            one.move(dice.choice(Status.values), by=lead)
        case "hours" if one:
            one.edit(by=lead, changes={"estimate": dice.choice(HOURS), "remaining": dice.choice(HOURS)})
        case "parent" if one:
            one.edit(by=lead, changes={"parent": other})
        case "many" if alive:
            some = dice.sample(alive, min(3, len(alive)))
            Task.edit_all([(each, {"status": dice.choice(Status.values)}) for each in some], by=lead)
        case "trash" if one:
            one.trash(by=lead)
        case "trash_all" if alive:
            Task.trash_all(dice.sample(alive, min(2, len(alive))), by=lead)
        case "restore":
            gone = [each for each in tasks if each.deleted_at]
            if gone:
                dice.choice(gone).restore(by=lead)
        case "undo":
            undo(by=lead)


def attempt(dice, lead, plan):
    with contextlib.suppress(Refused, Conflict):
        act(dice, lead, plan)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_after_random_edits_it_is_what_the_formula_says(seed):
    lead, dice = workspace()[1], random.Random(seed)
    plan = project(lead)
    for _step in range(25):
        attempt(dice, lead, plan)
        assert kept(plan) == naive(plan)


@pytest.mark.django_db(transaction=True)
def test_eight_who_write_at_once_leave_it_right():
    lead = workspace()[1]
    plan = project(lead)
    for n in range(6):
        task(lead, plan, f"Task {n}", estimate=HOURS[n])

    def write(n):
        dice = random.Random(n)
        for _step in range(6):
            attempt(dice, lead, Project.objects.select_related("workspace").get(pk=plan.pk))

    answers = at_once(8, write)
    assert answers == [None] * 8
    assert kept(plan) == naive(plan)
    assert Task.everything.filter(project=plan).count() > 6


# -- of a part of it ------------------------------------------------------------------


@pytest.fixture
def lead(db):
    return workspace()[1]


def test_a_subtree_a_milestone_and_the_project_are_explained_by_the_same_weights(lead):
    plan = project(lead)
    aim = Milestone.create(by=lead, project=plan, name="Pilot", due=NOON.date())
    whole = task(lead, plan, "Whole", milestone=aim)
    known = task(lead, plan, "Known", parent=whole, estimate=Decimal(8))
    known.edit(by=lead, changes={"remaining": Decimal(2)})
    task(lead, plan, "Guessed", parent=whole)
    task(lead, plan, "Beside", estimate=Decimal(4)).move("done", by=lead)
    task(lead, plan, "Dropped", parent=whole, estimate=Decimal(100)).move("cancelled", by=lead)
    rows = tree.rows(list(plan.tasks.for_tree().order_by("number")))

    below, towards = explain.of_subtree(rows, whole), explain.of_milestone(rows, aim, {aim.pk})
    assert [(s.task.title, s.weight, s.done, s.guessed) for s in below] == [
        ("Known", 8, 6, False),
        ("Guessed", 6, 0, True),  # the mean of 8 and 4
    ]
    assert below == towards
    whole_project = explain.told(explain.of_project(rows))
    assert (whole_project["done"], whole_project["weight"], whole_project["mean"]) == (10, 18, 6)
    assert whole_project["share"] == kept(plan)[0]
    assert explain.of_subtree(rows, known)[0].task == known


def test_long_lists_end_with_a_count(lead):
    plan = project(lead)
    for n in range(4):
        task(lead, plan, f"Task {n}", estimate=Decimal(n + 1))
    told = explain.told(explain.of_project(tree.rows(list(plan.tasks.for_tree()))), 3)
    assert ([row["weight"] for row in told["rows"]], told["more"], told["weight"]) == ([4, 3, 2], 1, 10)
