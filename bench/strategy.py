"""How much the product side costs beside the least it could cost: `python -m bench.strategy [--json] [--quick]`.

The priorities page, its first hundred rows and the matrix of all, and the strategy page are read with 20 and with 2,000
initiatives, each in turn with its floor (bench/ranking.py, bench/tree.py). A page keeps within twice its floor, and
asks the same number of questions at both sizes.
"""

import sys

import orjson
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import override_settings, setup_test_environment
from django.urls import path

from bench import company, ranking, tree
from bench.lists import MOST, Line, as_json, measure, table
from config import urls

SIZES, QUICK = (20, 2000), (4,)
SECONDS, LEAST = 8.0, 12  # a page of half a second is to be read often enough to meet a quiet moment
LINES = {
    Line("priorities page", "/w/{slug}/priorities/?product=ORC", "priorities", 2, 2000): ranking.company,
    Line("strategy page", "/w/{slug}/strategy/", "strategy", 2, 2000): company.company,
}
urlpatterns = [
    *urls.urlpatterns,
    path("w/<slug:workspace>/floor/priorities/", ranking.floor),
    path("w/<slug:workspace>/floor/strategy/", tree.floor),
]


def results(quick):
    for line, made in LINES.items():
        for rows in QUICK if quick else SIZES:
            workspace, owner = made(rows)
            client = Client(headers={"X-Workspace": workspace.slug})
            client.force_login(owner.user)
            client.get(workspace.get_absolute_url())
            yield measure(
                line,
                rows,
                client,
                {"slug": workspace.slug, "key": ""},
                *((0, 1) if quick else (SECONDS, LEAST)),
            )


def same_questions(found):
    """Lines more for the document: whether a page asks the same number of questions at both sizes."""
    for line in LINES:
        asked = {result.queries for result in found if result.line == line}
        yield {
            "name": f"{line.name}: questions, same at both sizes",
            "value": len(asked),
            "unit": "numbers",
            "target": 1,
            "ok": len(asked) == 1,
        }


def main(arguments):
    setup_test_environment(debug=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        found = list(results("--quick" in arguments))
        if "--json" in arguments:
            print(
                orjson.dumps([*as_json(found), *same_questions(found)], option=orjson.OPT_INDENT_2).decode()
            )
            return
        print(f"{connection.vendor}, the fastest of up to {MOST} readings")
        for row in table(found):
            print(row, flush=True)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="bench.strategy"):
        main(sys.argv[1:])
