"""The rows of the strategy tree by statements by hand: the reading half of the floor in bench/tree.py."""

from collections import defaultdict

from django.db import connection

PRODUCTS = (("Orchard", "ORC"), ("Depot", "DEP"), ("Routes", "ROU"), ("Stalls", "STA"))
ORDER = {state: n for n, state in enumerate(("in_delivery", "approved", "in_review", "draft"))}
ROOM, EACH = 300, 5

GOALS = """
    SELECT g.id, g.number, g.title, g.progress_mode, p.key, u.name, g.period_start, g.period_end
    FROM strategy_goal g LEFT JOIN strategy_product p ON p.id = g.product_id
    LEFT JOIN accounts_membership m ON m.id = g.owner_id LEFT JOIN accounts_user u ON u.id = m.user_id
    WHERE g.workspace_id = %s AND g.deleted_at IS NULL AND g.archived_at IS NULL ORDER BY p.name, g.number
"""
RESULTS = """
    SELECT k.goal_id, k.title, k.start_value, k.target_value, k.current_value, MAX(c.at)
    FROM strategy_keyresult k LEFT JOIN strategy_checkin c ON c.key_result_id = k.id
    WHERE k.workspace_id = %s AND k.deleted_at IS NULL
    GROUP BY k.id, k.goal_id, k.title, k.start_value, k.target_value, k.current_value, k.rank ORDER BY k.rank
"""
LINES = """
    SELECT i.id, i.number, i.title, i.state, i.effort, i.start, i."end", i.theme_id, i.parent_id, i.goal_shares, p.key
    FROM strategy_initiative i JOIN strategy_product p ON p.id = i.product_id
    WHERE i.workspace_id = %s AND i.deleted_at IS NULL AND i.archived_at IS NULL AND i.state <> 'declined'
"""
SERVED = """
    SELECT t.initiative_id, t.goal_id FROM strategy_initiative_goals t JOIN strategy_initiative i ON i.id = t.initiative_id
    WHERE i.workspace_id = %s AND i.deleted_at IS NULL
"""
PROMISES = 'SELECT initiative_id, number, start, "end", at FROM strategy_promise WHERE workspace_id = %s ORDER BY number'
WORK = """
    SELECT d.initiative_id, q.id, q.name, q.key, q.start, q.deadline, u.name
    FROM roadmap_delivery d JOIN execution_project q ON q.id = d.project_id
    LEFT JOIN accounts_membership m ON m.id = q.lead_id LEFT JOIN accounts_user u ON u.id = m.user_id
    WHERE d.workspace_id = %s AND d.deleted_at IS NULL AND q.deleted_at IS NULL
"""
HOURS = """
    SELECT t.project_id, COUNT(t.id), SUM(t.estimate), SUM(CASE WHEN t.status = 'done' THEN t.estimate
    WHEN t.remaining < t.estimate THEN t.estimate - t.remaining ELSE 0 END),
    SUM(CASE WHEN t.status = 'done' THEN 1 ELSE 0 END), MIN(t.start), MAX(t.due)
    FROM execution_task t WHERE t.workspace_id = %s AND t.deleted_at IS NULL AND t.status <> 'cancelled'
    AND NOT EXISTS (SELECT 1 FROM execution_task c WHERE c.parent_id = t.id AND c.deleted_at IS NULL)
    GROUP BY t.project_id
"""
LEAVES = """
    SELECT t.project_id, t.status, t.estimate, t.remaining, t.start, t.due FROM execution_task t
    WHERE t.deleted_at IS NULL AND t.project_id IN ({marks})
    AND NOT EXISTS (SELECT 1 FROM execution_task c WHERE c.parent_id = t.id AND c.deleted_at IS NULL)
"""
WAITING = """
    SELECT before_id, after_id FROM strategy_initiativedependency WHERE workspace_id = %s AND deleted_at IS NULL
"""


def ask(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def read(pk):
    """(goals, results by goal, lines by goal, projects by line, leaves by project, promises, ties)."""
    goals, served = ask(GOALS, pk), defaultdict(list)
    for line, goal in ask(SERVED, pk):
        served[line].append(goal)
    results, projects = defaultdict(list), defaultdict(list)
    for goal, *result in ask(RESULTS, pk):
        results[goal].append(result)
    hours = {row[0]: row[1:] for row in ask(HOURS, pk)}
    for line, *project in ask(WORK, pk):
        projects[line].append([*project, *hours.get(project[0], (0, 0, 0, 0, None, None))])
    promises = {row[0]: row for row in ask(PROMISES, pk)}
    found = sorted(ask(LINES, pk), key=lambda row: (ORDER[row[3]], str(row[5]), row[10], row[1]))
    by_goal = defaultdict(list)
    for row in found:
        for goal in served.get(row[0]) or [row[10]]:
            by_goal[goal].append(row)
    most = EACH if len(found) > ROOM else len(found)
    if len(found) > ROOM:
        most = max(1, min(EACH, ROOM // (len(goals) + len(PRODUCTS))))
    shown = {row[0] for rows in by_goal.values() for row in rows[:most]}
    ids = [project[0] for pk in shown for project in projects.get(pk, ())]
    leaves = defaultdict(list)
    for project, *leaf in ask(LEAVES.format(marks=",".join(["%s"] * len(ids)) or "NULL"), *ids):
        leaves[project].append(leaf)
    ties = defaultdict(list)
    for before, after in ask(WAITING, pk):
        ties[before].append(after)
        ties[after].append(before)
    return goals, results, by_goal, projects, leaves, promises, ties, most
