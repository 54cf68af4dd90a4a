"""A company with any number of tasks, written in bulk, and the least that reading and writing them could cost."""

import datetime as dt
import random
from itertools import pairwise

import orjson
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from rest_framework.views import APIView

from accounts.api.base import HasAccess
from accounts.ids import new_id
from accounts.models import ApiToken, Membership, User, Workspace
from accounts.roles import Can
from config import urls
from execution.models import Project, Task, TaskDependency

PROJECTS, PEOPLE, LINKS, BELOW = 20, 50, 2_000, 0.2
STATUSES = ("todo", "todo", "doing", "in_review", "done", "done", "cancelled")
BATCH = 5_000


def company(rows):
    """(workspace, its owner's membership, that one's API secret): 20 projects, 50 people, a fifth of the tasks below
    another, 2,000 links or as many as there is room for, one person on every fifth task."""
    chance = random.Random(rows)
    user = User.objects.create_user(f"jobs{rows}@bench.example", name="Jonas Weller")
    workspace = Workspace.open(f"Jobs {rows}", user, slug=f"jobs-{rows}")
    owner, here = workspace.memberships.get(), {"workspace": workspace}
    users = User.objects.bulk_create(
        User(email=f"p{n}of{rows}@bench.example", name=f"Person {n}") for n in range(1, PEOPLE)
    )
    people = Membership.objects.bulk_create(Membership(**here, user=one, role="contributor") for one in users)
    each = max(1, rows // PROJECTS)
    projects = Project.objects.bulk_create(
        Project(**here, key=f"J{n}", name=f"Project {n}", lead=owner, state="active", task_count=each)
        for n in range(PROJECTS)
    )
    for project in projects:
        tasks = of_project(here, project, each, chance)
        linked(here, tasks, LINKS // PROJECTS)
        manned(tasks, [owner, *people])
        project.work_changed()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return workspace, owner, ApiToken.issue(membership=owner, name="bench")[1]


def of_project(here, project, count, chance):
    tasks, today = [], timezone.localdate()
    for n in range(1, count + 1):
        start = today + dt.timedelta(days=chance.randrange(-200, 200))
        task = Task(
            **here, project=project, number=n, title=f"Task {n} of {project.key}", status=chance.choice(STATUSES),
            estimate=chance.randrange(1, 40), start=start, due=start + dt.timedelta(days=chance.randrange(1, 20)),
        )  # fmt: skip
        if tasks and chance.random() < BELOW:
            above = chance.choice(tasks)
            task.parent = above if above.parent_id is None else None
        tasks.append(task)
    Task.objects.bulk_create(tasks, batch_size=BATCH)
    return tasks


def linked(here, tasks, count):
    """One waits for the one before it: no circle."""
    alone = [task for task in tasks if task.parent_id is None]
    pairs = list(pairwise(alone))[:count]
    TaskDependency.objects.bulk_create(
        [TaskDependency(**here, before=before, after=after) for before, after in pairs], batch_size=BATCH
    )


def manned(tasks, people):
    through = Task.assignees.through
    through.objects.bulk_create(
        [
            through(task=task, membership=people[0] if n % 5 == 0 else people[n % len(people)])
            for n, task in enumerate(tasks)
        ],
        batch_size=BATCH,
    )


# -- the least ------------------------------------------------------------------

COLUMNS = [f.column for f in Task._meta.concrete_fields if not f.generated]
READ = ", ".join(f't."{name}"' for name in COLUMNS)
LIST = f"""
    SELECT {READ}, p.key FROM execution_task t JOIN execution_project p ON p.id = t.project_id
    JOIN execution_task_assignees a ON a.task_id = t.id
    WHERE t.workspace_id = %s AND t.deleted_at IS NULL AND a.membership_id = %s AND t.status IN ('todo', 'doing')
        AND (t.due_or_far, t.id) > (%s, %s)
    ORDER BY t.due_or_far, t.id LIMIT 50
"""
ONE = f"SELECT {READ} FROM execution_task t WHERE t.workspace_id = %s AND t.id = %s"
INSERT = f"""
    INSERT INTO execution_task ({", ".join(f'"{n}"' for n in COLUMNS)}) VALUES ({", ".join(["%s"] * len(COLUMNS))})
"""
UPDATE = "UPDATE execution_task SET title = %s, version = version + 1 WHERE workspace_id = %s AND id = %s"


def pk(value):
    return Task._meta.pk.get_db_prep_value(value, connection)


def said(rows):
    return HttpResponse(orjson.dumps(rows, default=str), content_type="application/json")


class Floor(APIView):
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.WORK}
    permission_classes = [HasAccess]

    def run(self, sql, values):
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall() if cursor.description else None


class ListFloor(Floor):
    def get(self, request, member, due, last):
        return said(self.run(LIST, [pk(request.workspace.pk), pk(member), due, pk(last)]))


class OneFloor(Floor):
    def get(self, request, task):
        return said(self.run(ONE, [pk(request.workspace.pk), pk(task)]))

    def patch(self, request, task):
        with transaction.atomic():
            self.run(UPDATE, [request.data["title"], pk(request.workspace.pk), pk(task)])
        return said(self.run(ONE, [pk(request.workspace.pk), pk(task)]))

    def post(self, request, task):
        """A copy of the task with the given title."""
        row = list(self.run(ONE, [pk(request.workspace.pk), pk(task)])[0])
        changed = {"id": pk(new_id()), "number": request.data["number"], "title": request.data["title"]}
        values = [changed.get(name, value) for name, value in zip(COLUMNS, row, strict=True)]
        with transaction.atomic():
            self.run(INSERT, values)
        return said(values)


urlpatterns = [  # the floors first: they are not looked for among the product's addresses
    path("api/v1/floor/tasks/<uuid:member>/<str:due>/<uuid:last>/", ListFloor.as_view()),
    path("api/v1/floor/task/<uuid:task>/", OneFloor.as_view()),
    *urls.urlpatterns,
]
