"""How much the plan of a large project costs: `python -m bench.gantt [--json] [--quick]`.

A project of 5,000 tasks, a fifth of them subtasks, with 2,000 links, 50 people and long descriptions. What its Gantt draws
is read as columns in turn with its floor: the same middleware and sign-in, the same tasks, links and milestones by
statements by hand, and plain JSON of them, an object each, in no order and with nothing derived. It is no slower;
unchanged, it answers in a seventh of that. Where there is a Chromium (bench/frames.py), a row can be used within a second,
and no frame takes longer than 32 ms while it is scrolled from end to end.
"""

import datetime as dt
import sys
from decimal import Decimal

import orjson
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings, setup_test_environment
from django.urls import path

from accounts.access import access
from accounts.models import Membership, User, Workspace
from accounts.roles import Can
from bench import frames
from bench.lists import Line, Result, as_json, as_served, clock, measure, table
from config import urls
from execution.models import Project, Task, TaskDependency

SIZE, QUICK = 5000, 40
PEOPLE, LONG = 50, "What has to be known before it is begun. " * 40
KINDS = ("FS", "FS", "FS", "SS", "FF", "SF")
STATUS = ("done", "done", "doing", "todo", "todo")
DATA = Line("Gantt data", "/w/{slug}/projects/{key}/gantt/data/", "plan/{key}", 1, SIZE)
TASKS = """
    SELECT t.id, t.number, t.title, t.parent_id, t.status, t.start, t.due, t.estimate, t.remaining, t.duration,
        t.milestone_id, a.membership_id
    FROM execution_task t LEFT JOIN execution_task_assignees a ON a.task_id = t.id
    WHERE t.project_id = %s AND t.deleted_at IS NULL ORDER BY t.number
"""
LINKS = """
    SELECT d.id, d.before_id, d.after_id, d.kind, d.lag FROM execution_taskdependency d
    JOIN execution_task b ON b.id = d.before_id JOIN execution_task a ON a.id = d.after_id
    WHERE b.project_id = %s AND d.deleted_at IS NULL AND b.deleted_at IS NULL AND a.deleted_at IS NULL
"""
MILESTONES = (
    "SELECT id, name, due, reached_on FROM execution_milestone WHERE project_id = %s AND deleted_at IS NULL"
)
PARTS = {"tasks": TASKS, "links": LINKS, "milestones": MILESTONES}
SEVENTH = round(1 / 7, 3)
SOON, FRAME = 1000, 32  # ms
SECONDS, LEAST = 8.0, 5
WATCH = """
    const look = () => {
        const chart = document.querySelector("gantt-chart");
        const rows = chart?.ready ? [...chart.querySelectorAll(".gt-t .gt-bar")] : [];
        if (rows.some((bar) => bar.checkVisibility())) window.usable = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
"""
SCROLL = """async () => {
    const grid = document.querySelector("gantt-chart [data-grid]");
    const most = grid.scrollHeight - grid.clientHeight;
    let longest = 0;
    let last = performance.now();
    for (let n = 0; n < 120; n += 1) {
        grid.scrollTo(grid.scrollLeft + (n % 40 < 20 ? 12 : -12), n < 60 ? n * 90 : (most * (n - 60)) / 60);
        const now = await new Promise(requestAnimationFrame);
        longest = Math.max(longest, now - last);
        last = now;
    }
    return longest;
}"""


@access(Can.READ)
def floor(request, key):
    found = request.workspace.projects.get(key=key)
    id, body = found._meta.pk.get_db_prep_value(found.pk, connection), {}
    with connection.cursor() as cursor:
        for part, statement in PARTS.items():
            cursor.execute(statement, [id])
            names = [column[0] for column in cursor.description]
            body[part] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return HttpResponse(orjson.dumps(body, default=str), content_type="application/json")


urlpatterns = [*urls.urlpatterns, path("w/<slug:workspace>/floor/plan/<str:key>/", floor)]


def project(rows):
    """(workspace, its owner's membership, the key of a project with so many tasks), in bulk."""
    user = User.objects.create_user(f"gantt{rows}@bench.example", name="Jonas Weller")
    workspace = Workspace.open(f"Gantt {rows}", user, slug=f"gantt-{rows}")
    owner, here = workspace.memberships.get(), {"workspace": workspace}
    people = [owner, *members(workspace)]
    made = Project.create(by=owner, name="Standing orders rollout", key="STO", start=dt.date(2026, 1, 5))
    Project.everything.filter(pk=made.pk).update(state="active", task_count=rows)
    tasks = Task.objects.bulk_create(
        Task(
            **here, project=made, number=n + 1, title=f"Task number {n} of the rollout", description=LONG,
            status=STATUS[n % 5], estimate=Decimal(8 + n % 40), remaining=Decimal(n % 9), start=day(n), due=day(n, 9),
        )
        for n in range(rows)
    )  # fmt: skip
    below = [task for n, task in enumerate(tasks) if n % 5 == 4]
    for task, above in zip(below, tasks[::5], strict=True):
        task.parent = above
    Task.objects.bulk_update(below, ["parent"], batch_size=500)
    through = Task.assignees.through
    through.objects.bulk_create(
        through(task=task, membership=people[n % len(people)]) for n, task in enumerate(tasks)
    )
    TaskDependency.objects.bulk_create(
        TaskDependency(**here, before=tasks[n], after=tasks[n + 7], kind=KINDS[n % 6], lag=Decimal(n % 3))
        for n in range(1, rows - 7, 5)
        for n in (n, n + 1)
        if n + 7 < rows
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return workspace, owner, made.key


def members(workspace):
    users = User.objects.bulk_create(
        User(email=f"{workspace.slug}{n}@bench.example", name=f"Person Number{n}") for n in range(1, PEOPLE)
    )
    return Membership.objects.bulk_create(
        Membership(workspace=workspace, user=user, role="contributor") for user in users
    )


def day(n, more=0):
    return dt.date(2026, 1, 5) + dt.timedelta(days=n * 500 // SIZE + n % 11 + more)


def unchanged(client, address):
    """ms of an answer without a body: the least of some turns."""
    tag = client.get(address)["ETag"]
    as_served()
    found = []
    for _turn in range(30):
        begun = clock()
        answer = client.get(address, headers={"If-None-Match": tag})
        found.append((clock() - begun) * 1000)
        assert answer.status_code == 304
    return min(found)


def results(quick):
    """([Result], lines): what is read beside its floor, and everything else."""
    rows = QUICK if quick else SIZE
    workspace, owner, key = project(rows)
    client = Client(headers={"X-Workspace": workspace.slug})
    client.force_login(owner.user)
    names = {"slug": workspace.slug, "key": key}
    client.get(workspace.get_absolute_url())
    result: Result = measure(DATA, rows, client, names, *((0, 1) if quick else (SECONDS, LEAST)))
    address = DATA.address.format(**names)
    again = unchanged(client, address)
    target = SEVENTH if not quick else 9  # of a few rows the sign-in alone is more
    lines = [line(f"unchanged, beside the answer of {rows}", again / result.ms, "times", target)]
    plain = len(client.get(f"/w/{workspace.slug}/floor/plan/{key}/").content)
    lines.append(
        line(f"bytes of {rows}, beside the floor's", len(client.get(address).content) / plain, "times", 2)
    )
    return [result], lines + ([] if quick else list(seen(client, workspace, key)))


def seen(client, workspace, key):
    if not frames.CHROMIUM or connection.vendor != "sqlite":
        return
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    with frames.served() as url, frames.opened(url, session, WATCH) as page:
        address = f"{url}/w/{workspace.slug}/projects/{key}/gantt/"
        yield line(f"{SIZE} tasks: until a row can be used", frames.usable(page, address), "ms", SOON)
        page.wait_for_load_state("networkidle")
        longest = min(page.evaluate(SCROLL) for _reading in range(frames.READINGS))
        yield line(f"{SIZE} tasks: longest frame of scrolling", longest, "ms", FRAME)


def line(name, value, unit, target):
    value = round(value, 3)
    return {"name": name, "value": value, "unit": unit, "target": target, "ok": value <= target}


def main(arguments):
    setup_test_environment(debug=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        found, lines = results("--quick" in arguments)
        if "--json" in arguments:
            print(orjson.dumps([*as_json(found), *lines], option=orjson.OPT_INDENT_2).decode())
            return
        for text in table(found):
            print(text)
        for one in lines:
            mark = "" if one["ok"] else "  over"
            print(f"{one['name']:50}{one['value']:>10} {one['unit']:6} ≤ {one['target']}{mark}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="bench.gantt"):
        main(sys.argv[1:])
