"""What reading and writing tasks by program costs beside the least it could: `python -m bench.execution [--json] [--quick]`.

At 10,000 and 100,000 tasks (bench/jobs.py): a list of 50 of one person's open tasks by due date, its first page and a late
one, one task, a new one and a change, each in turn with its floor: the same sign-in, one statement by hand, plain JSON.
Then requests a second at 8 connections and the memory of the server (bench/load.py).
"""

import sys
from functools import partial
from itertools import count
from typing import NamedTuple

import orjson
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings, setup_test_environment

from bench import jobs, load
from bench.lists import as_served, clock
from execution.models import Task

SIZES, QUICK = (10_000, 100_000), (60,)
SECONDS, LEAST, MOST = 4.0, 8, 200
PAGE = 100  # the late page
CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
READ, WRITE, GROWTH, SAME = 2, 3, 1.3, 1 / 7
STATEMENTS = {"list": 4, "write": 7}


class Asked(NamedTuple):
    """One thing asked of the product and of its floor, and the ratio that it keeps."""

    name: str
    mine: object
    floor: object
    target: float
    kind: str


class Company:
    def __init__(self, rows):
        self.workspace, self.owner, self.secret = jobs.company(rows)
        self.client = Client(headers={"Authorization": f"Bearer {self.secret}"})
        self.numbers, self.rows = count(10 * rows), rows
        self.list = f"/api/v1/tasks/?status=todo,doing&assignee={self.owner.pk}&order=due"
        self.task = Task.objects.filter(workspace=self.workspace, status="todo").order_by("-id").first()
        self.other = Task.objects.filter(workspace=self.workspace, status="todo").order_by("id").first()
        self.version = self.task.version
        self.client.get(self.list)  # the token remembers its first use

    def get(self, address, status=200, **headers):
        answer = self.client.get(address, headers=headers)
        assert answer.status_code == status, f"{address}: {answer.status_code} {answer.content[:200]}"
        return answer

    def late(self):
        """(address of the late page, the due date and id of the last task before it)."""
        address, last = self.list, ("2000-01-01", "00000000-0000-0000-0000-000000000000")
        for _page in range(1, PAGE if self.rows > 1000 else 2):
            answer = self.get(address).json()
            if not answer["next"]:
                break
            address = answer["next"].removeprefix("http://testserver")
            last = answer["results"][-1]["due"], answer["results"][-1]["id"]
        return address, last

    def floor_list(self, due, last):
        return f"/api/v1/floor/tasks/{self.owner.pk}/{due}/{last}/"

    def written(self, method, address, body):
        answer = getattr(self.client, method)(address, orjson.dumps(body), content_type="application/json")
        assert answer.status_code in (200, 201), f"{address}: {answer.status_code} {answer.content[:300]}"
        return answer

    def create(self):
        body = {"project": str(self.task.project_id), "title": f"Made {next(self.numbers)}", "estimate": 3}
        self.written("post", "/api/v1/tasks/", body)

    def edit(self):
        body = {"version": self.version, "title": f"Named {next(self.numbers)}"}
        self.version = self.written("patch", f"/api/v1/tasks/{self.task.pk}/", body).json()["version"]

    def floor_write(self, method):
        """On a task of its own, whose version it raises."""
        number = next(self.numbers)
        body = {"title": f"Written {number}", "number": number}
        self.written(method, f"/api/v1/floor/task/{self.other.pk}/", body)

    def asked(self):
        late, before = self.late()
        first = self.floor_list("2000-01-01", "00000000-0000-0000-0000-000000000000")
        one, floor_one = f"/api/v1/tasks/{self.task.pk}/", f"/api/v1/floor/task/{self.task.pk}/"
        get = self.get
        yield Asked("list, first page", lambda: get(self.list), lambda: get(first), READ, "list")
        beyond = self.floor_list(*before)
        yield Asked("list, a late page", lambda: get(late), lambda: get(beyond), READ, "list")
        yield Asked("one task", lambda: get(one), lambda: get(floor_one), READ, "list")
        again = partial(get, self.list, 304, **{"If-None-Match": get(self.list)["ETag"]})
        yield Asked("an unchanged list, beside its cost", again, lambda: get(self.list), SAME, "list")
        yield Asked("a new task", self.create, lambda: self.floor_write("post"), WRITE, "write")
        yield Asked("a change", self.edit, lambda: self.floor_write("patch"), WRITE, "write")


class Found(NamedTuple):
    name: str
    kind: str
    statements: int
    ms: float
    floor_ms: float
    target: float


def measure(one, seconds, least):
    """The fastest reading of it and of its floor, read in turn: what else the machine does only adds."""
    with CaptureQueriesContext(connection) as captured:
        one.mine()
    statements = sum(not query["sql"].startswith(CONTROL) for query in captured)
    one.floor()
    as_served()
    times, begun = ([], []), clock()
    while len(times[0]) < least or (clock() - begun < seconds and len(times[0]) < MOST):
        for act, taken in zip((one.mine, one.floor), times, strict=True):
            start = clock()
            act()
            taken.append((clock() - start) * 1000)
    return Found(one.name, one.kind, statements, min(times[0]), min(times[1]), one.target)


def line(name, value, unit, target):
    value = round(value, 3)
    return {"name": name, "value": value, "unit": unit, "target": round(target, 3), "ok": value <= target}


def lines(quick):
    before = {}
    for rows in QUICK if quick else SIZES:
        company = Company(rows)
        for one in company.asked():
            found = measure(one, *((0, 1) if quick else (SECONDS, LEAST)))
            said = f"{found.name}, {rows:,} tasks ({found.ms:.2f} ms, floor {found.floor_ms:.2f})"
            yield line(said, found.ms / found.floor_ms, "times its floor", found.target)
            yield line(
                f"{found.name}, {rows:,} tasks", found.statements, "statements", STATEMENTS[found.kind]
            )
            if (old := before.get(found.name)) and found.kind == "list" and found.target == READ:
                grown = (found.ms / old.ms) / (found.floor_ms / old.floor_ms)
                yield line(
                    f"{found.name}, grown to {rows:,} tasks", grown, "times the floor's growth", GROWTH
                )
            before[found.name] = found
        first = company.floor_list("2000-01-01", "00000000-0000-0000-0000-000000000000")
        for name, value, unit, target in load.lines(company.list, first, company.secret, quick):
            yield line(f"{name}, {rows:,} tasks", value, unit, target)


def main(arguments):
    setup_test_environment(debug=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        found = lines("--quick" in arguments)
        if "--json" in arguments:
            print(orjson.dumps(list(found), option=orjson.OPT_INDENT_2).decode())
            return
        print(f"{connection.vendor}, the fastest of up to {MOST} readings")
        for one in found:
            over = "" if one["ok"] else "  over"
            print(f"{one['name']:75}{one['value']:>9} {one['unit']:25} ≤ {one['target']}{over}", flush=True)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="bench.jobs"):
        main(sys.argv[1:])
