"""The columns of several projects as those of one, a row for each project before its tasks. No database."""

from execution.chart.gantt import A_ROW

HEAD = 0  # the number of the row of a project; tasks count from 1


def headed(rows, head, parent):
    """Rows of tasks with the row `head` before them, which those at the edge become part of. parent: where in a row it
    stands what it is part of."""
    here = {row[0] for row in rows}
    return [
        head,
        *(row if row[parent] in here else (*row[:parent], head[0], *row[parent + 1 :]) for row in rows),
    ]


def joined(parts):
    """{"tasks", "links", "milestones"} of several (`charted.seen`), one behind the other: what refers to a row by its index
    refers to where that stands now. `tasks["of"]`: the place among the parts that each row comes from."""
    tasks = {name: [] for name in (*A_ROW, "of", "moment", "whole", "below", "ready", "stopped", "why")}
    links = {name: [] for name in ("before", "after", "kind", "lag")}
    marks = {name: [] for name in ("id", "name", "due", "reached", "behind", "depth", "baseline")}
    for n, part in enumerate(parts):
        size, first = len(part["tasks"]["number"]), len(tasks["number"])
        moved = {
            "tasks": ("moment", "whole", "stopped"),
            "links": ("before", "after"),
            "milestones": ("behind",),
        }
        for name, into in (("tasks", tasks), ("links", links), ("milestones", marks)):
            for column, values in part[name].items():
                into[column] += [one + first for one in values] if column in moved[name] else values
        tasks["of"] += [n] * size
    return {"tasks": tasks, "links": links, "milestones": marks}
