"""How much the drawn roadmap costs beside the least it could cost: `python -m bench.roadmap [--json] [--quick]`.

The page is read with 50, 500 and 2,000 initiatives, a quarter of them in delivery with a project of five tasks and three
milestones, in turn with its floor (bench/drawing.py). It keeps within twice its floor, asks the same number of questions
at every size, and grows no faster than what it shows. Where there is a Chromium (bench/frames.py), a bar can be used
within half a second of 500 and 1.2 seconds of 2,000, and no frame of a drag takes longer than 32 ms.
"""

import sys
from itertools import pairwise

import orjson
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import override_settings, setup_test_environment
from django.urls import path

from bench import company, drawing, frames
from bench.lists import MOST, Line, as_json, measure, table
from config import urls

SIZES, QUICK = (50, 500, 2000), (4,)
SECONDS, LEAST = 8.0, 4
PAGE = Line("roadmap page", "/w/{slug}/roadmap/", "roadmap", 2, 2000)
SOON = {500: 500, 2000: 1200}  # ms until a bar can be used
FRAME = 32  # ms
GROWTH = 1.1  # times as fast as what is shown
urlpatterns = [*urls.urlpatterns, path("w/<slug:workspace>/floor/roadmap/", drawing.floor)]


def results(quick):
    """[(Result, bytes of the page, of its floor, lines of what a browser makes of it)] of each size."""
    for rows in QUICK if quick else SIZES:
        workspace, owner = company.company(rows)
        drawing.milestones(workspace)
        client = Client(headers={"X-Workspace": workspace.slug})
        client.force_login(owner.user)
        address = workspace.get_absolute_url() + "roadmap/"
        client.get(address)
        drawing.record(client, address, workspace.slug)
        names = {"slug": workspace.slug, "key": ""}
        found = measure(PAGE, rows, client, names, *((0, 1) if quick else (SECONDS, LEAST)))
        floor = client.get(f"/w/{workspace.slug}/floor/roadmap/")
        yield found, len(client.get(address).content), len(floor.content), list(seen(client, address, rows))


def seen(client, address, rows):
    if rows not in SOON or not frames.CHROMIUM or connection.vendor != "sqlite":
        return
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    with frames.served() as url, frames.opened(url, session) as page:
        yield line(
            f"{rows} bars: until one can be used", frames.usable(page, url + address), "ms", SOON[rows]
        )
        yield line(f"{rows} bars: longest frame of a drag", frames.dragged(page), "ms", FRAME)


def line(name, value, unit, target):
    value = round(value, 2)
    return {"name": name, "value": value, "unit": unit, "target": target, "ok": value <= target}


def more(found):
    """Lines beside the ratios: questions, growth, bytes, and what a browser sees."""
    read = [result for result, *_rest in found]
    yield line("questions, same at every size", len({one.queries for one in read}), "numbers", 1)
    for few, many in pairwise(read):
        grown = (many.ms / few.ms) / (many.rows / few.rows)
        yield line(f"time from {few.rows} to {many.rows}, beside the rows", grown, "times", GROWTH)
    for result, size, floor, frames_ in found:
        yield line(f"bytes of {result.rows}, beside the floor's", size / floor, "times", PAGE.target)
        yield from frames_


def main(arguments):
    setup_test_environment(debug=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        found = list(results("--quick" in arguments))
        ratios = [result for result, *_rest in found]
        if "--json" in arguments:
            print(orjson.dumps([*as_json(ratios), *more(found)], option=orjson.OPT_INDENT_2).decode())
            return
        print(f"{connection.vendor}, the fastest of up to {MOST} readings")
        for row in table(ratios):
            print(row)
        for one in more(found):
            print(
                f"{one['name']:55}{one['value']:>10} {one['unit']:8} ≤ {one['target']}{'' if one['ok'] else '  over'}"
            )
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="bench.roadmap"):
        main(sys.argv[1:])
