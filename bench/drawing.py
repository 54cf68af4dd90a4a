"""The least that the drawn roadmap could cost: the same middleware, sign-in and frame, the very statements that the
page sends, and as much HTML for its bars and for the rows of a phone's list, out of f-strings."""

import re
from collections import Counter

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from accounts.access import access
from accounts.roles import Can
from execution.models import Milestone, Project

SENT = {}  # {slug of a workspace: statements that its page sends}
READ = (
    '"strategy_initiative"."card_place"',
    'FROM "strategy_initiative_goals"',
)  # in statements that BARS stands for
BARS = """
    SELECT i.number, i.title, i.state, i.start, i."end", p.key, l.goal_id
    FROM strategy_initiative i JOIN strategy_product p ON p.id = i.product_id
    LEFT JOIN strategy_initiative_goals l ON l.initiative_id = i.id
    WHERE i.workspace_id = %s AND i.deleted_at IS NULL AND i.state <> 'declined' ORDER BY l.goal_id, i.start
"""


def record(client, address, slug):
    """Keeps what the page asks the database beside its frame, which the floor has too, and beside what BARS reads: each
    statement once. Both were read once before, so that nothing is asked only once."""
    SENT[slug], frames = [], f"/w/{slug}/floor/roadmap/"
    client.get(frames)
    framed = Counter(map(shape, asked(client, frames)))
    for statement in asked(client, address):
        known = shape(statement)
        if framed[known]:
            framed[known] -= 1
        elif not any(words in statement for words in READ):
            SENT[slug].append(statement)


def asked(client, address):
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured if query["sql"].startswith("SELECT")]


def shape(statement):
    """A statement without its values."""
    return re.sub(r"'[^']*'|\b\d+\b", "?", statement)


def milestones(workspace, each=3):
    """Milestones for every project, in bulk."""
    Milestone.objects.bulk_create(
        Milestone(workspace=workspace, project=project, name=f"Milestone {n}", due=project.deadline)
        for project in Project.objects.filter(workspace=workspace)
        for n in range(each)
    )


@access(Can.READ)
def floor(request):
    workspace = request.workspace
    page = render(request, "base.html").content.decode()
    with connection.cursor() as cursor:
        for statement in SENT[workspace.slug]:
            cursor.execute(statement)
            cursor.fetchall()
        cursor.execute(BARS, [workspace._meta.pk.get_db_prep_value(workspace.pk, connection)])
        rows = cursor.fetchall()
    bars, last = [], None
    for row in rows:
        if row[-1] != last:
            head = f'<h2 class="lane-t">{row[-1]}</h2>'
            bars.append(f'</div></div><div class="lane" role="group">{head}<div class="lane-track">')
            last = row[-1]
        bars.append(bar(*row))
    items = "".join(item(*row) for row in rows)
    body = f'<div><div>{"".join(bars)}</div></div><div class="only-phone rm-phone"><ul>{items}</ul></div>'
    return HttpResponse(page.replace("</main>", f"{body}</main>"))


def bar(number, title, state, start, end, product, _goal):
    key, title = f"{product}-{number}", escape(title)
    return (
        f'<a class="bar bar-{state} has-tail" href="/w/bench/initiatives/{key}/" data-bar="{key}" data-can="propose"'
        f' data-v="1" data-from="{start}" data-to="{end}" data-unit="day" data-o="{number} {number}"'
        f' aria-label="{title}, {state}, 50% done, planned {start} to {end}, forecast 2 weeks later,'
        f' linked project Q{number}"'
        f' aria-description="Forecast {end} is 10 working days late, with 10 working days tolerated; promised for {end}."'
        f' style="--s:{number};--d:{number};--row:{number};--p:50;--f:20">'
        '<span class="bar-box"><span class="bar-fill"></span><span class="bar-in"><span class="bar-lead"><span class="bar-s">'
        '<svg class="i st st-delivery i-14" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.25"/>'
        '<circle class="pie" cx="8" cy="8" r="1.6" pathLength="100" stroke-dasharray="50 100"/></svg>'
        f'<span class="bar-t">{title}</span></span></span></span></span><span class="bar-tail off"></span></a>'
        f'<a class="bar-more" href="/w/bench/roadmap/place/{key}/propose/?" data-dialog tabindex="-1"'
        f' style="--s:{number};--d:{number};--row:{number}" aria-label="Move or resize {title}…">'
        '<svg class="i i-14" aria-hidden="true"><use href="/static/icons.svg#i-more"></use></svg></a>'
    )


def item(number, title, state, _start, end, product, _goal):
    return (
        f'<li class="mr"><a href="/w/bench/initiatives/{product}-{number}/"><div class="row" style="--gap:9px">'
        f'<svg class="i st st-{state} i-16" viewBox="0 0 16 16" role="img" aria-label="{state}"><use href="/static/icons.svg'
        f'#i-st"></use></svg><span class="mr-t ell">{escape(title)}</span><span class="mr-d num"><time datetime="{end}">{end}'
        f'</time></span></div><div class="mr-b" aria-hidden="true">'
        f'<i class="mb mb-{state}" style="--a:{number};--b:{number}"></i></div></a></li>'
    )
