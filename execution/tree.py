"""Tasks in the order of their tree, without recursion."""

from dataclasses import dataclass
from fractions import Fraction

from execution.progress import Leaf, mean_estimate, weigh


@dataclass
class Row:
    """A task at its depth.

    below, below_done: its direct subtasks that count, and those done. weight, done_weight: person-hours of
    the leaves below it, or its own where it is one; cancelled work weighs nothing.
    """

    task: object
    depth: int
    below: int = 0
    below_done: int = 0
    weight: Fraction = Fraction(0)
    done_weight: Fraction = Fraction(0)

    @property
    def share(self):
        """0..1, None without any work."""
        return float(self.done_weight / self.weight) if self.weight else None


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
    found += [Row(task, 0) for task in tasks if task.pk not in seen]
    return weighed(found, tasks)


def weighed(found, tasks):
    """The rows with the weights of the leaves below each, the mean estimate being that of all of them."""
    own = {
        t.pk: Leaf(t.pk, t.status, t.estimate, t.remaining) for t in leaves(tasks) if t.status != "cancelled"
    }
    mean, by_task = mean_estimate(own.values()), {row.task.pk: row for row in found}
    for row in reversed(found):  # a subtask always stands behind its parent
        if row.task.pk in own:
            row.weight, row.done_weight = weigh(own[row.task.pk], mean)
        above = by_task.get(row.task.parent_id)
        if above and above.depth < row.depth:
            above.weight += row.weight
            above.done_weight += row.done_weight
    return found


def leaves(tasks):
    parents = {task.parent_id for task in tasks}
    return [task for task in tasks if task.pk not in parents]


def with_parents(found, kept):
    """The kept rows and every row that one of them stands below, in their order."""
    by_task = {row.task.pk: row for row in found}
    wanted = set()
    for row in kept:
        while row and row.task.pk not in wanted:
            wanted.add(row.task.pk)
            row = by_task.get(row.task.parent_id)
    return [row for row in found if row.task.pk in wanted]


def below(task, tasks):
    """The leaves below a task, or the task itself where it is one."""
    children = {}
    for one in tasks:
        children.setdefault(one.parent_id, []).append(one)
    found, stack, seen = [], [task], set()
    while stack:
        one = stack.pop()
        if one.pk in seen:
            continue
        seen.add(one.pk)
        if one.pk in children:
            stack += children[one.pk]
        else:
            found.append(one)
    return found
