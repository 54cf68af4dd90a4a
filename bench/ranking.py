"""A company that ranks, and the least that its priorities page could cost: the same middleware, sign-in and frame, one
statement by hand, and the same rows and bubbles out of f-strings."""

import math

import orjson
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import escape

from accounts.access import access
from accounts.models import User, Workspace
from accounts.roles import Can
from strategy.models import Goal, Initiative, Product, Score, ScoreInput, ScoringModel

FIRST = 100
IMPACT = (0.25, 0.5, 1, 2, 3)
STATES = ("draft", "in_review", "approved")
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
