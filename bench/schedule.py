"""How long the dates of a whole project take: `python -m bench.schedule [--json] [--quick]`.

5,000 tasks with 10,000 links and 100,000 with 200,000, of all four kinds with lags and leads, a fifth of the tasks below
others, holidays, rules, deadlines: forward, late dates, float and every date. Beside it the least that it could be, in
the same process: one pass forward and one back over the same links in whole numbers, in an order that is given, no
calendar, no kinds, no reasons. As a ratio to that, because machines differ; the seconds are there to be seen.
"""

import datetime as dt
import random
import sys
from functools import partial
from time import process_time

import orjson

from execution.schedule import schedule
from execution.scheduling.jobs import Job, Link
from execution.scheduling.network import circle
from execution.scheduling.reschedule import MODES, Looks, Material, preview, reached
from execution.scheduling.rules import KINDS
from execution.scheduling.workdays import Workdays

SIZES, QUICK = ((5_000, 0.150), (100_000, 4.0)), ((500, 0.150),)
MOST, CHAIN_MOST = 6, 3  # times the floor; times as long a task, at twenty times as many tasks
MONDAY = dt.date(2026, 6, 15)


def project(size, seed=1):
    """(jobs, links): tasks wait for earlier ones near them; every fifth is part of the last that is none's."""
    draw = random.Random(seed)
    jobs, whole = [], None
    for n in range(size):
        whole = n if n % 10 == 0 else whole
        job = Job(n, draw.randrange(13), whole if n % 10 in (1, 2) else None)
        if n % 50 == 7:
            job = job._replace(rule="start_no_earlier", rule_day=MONDAY + dt.timedelta(days=n % 300))
        jobs.append(job._replace(deadline=MONDAY + dt.timedelta(days=400)) if n % 50 == 9 else job)
    links = []
    while len(links) < 2 * size:
        after = draw.randrange(1, size)
        before = draw.randrange(max(0, after - 200), after)
        if after // 10 != before // 10:  # not within one whole, so that all lead forward
            links.append(Link(before, after, draw.choice(KINDS), draw.choice((0, 0, 0, 1, 2, 4, -1, -2))))
    return jobs, links


def floor(jobs, links):
    """Longest ways forward and back, in whole numbers."""
    into, out = [[] for _job in jobs], [[] for _job in jobs]
    for before, after, _kind, lag in links:
        into[after].append((before, lag))
        out[before].append((after, lag))
    ends = [0] * len(jobs)
    for n, job in enumerate(jobs):
        ends[n] = max([ends[before] + lag for before, lag in into[n]], default=0) + job.duration
    last = max(ends)
    late = [last] * len(jobs)
    for n in range(len(jobs) - 1, -1, -1):
        late[n] = min([late[after] - jobs[after].duration - lag for after, lag in out[n]], default=last)
    return [(job.id, ends[n], late[n], late[n] - ends[n]) for n, job in enumerate(jobs)]


def whole(jobs, links):
    calendar = Workdays(exceptions={MONDAY + dt.timedelta(days=n): 0 for n in range(9, 3650, 41)})
    return list(schedule(jobs, links, MONDAY, calendar))


def search(jobs, links):
    return circle({job.id: job.parent for job in jobs}, [link[:3] for link in links])


def best(work, times=3):
    """Seconds of this process alone, the least of some turns."""
    found = []
    for _turn in range(times):
        begun = process_time()
        work()
        found.append(process_time() - begun)
    return min(found)


def lines(sizes):
    rows, each = [], []
    for size, seconds in sizes:
        jobs, links = project(size)
        took, least = best(partial(whole, jobs, links)), best(partial(floor, jobs, links))
        each.append(took / size)
        rows.append(row(f"schedule of {size} tasks, to its floor", took / least, "x", MOST))
        rows.append(row(f"schedule of {size} tasks", took, "s", seconds))
        around = best(partial(search, jobs, links), 2)
        rows.append(
            row(f"looking for a circle among {size} tasks, to the floor", around / least, "x", MOST / 2)
        )
    rows += looks(2_000 if len(each) > 1 else 200)
    if len(each) > 1:
        rows.append(row("a task at 100000, to a task at 5000", each[1] / each[0], "x", CHAIN_MOST))
    return rows


def looks(size):
    """A look at what one task moves, in each of the three ways: two or three schedules and what they break."""
    jobs, links = project(size)
    rest = MONDAY, Workdays()
    plan = schedule(jobs, links, *rest)
    leaves = [job for n, job in enumerate(jobs) if not plan.has_parts[n]]
    free = {job.id for job in leaves}
    jobs = [job._replace(start=plan.days(job.id)[0]) if job.id in free else job for job in jobs]
    days = {"start": MONDAY + dt.timedelta(days=60), "finish": MONDAY + dt.timedelta(days=70)}
    changed = {leaves[5].id: leaves[5]._replace(held=True, **days)}
    least = best(partial(floor, jobs, links))
    rows = []
    for mode in MODES:
        took = best(partial(preview, jobs, links, *rest, {}, free=free, changed=changed, mode=mode))
        rows.append(row(f"looking at one of {size} tasks moved, {mode}", took, "s", 0.3))
        rows.append(
            row(f"looking at one of {size} tasks moved, {mode}, to the floor", took / least, "x", 4 * MOST)
        )
    took = best(partial(all_ways, Material(jobs, links, *rest, {}, frozenset(free)), changed))
    rows.append(
        row(f"looking at one of {size} tasks moved, one way told and the others counted", took, "s", 0.3)
    )
    return rows


def all_ways(material, changed):
    """What a page shows: who moves, and how many would in each of the other ways."""
    found = Looks(material, material, changed=changed, reach=reached(material.jobs, material.links, changed))
    looked = [found.preview(mode) for mode in MODES]
    return [(len(one.moves), len(one.broken)) for one in looked]


def row(name, value, unit, target):
    return {
        "name": name,
        "value": round(value, 3),
        "unit": unit,
        "target": target,
        "ok": round(value, 3) <= target,
    }


def main(arguments):
    found = lines(QUICK if "--quick" in arguments else SIZES)
    if "--json" in arguments:
        print(orjson.dumps(found).decode())
        return
    for line in found:
        over = "" if line["ok"] else "  over"
        print(f"{line['name']:60}{line['value']:>9}{line['unit']:>3}   ≤ {line['target']}{over}")


if __name__ == "__main__":
    main(sys.argv[1:])
