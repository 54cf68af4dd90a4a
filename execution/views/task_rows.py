"""Rows of the list as they stand after something was changed in it."""

from types import SimpleNamespace

from execution import tree
from execution.models import Task
from execution.views import task_lines


def fresh(tasks):
    """[(task, its line)] of some tasks of one project and of all that they stand below, the tasks themselves first."""
    if not tasks:
        return []
    wanted = {task.pk: None for task in tasks}
    found = task_lines.read(Task.objects.filter(project=tasks[0].project_id))
    rows = {row.task.pk: row for row in tree.rows([SimpleNamespace(**line) for line in found])}
    for pk in list(wanted):
        wanted |= dict.fromkeys(above(rows, pk))
    whole = Task.objects.for_table().in_bulk(list(wanted))
    return [
        (whole[pk], {"pk": pk, "depth": rows[pk].depth, "share": rows[pk].share, "context": False})
        for pk in wanted
        if pk in whole and pk in rows
    ]


def above(rows, pk):
    """Ids of what a task stands below, from its parent up."""
    found, row = [], rows.get(pk)
    while row and (row := rows.get(row.task.parent_id)) and row.task.pk not in found:
        found.append(row.task.pk)
    return found
