"""A company with goals, work and promises, written in bulk, for what is measured with many rows."""

import datetime as dt

from django.db import connection
from django.utils import timezone

from accounts.models import User, Workspace
from bench import seed
from execution.models import Project, Task
from roadmap.models import Delivery
from strategy.models import (
    ApprovalRequest,
    Decision,
    Goal,
    Initiative,
    InitiativeDependency,
    KeyResult,
    Product,
    Promise,
    Theme,
)  # fmt: skip

PRODUCTS = (("Orchard", "ORC"), ("Depot", "DEP"), ("Routes", "ROU"), ("Stalls", "STA"))
STATES = ("in_delivery", "approved", "in_review", "draft")
MODES = ("key_results", "initiatives")
TASKS = 5


def company(rows):
    """(workspace, its owner's membership): four products with goals and key results, a quarter of the initiatives in
    delivery with a project of five tasks, a quarter promised, some of them waiting for another."""
    user = User.objects.create_user(f"tree{rows}@bench.example", name="Mara Lindholm")
    workspace = Workspace.open(f"Tree {rows}", user, slug=f"tree-{rows}")
    owner, here = workspace.memberships.get(), {"workspace": workspace}
    products = [Product.create(by=owner, name=name, key=key, lead=owner) for name, key in PRODUCTS]
    theme = Theme.create(by=owner, name="Lean core", hue="c")
    goals = goals_of(here, owner, products, max(1, rows // 20))
    bets = bets_of(here, owner, products, theme, rows)
    through = Initiative.goals.through
    through.objects.bulk_create(
        through(initiative=bet, goal=goals[(n + extra * 7) % len(goals)])
        for n, bet in enumerate(bets)
        if n % 10
        for extra in range(2 if n % 5 == 1 and len(goals) > 7 else 1)
    )
    promises = promised(here, owner, [bet for bet in bets if bet.state in ("in_delivery", "approved")])
    launched(here, owner, [bet for bet in bets if bet.state == "in_delivery"], promises)
    InitiativeDependency.objects.bulk_create(
        InitiativeDependency(**here, before=before, after=after)
        for before, after in zip(bets[::10], bets[5::10], strict=False)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return workspace, owner


def goals_of(here, owner, products, count):
    goals = Goal.objects.bulk_create(
        Goal(
            **here, **seed.YEAR, product=products[n % 4], number=n + 1, title=f"Goal {n}", owner=owner,
            progress_mode=MODES[n % 2],
        )
        for n in range(count)
    )  # fmt: skip
    KeyResult.objects.bulk_create(
        KeyResult(**here, goal=goal, title=f"Orders {n}", target_value=100, current_value=40, rank=n)
        for goal in goals
        for n in range(2)
    )
    return goals


def bets_of(here, owner, products, theme, rows):
    dates = [dict(zip(("start", "end"), seed.span(n), strict=True)) for n in range(rows)]
    return Initiative.objects.bulk_create(
        Initiative(
            **here, **dates[n], product=products[n % 4], number=n + 1, title=f"Initiative number {n}", owner=owner,
            state=STATES[n // 4 % 4], effort=2 + n * 7 % 40, theme=theme if n % 3 else None,
        )
        for n in range(rows)
    )  # fmt: skip


def promised(here, owner, bets):
    at = timezone.now() - dt.timedelta(days=20)
    requests = ApprovalRequest.objects.bulk_create(
        ApprovalRequest(
            **here, initiative=bet, asked_by=owner, version=1, snapshot={}, at=at, closed_at=at, outcome="approved"
        )
        for bet in bets
    )  # fmt: skip
    decisions = Decision.objects.bulk_create(
        Decision(**here, request=one, by=owner, verdict="approve", version=1, at=at) for one in requests
    )
    return Promise.objects.bulk_create(
        Promise(
            **here, initiative=bet, number=1, decision=decision, title=bet.title, start=bet.start, end=bet.end,
            precision="day", tolerance=10, decided_by=owner, at=at,
        )
        for bet, decision in zip(bets, decisions, strict=True)
    )  # fmt: skip


def launched(here, owner, bets, promises):
    of = {promise.initiative_id: promise for promise in promises}
    projects = Project.objects.bulk_create(
        Project(
            **here, key=f"Q{n}", name=f"{bet.title} rollout", lead=owner, state="active", start=bet.start,
            deadline=bet.end,
        )
        for n, bet in enumerate(bets)
    )  # fmt: skip
    Delivery.objects.bulk_create(
        Delivery(**here, initiative=bet, project=project, promise=of[bet.pk], launched_by=owner)
        for bet, project in zip(bets, projects, strict=True)
    )
    tasks = Task.objects.bulk_create(
        Task(
            **here, project=project, number=n, title=f"Task {n}", status=seed.STATUS[n % 3], estimate=8,
            remaining=(0, 3, 8)[n % 3], start=project.start, due=project.deadline,
        )
        for project in projects
        for n in range(1, TASKS + 1)
    )  # fmt: skip
    below = tasks[TASKS - 1 :: TASKS]
    for task, above in zip(below, tasks[::TASKS], strict=True):
        task.parent = above
    Task.objects.bulk_update(below, ["parent"], batch_size=500)
