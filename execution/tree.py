"""Tasks in the order of their tree, without recursion."""

from dataclasses import dataclass


@dataclass
class Row:
    """A task at its depth; below, below_done: its direct subtasks that count, and those done."""

    task: object
    depth: int
    below: int = 0
    below_done: int = 0


def rows(tasks):
    """Every task once, subtasks behind their parent. One whose parent is not here stands at the edge."""
    here = {task.pk for task in tasks}
    children = {}
    for task in tasks:
        children.setdefault(task.parent_id if task.parent_id in here else None, []).append(task)
    found, seen = [], set()
    stack = [(task, 0) for task in reversed(children.get(None, []))]
    while stack:
        task, depth = stack.pop()
        seen.add(task.pk)
        counted = [t for t in children.get(task.pk, []) if t.status != "cancelled"]
        found.append(Row(task, depth, len(counted), sum(t.status == "done" for t in counted)))
        stack += [(child, depth + 1) for child in reversed(children.get(task.pk, []))]
    return found + [Row(task, 0) for task in tasks if task.pk not in seen]


def leaves(tasks):
    parents = {task.parent_id for task in tasks}
    return [task for task in tasks if task.pk not in parents]
