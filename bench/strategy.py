"""How much the product side costs beside the least it could cost: `python -m bench.strategy [--json] [--quick]`.

The priorities page, its first hundred rows and the matrix of all, is read with 20 and with 2,000 initiatives, in
turn with its floor: the same middleware, sign-in and frame, one statement by hand, and the same rows and bubbles out
of f-strings. The page keeps within twice its floor, and asks the same number of questions at both sizes.
"""

import math
import sys

import orjson
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client
from django.test.utils import override_settings, setup_test_environment
from django.urls import path
from django.utils import timezone
from django.utils.html import escape

from accounts.access import access
from accounts.models import User, Workspace
from accounts.roles import Can
from bench.lists import MOST, Line, as_json, measure, table
from config import urls
from strategy.models import Goal, Initiative, Product, Score, ScoreInput, ScoringModel

SIZES, QUICK = (20, 2000), (4,)
FIRST = 100
IMPACT = (0.25, 0.5, 1, 2, 3)
STATES = ("draft", "in_review", "approved")
LINES = [Line("priorities page", "/w/{slug}/priorities/?product=ORC", "priorities", 2, 2000)]
ROWS = """
    SELECT i.number, i.title, i.state, i.effort, i.confidence, p.key, s.inputs, h.rank
    FROM strategy_initiative i JOIN strategy_product p ON p.id = i.product_id
    LEFT JOIN strategy_score s ON s.initiative_id = i.id LEFT JOIN strategy_placement h ON h.initiative_id = i.id
    WHERE i.workspace_id = %s AND i.deleted_at IS NULL AND i.state IN ('draft', 'in_review', 'approved', 'on_hold')
"""


def company(rows):
    """(workspace, its owner's membership): scored drafts of one product, written in bulk."""
    user = User.objects.create_user(f"owner{rows}@bench.example", name="Mara Lindholm")
    workspace = Workspace.open(f"Bench {rows}", user, slug=f"bench-{rows}")
    owner, here = workspace.memberships.get(), {"workspace": workspace}
    product = Product.create(by=owner, name="Orchard", key="ORC", lead=owner)
    model = ScoringModel.create(by=owner, name="RICE", kind="rice", capacity=10 * rows)
    Goal.create(
        by=owner,
        product=product,
        title="Goal",
        period_start=timezone.localdate(),
        period_end=timezone.localdate(),
    )
    bets = Initiative.objects.bulk_create(
        Initiative(
            **here, product=product, number=n, title=f"Initiative number {n}", owner=owner, state=STATES[n % 3],
            effort=2 + n * 7 % 40, confidence=30 + n * 13 % 70,
        )
        for n in range(1, rows + 1)
    )  # fmt: skip
    scores = Score.objects.bulk_create(
        Score(
            **here,
            initiative=bet,
            model=model,
            version=2,
            inputs={"reach": 100.0 + n * 37 % 3000, "impact": IMPACT[n % 5]},
        )
        for n, bet in enumerate(bets)
    )
    ScoreInput.objects.bulk_create(
        ScoreInput(**here, score=score, key=key, value=value, version=2, by=owner, at=timezone.now())
        for score in scores
        for key, value in score.inputs.items()
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return workspace, owner


def inputs_of(n):
    return {"reach": 100.0 + n * 37 % 3000, "impact": IMPACT[n % 5]}


@access(Can.READ)
def floor(request):
    """The frame that every page has, and in it the same rows and bubbles by the shortest way."""
    rows = read(request.workspace)
    rows.sort(key=lambda row: -row[0])
    page = render(request, "base.html").content.decode()
    body = f"<table>{''.join(map(line, range(1, FIRST + 1), rows))}</table>{picture(rows)}"
    return HttpResponse(page.replace("</main>", f"{body}</main>"))


def read(workspace):
    """[(score, …)] of all, in plain arithmetic."""
    field, found = workspace._meta.pk, []
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [field.get_db_prep_value(workspace.pk, connection)])
        for number, title, state, effort, confidence, product, inputs, _rank in cursor.fetchall():
            given = orjson.loads(inputs) if isinstance(inputs, str) else inputs
            worth = given["reach"] * given["impact"] * confidence / 100
            score = worth / float(effort)
            found.append(
                (score, f"{product}-{number}", title, state, given, confidence, float(effort), worth)
            )
    return found


def line(rank, row):
    score, key, title, state, given, confidence, effort, _worth = row
    cells = (f"{given['reach']:,.0f}", f"{given['impact']:g}", f"{confidence}%", f"{effort:g}")
    shown = "".join(
        f'<td class="ar num"><inline-edit id="pc-{key}-{n}" url="/w/bench/priorities/{key}/edit/{n}/"><div class="ie-v">'
        f'<span>{cell}</span><a class="ie-open" href="/w/bench/priorities/{key}/edit/{n}/" aria-label="{n}">'
        f'<svg class="i"><use href="/static/icons.svg#i-pencil"></use></svg></a></div></inline-edit></td>'
        for n, cell in enumerate(cells)
    )
    return (
        f'<tr data-k="{key}"><td class="num">{rank}</td><th scope="row"><span class="row">{state}<a href="/w/bench/{key}/">'
        f'{escape(title)}</a><span class="key">{key}</span></span></th>{shown}<td>{score:.1f}</td></tr>'
    )


def picture(rows):
    """Every bubble where it belongs, and the same as a list."""
    top = math.sqrt(max(row[7] for row in rows))
    widest = max(row[6] for row in rows)
    circles, items = [], []
    for rank, (_score, key, title, state, given, _confidence, effort, worth) in enumerate(rows, 1):
        x, y, r = 40 + 362 * effort / widest, 380 - 366 * math.sqrt(worth) / top, 3 + given["reach"] / 1000
        words = f"{escape(title)}: Effort {effort:g}, Value {worth:,.0f}"
        circles.append(
            f'<g data-k="{key}" data-n="{rank}"><circle class="bub b-{state}" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}">'
            f"<title>{words}</title></circle></g>"
        )
        items.append(f"<li>{key} {words}</li>")
    return f"<svg>{''.join(circles)}</svg><ol>{''.join(items)}</ol>"


urlpatterns = [*urls.urlpatterns, path("w/<slug:workspace>/floor/priorities/", floor)]


def results(quick):
    for rows in QUICK if quick else SIZES:
        workspace, owner = company(rows)
        client = Client(headers={"X-Workspace": workspace.slug})
        client.force_login(owner.user)
        client.get(workspace.get_absolute_url())
        for each in LINES:
            yield measure(each, rows, client, {"slug": workspace.slug, "key": ""}, *((0, 1) if quick else ()))


def same_questions(found):
    """A line more for the document: whether both sizes ask the same number of questions."""
    asked = {result.queries for result in found}
    return {
        "name": "questions, same at both sizes",
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
            print(orjson.dumps([*as_json(found), same_questions(found)], option=orjson.OPT_INDENT_2).decode())
            return
        print(f"{connection.vendor}, the fastest of up to {MOST} readings")
        for row in table(found):
            print(row, flush=True)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="bench.strategy"):
        main(sys.argv[1:])
