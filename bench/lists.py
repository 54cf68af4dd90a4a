"""How much a list costs beside the least it could cost: `python -m bench.lists [--json] [--quick]`.

Each list is read with 40 and with 400 rows, in turn with its floor (bench/floors.py), so that both meet the same
weather. The ratio of the fastest readings is the figure; the times are for information. It builds a database of
its own, on SQLite or on the PostgreSQL that DATABASE_URL names, and leaves nothing behind.
"""

import gc
import sys
import time
from math import ceil
from typing import NamedTuple

import orjson
from django.core.management import call_command
from django.db import connection
from django.template import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings, setup_test_environment

from bench import seed

SIZES = (40, 400)
SECONDS, LEAST, MOST = 4.0, 5, 60  # of each line: how long, and how often at least and at most
NOT_WATCHED = Template._render  # before tests set their own
QUICK = (4,)  # rows, read once: whether it runs at all


class Line(NamedTuple):
    """A list, its address with `{key}` for the project, what its floor reads, and the ratio it should keep.

    `rows` is how many of them one answer shows at most.
    """

    name: str
    address: str
    floor: str
    target: int
    rows: int = 400


LINES = [
    Line("roadmap page", "/w/{slug}/roadmap/", "initiatives/{rows}/page", 120),
    Line("initiatives page", "/w/{slug}/initiatives/", "initiatives/{rows}/page", 40, 50),
    Line("project page with its tasks", "/w/{slug}/projects/{key}/", "tasks/{rows}/page", 60),
    Line("initiatives by program", "/api/v1/initiatives/?size=200", "initiatives/{rows}/api", 15, 200),
    Line("tasks by program", "/api/v1/tasks/?size=200", "tasks/{rows}/api", 5, 200),
]


class Result(NamedTuple):
    line: Line
    rows: int
    queries: int
    ms: float
    floor_ms: float

    @property
    def ratio(self):
        return self.ms / self.floor_ms

    @property
    def ok(self):
        return self.ratio <= self.line.target


def measure(line, rows, client, names, seconds=SECONDS, least=LEAST):
    """The fastest reading of the list and of its floor, read in turn: what else the machine does only adds."""
    shown = min(rows, line.rows)
    addresses = [line.address, f"/w/{{slug}}/floor/{line.floor}/"]
    mine, floor = (address.format(**names, rows=shown) for address in addresses)
    queries = counted(client, mine)
    counted(client, floor)
    as_served()
    times, begun = ([], []), clock()
    while len(times[0]) < least or (clock() - begun < seconds and len(times[0]) < MOST):
        for address, taken in zip((mine, floor), times, strict=True):
            start = clock()
            client.get(address)
            taken.append((clock() - start) * 1000)
    return Result(line, rows, queries, *(min(taken) for taken in times))


def as_served():
    """Garbage is looked for as config/gunicorn.py has it; else a page would pay for all that this process holds. Nor is
    what a template was given kept for anybody to look at, as tests do."""
    Template._render = NOT_WATCHED
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


def clock():
    """On SQLite all the work is this process's own, so its processor's time tells it whatever else runs here."""
    return time.process_time() if connection.vendor == "sqlite" else time.perf_counter()


def counted(client, address):
    """How many questions this costs the database; an answer that is none stops everything."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return len(captured)


def results(quick):
    for rows in QUICK if quick else SIZES:
        workspace, owner, key = seed.company(rows)
        client = Client(headers={"X-Workspace": workspace.slug})
        client.force_login(owner.user)
        client.get(workspace.get_absolute_url())
        for line in LINES:
            names, how = {"slug": workspace.slug, "key": key}, (0, 1) if quick else ()
            yield measure(line, rows, client, names, *how)


def table(found):
    yield f"{'':30}{'rows':>6}{'queries':>9}{'ms':>9}{'floor ms':>10}{'ratio':>8}{'target':>8}"
    for r in found:
        mark = "" if r.ok else "  over"
        figures = f"{r.rows:>6}{r.queries:>9}{r.ms:>9.1f}{r.floor_ms:>10.1f}{r.ratio:>8.1f}"
        yield f"{r.line.name:30}{figures}{'≤ ' + str(r.line.target):>8}{mark}"


def as_json(found):
    return [
        {
            "name": f"{r.line.name}, {r.rows} rows",
            "value": ceil(r.ratio * 100) / 100,  # never told as within what it is over
            "unit": "times its floor",
            "target": r.line.target,
            "ok": r.ok,
        }
        for r in found
    ]


def main(arguments):
    setup_test_environment(debug=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        found = results("--quick" in arguments)
        if "--json" in arguments:
            print(orjson.dumps(as_json(found), option=orjson.OPT_INDENT_2).decode())
            return
        print(f"{connection.vendor}, the fastest of up to {MOST} readings")
        for row in table(found):
            print(row, flush=True)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="bench.floors"):
        main(sys.argv[1:])
