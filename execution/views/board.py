from urllib.parse import urlencode

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.access import access, find_or_404
from accounts.errors import Refused
from accounts.roles import Can
from execution import board, tree
from execution.chart import sheet
from execution.milestones import towards
from execution.views import board_rows
from execution.views.head import frame
from execution.views.narrow import asked, choice, query, refused_page

AWAY = {"only": gettext_lazy("Only these"), "along": gettext_lazy("Along with the others")}


@access(Can.READ)
@require_safe
def show(request, key):
    """Tasks by status. Without script each card's menu moves it; script lets it be carried."""
    project = find_or_404(request.workspace.projects.for_list(), key)
    try:
        who = asked(request, "assignee", "nobody", request.workspace.memberships.named())
        aim = asked(request, "milestone", "none", project.milestones.all())
        label = asked(request, "label", "none", request.workspace.labels.all())
    except Refused as refused:
        return refused_page(request, refused)
    away = request.GET.get("archived") if request.GET.get("archived") in AWAY else None
    tasks, milestones = (
        list(project.tasks.for_board().with_talk().order_by("rank", "number")),
        list(project.milestones.in_order()),
    )
    kind = board_rows.kind_of(request)
    context = frame(request, project, "board", tasks) | {
        **drawn(request, project, tasks, milestones, (who, aim, label), away),
        "kind": kind,
        "stays": board_rows.stays(request, kind),
        "filters": [
            board_rows.menu(request, kind),
            *filters(request, tasks, milestones, who, aim),
            labels(request, tasks, label),
            archive(request, away),
        ],
        "filtered": any(one is not None for one in (who, aim, label)) or away == "only",
        "all_url": "?" + urlencode(query(request) | {"show": "all"}),
        "leaves": counted(tree.leaves(tasks)),
        "critical": critical(project, tasks),
    }
    return render(request, "execution/board/show.html", context)


def drawn(request, project, tasks, milestones, wanted, away=None):
    """{"columns", "cancelled", "rows"}: the cards that the address asks for; what was given up lies below the board unless
    the project has a column for it. away: "only" what was archived, or "along" with the others."""
    rows, by_pk = tree.rows(tasks), {milestone.pk: milestone for milestone in milestones}
    kept = {None: (False,), "only": (True,), "along": (False, True)}[away]
    every = board.cards(rows, towards(rows, by_pk), by_pk)
    cards = [card for card in every if card.task.is_archived in kept]
    held = [card for card in every if not card.task.is_archived]
    found = board.chosen(cards, *wanted)
    shapes = shapes_of(project)
    columns, below = board.columns(found, request.GET.get("show") == "all", shapes, held), None
    if not any(shape.pk and shape.status == "cancelled" for shape in shapes):
        below = next((column for column in columns if column.status == "cancelled"), None)
        columns = [column for column in columns if column is not below]
    kind = board_rows.kind_of(request)
    everything = all(one is None for one in wanted)
    rows = board_rows.drawn(kind, columns, cards, milestones, empty=everything) if kind else None
    return {"columns": columns, "cancelled": below, "rows": rows}


def critical(project, tasks):
    """Numbers of the open tasks that move the end of the project with them; of one without links, none."""
    if not any(task.waits_for for task in tasks):
        return set()
    wholes, plan = {task.parent_id for task in tasks}, sheet.schedule_of(project)
    open_ones = [task for task in tasks if task.is_open and task.pk not in wholes and task.number in plan]
    return {task.number for task in open_ones if plan[task.number].critical}


def shapes_of(project):
    """[board.Shape] of a project: its own columns, or the usual ones."""
    own = [board.Shape(one.status, one.pk, one.name, one.limit) for one in project.columns.in_order()]
    return own or board.USUAL


def counted(leaves):
    """{"tasks", "done"} of the leaves that count in the project's progress."""
    live = [task for task in leaves if task.status != "cancelled"]
    return {"tasks": len(live), "done": sum(task.status == "done" for task in live)}


def filters(request, tasks, milestones, who, aim):
    """[{"label", "value", "options": [(word, address, whether it is the chosen one)]}]."""
    people = {person.pk: person for task in tasks for person in task.assignees.all()}
    if who not in (None, "nobody"):
        people[who.pk] = who
    me = request.membership
    names = sorted(people.values(), key=lambda person: (person != me, str(person).casefold()))
    persons = [(str(person), str(person.pk), person == who) for person in names]
    aims = [(str(milestone), str(milestone.pk), milestone == aim) for milestone in milestones]
    return [
        choice(request, "assignee", "users", _("Assignee"), _("Anyone"), _("Nobody"), "nobody", persons, who),
        choice(request, "milestone", "diamond", _("Milestone"), _("All"), _("None"), "none", aims, aim),
    ]


def archive(request, away):
    options = [(str(label), word, word == away) for word, label in AWAY.items()]
    return choice(request, "archived", "inbox", _("Archived"), _("Left out"), "", "", options, away)


def labels(request, tasks, label):
    worn = {one.pk: one for task in tasks for one in task.labels.all()}
    if label not in (None, "none"):
        worn[label.pk] = label
    options = [
        (str(one), str(one.pk), one == label) for one in sorted(worn.values(), key=lambda one: one.folded)
    ]
    return choice(request, "label", "tag", _("Label"), _("All"), _("None"), "none", options, label)
