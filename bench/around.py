"""What stands around the strategy tree, by the shortest way: who and what can be picked, the vision, the themes, and what
is covered. Part of the floor in bench/tree.py."""

from collections import defaultdict

from django.db import connection
from django.utils.html import escape

PLANNING = (
    "SELECT fiscal_month, waiting_days FROM strategy_planning WHERE workspace_id = %s AND deleted_at IS NULL"
)
PRODUCTS = """
    SELECT key, name, colour, lead_id FROM strategy_product WHERE workspace_id = %s AND deleted_at IS NULL ORDER BY name, id
"""
PEOPLE = """
    SELECT m.id, u.name, m.deactivated_at FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id
    WHERE m.workspace_id = %s AND m.deleted_at IS NULL ORDER BY u.name, m.id
"""
THEMES = """
    SELECT id, name, hue FROM strategy_theme WHERE workspace_id = %s AND deleted_at IS NULL ORDER BY rank, id
"""
VISIONS = """
    SELECT v.id, v.product_id, s.statement, s.number, s.horizon, s.at, u.name FROM strategy_vision v
    LEFT JOIN strategy_visionversion s ON s.vision_id = v.id LEFT JOIN accounts_membership m ON m.id = s.by_id
    LEFT JOIN accounts_user u ON u.id = m.user_id
    WHERE v.workspace_id = %s AND v.deleted_at IS NULL ORDER BY s.number DESC
"""
LOOSE = """
    SELECT q.id, q.key, q.name FROM execution_project q WHERE q.workspace_id = %s AND q.deleted_at IS NULL AND NOT EXISTS
    (SELECT 1 FROM roadmap_delivery d WHERE d.project_id = q.id AND d.deleted_at IS NULL)
"""
WAITED = """
    SELECT p.initiative_id, MAX(p.at) FROM strategy_promise p JOIN strategy_initiative i ON i.id = p.initiative_id
    WHERE p.workspace_id = %s AND i.state IN ('approved', 'in_delivery') AND NOT EXISTS
    (SELECT 1 FROM roadmap_delivery d WHERE d.initiative_id = i.id AND d.deleted_at IS NULL) GROUP BY p.initiative_id
"""
PARTS = "SELECT id, parent_id FROM strategy_initiative WHERE workspace_id = %s AND parent_id IS NOT NULL"
HEALTH = ("On track", "At risk", "Off track", "No plan")


def read(pk):
    """The answers to all of these, of the workspace with this id, as each database writes it."""
    found = []
    for statement in (PLANNING, PRODUCTS, PEOPLE, THEMES, VISIONS, LOOSE, WAITED, PARTS):
        with connection.cursor() as cursor:
            cursor.execute(statement, [pk])
            found.append(cursor.fetchall())
    return found


def menu(label, options):
    found = "".join(
        f'<a class="mi" href="?{label}={key}"><span class="grow ell">{name}</span></a>'
        for key, name in options
    )
    return (
        f'<menu-button><details><summary class="btn btn-ghost"><span class="k">{label}</span></summary><div class="pop menu"'
        f' aria-label="{label}">{found}</div></details></menu-button>'
    )


def head(goals, _planning, products, people, themes, visions, *_rest):
    """The filters, the vision and the themes."""
    periods = dict.fromkeys((goal[6], goal[7]) for goal in goals)
    menus = (
        menu("product", [(key, escape(name)) for key, name, *_more in products]),
        menu("period", [(f"{start}", f"{start} – {end}") for start, end in periods]),
        menu("owner", [(pk, escape(name)) for pk, name, gone in people if not gone]),
        menu("health", [(word, word) for word in HEALTH]),
    )
    said = escape(visions[0][2]) if visions else "Nobody has written down where this leads."
    worn = "".join(
        f'<a class="tag" href="?theme={pk}"><span class="th-{hue}"></span>{escape(name)}</a>'
        for pk, name, hue in themes
    )
    return f'<div class="tools">{"".join(menus)}</div><section class="vision"><blockquote>{said}</blockquote>{worn}</section>'


def covers(goals, by_goal, projects, loose, waited):
    """The counts beside the tree, each with what is missing, and the effort for each goal."""
    rows = {row[0]: row for found in by_goal.values() for row in found}
    decided = {pk: row for pk, row in rows.items() if row[3] in ("in_delivery", "approved")}
    waits = dict(waited)
    linked = {row[0] for goal in goals for row in by_goal.get(goal[0], ())}
    counts = (
        ("Goals with an initiative", goals, [goal[2] for goal in goals if not by_goal.get(goal[0])]),
        (
            "Launched in time",
            decided,
            [row[2] for pk, row in decided.items() if pk not in projects and pk not in waits],
        ),
        ("Initiatives with a goal", rows, [row[2] for pk, row in rows.items() if pk not in linked]),
        ("Initiatives with a theme", rows, [row[2] for row in rows.values() if not row[7]]),
        ("Projects with an initiative", projects, [name for _pk, _key, name in loose]),
    )
    items = "".join(
        f'<li><span>{label}</span><span class="num">{len(every) - len(missing)}/{len(every)}</span><div class="ticks">'
        f"{'<i></i>' * min(24, len(every))}</div><p>{', '.join(map(escape, missing[:3]))}</p></li>"
        for label, every, missing in counts
    )
    weeks = defaultdict(float)
    for goal, found in by_goal.items():
        for row in found:
            if row[0] in decided and row[4]:
                weeks[goal] += float(row[4])
    whole, named = sum(weeks.values()) or 1, {goal[0]: escape(goal[2]) for goal in goals}
    shares = ((pk, 100 * part / whole) for pk, part in sorted(weeks.items(), key=lambda pair: -pair[1])[:8])
    top = "".join(
        f'<li><a class="row" href="?goal={pk}"><span class="ell">{named.get(pk, "")}</span><span class="num">{share:.0f}%'
        f'</span></a><span class="meter ink"><span style="--v:{share:.0f}"></span></span></li>'
        for pk, share in shares
    )
    return f'<aside class="rail"><ul class="cov">{items}</ul><ul class="eff">{top}</ul></aside>'
