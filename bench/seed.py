"""A company with any number of initiatives in delivery, written in bulk: only reading is measured here."""

import datetime as dt

from django.db import connection
from django.utils import timezone

from accounts.models import User, Workspace
from execution.models import Project, Task
from roadmap.models import Delivery
from strategy.models import ApprovalRequest, Decision, Goal, Initiative, KeyResult, Product, Promise

YEAR = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
TASKS = 3  # of each project but the first, which has one for each row asked for
STATUS = ("done", "doing", "todo")


def company(rows):
    """(workspace, its owner's membership, the key of the project with as many tasks as rows)."""
    user = User.objects.create_user(f"owner{rows}@bench.example", name="Mara Lindholm")
    workspace = Workspace.open(f"Bench {rows}", user, slug=f"bench-{rows}")
    owner = workspace.memberships.get()
    here = {"workspace": workspace}
    product = Product.create(by=owner, name="Orchard", key="ORC", lead=owner)
    initiatives = promised(here, owner, product, rows)
    link_goals(here, owner, product, initiatives)
    projects = work(here, owner, initiatives, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database itself does after a while
    return workspace, owner, projects[0].key


def span(n):
    """A start and an end somewhere in a year and a half."""
    start = timezone.localdate() + dt.timedelta(days=(n * 37) % 400 - 150)
    return start, start + dt.timedelta(days=40 + (n * 13) % 90)


def promised(here, owner, product, rows):
    """Initiatives that were put forward, approved and launched."""
    at, numbers = timezone.now() - dt.timedelta(days=30), range(1, rows + 1)
    dates = [dict(zip(("start", "end"), span(n), strict=True)) for n in numbers]
    initiatives = Initiative.objects.bulk_create(
        Initiative(
            **here, **d, product=product, number=n, title=f"Initiative {n}", owner=owner, state="in_delivery"
        )
        for n, d in zip(numbers, dates, strict=True)
    )
    requests = ApprovalRequest.objects.bulk_create(
        ApprovalRequest(
            **here,
            initiative=i,
            asked_by=owner,
            version=1,
            snapshot={},
            at=at,
            closed_at=at,
            outcome="approved",
        )
        for i in initiatives
    )
    decisions = Decision.objects.bulk_create(
        Decision(**here, request=r, by=owner, verdict="approve", version=1, at=at) for r in requests
    )
    Promise.objects.bulk_create(
        Promise(
            **here, **d, initiative=i, number=1, decision=decision, title=i.title, precision="day", tolerance=10,
            decided_by=owner, at=at,
        )
        for i, decision, d in zip(initiatives, decisions, dates, strict=True)
    )  # fmt: skip
    return initiatives


def link_goals(here, owner, product, initiatives):
    goals = Goal.objects.bulk_create(
        Goal(**here, **YEAR, product=product, number=n, title=f"Goal {n}", owner=owner)
        for n in range(1, max(2, len(initiatives) // 10) + 1)
    )
    KeyResult.objects.bulk_create(
        KeyResult(**here, goal=goal, title="Orders", target_value=100, current_value=40) for goal in goals
    )
    through = Initiative.goals.through
    through.objects.bulk_create(
        through(initiative=i, goal=goals[n % len(goals)]) for n, i in enumerate(initiatives)
    )


def work(here, owner, initiatives, rows):
    """A project for each initiative, with its delivery and tasks."""
    projects = Project.objects.bulk_create(
        Project(**here, key=f"Q{n}", name=i.title, lead=owner, state="active", start=i.start, deadline=i.end)
        for n, i in enumerate(initiatives)
    )
    promises = {promise.initiative_id: promise for promise in Promise.objects.filter(**here)}
    Delivery.objects.bulk_create(
        Delivery(**here, initiative=i, project=p, promise=promises[i.pk], launched_by=owner)
        for i, p in zip(initiatives, projects, strict=True)
    )
    tasks = Task.objects.bulk_create(
        Task(
            **here, project=p, number=n, title=f"Task {n}", status=STATUS[n % 3], estimate=8, start=p.start,
            due=p.deadline,
        )
        for index, p in enumerate(projects)
        for n in range(1, (TASKS if index else rows) + 1)
    )  # fmt: skip
    below = [task for task in tasks if task.number % TASKS == 0]
    for task, above in zip(below, [task for task in tasks if task.number % TASKS == 2], strict=False):
        task.parent = above
    Task.objects.bulk_update(below, ["parent"], batch_size=500)
    through = Task.assignees.through
    through.objects.bulk_create(through(task=task, membership=owner) for task in tasks)
    return projects
