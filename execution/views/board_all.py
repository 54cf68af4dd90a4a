"""The board of all projects: open tasks by status and day, and what was done last."""

from django.db.models import Count, F, Q
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import access, wreverse
from accounts.roles import Can
from accounts.views.choosing import Menu, Option
from execution.board import CLOSED, COLUMNS, RECENT, Column, Dated, Shape
from execution.models import Task
from execution.views import board_rows
from execution.views.task_filters import Filters

MOST = 100  # open ones of a column; the rest stands in the list
BY_DAY = (F("due").asc(nulls_last=True), "project__key", "number")
LATEST = (F("finished_on").desc(nulls_last=True), "-number", "project__key")
GIVEN_UP = "cancelled"  # has a column only where somebody asks for it


@access(Can.READ)
@require_safe
def show(request):
    filters, kind = Filters(request), board_rows.kind_of(request, board_rows.EVERYWHERE)
    columns = columns_of(filters)
    cards = [card for column in columns for card in column.cards]
    context = {
        "columns": columns,
        "kind": kind,
        "rows": board_rows.drawn(kind, columns, cards, [], empty=False) if kind else None,
        "stays": board_rows.stays(request, kind),
        "by_day": True,
        "project": None,
        "open_project": False,
        "cancelled": None,
        "all_url": "",
        "filters": filters,
        "menu": menu(filters, kind),
        "filtered": filters.active,
        "count": sum(column.count for column in columns if column.status not in CLOSED),
        "critical": (),
        "today": request.workspace.today(),
    }
    return render(request, "execution/board/all.html", context)


def columns_of(filters):
    """[board.Column] of what the chips leave, each read by itself, for any of them may hold thousands."""
    tasks = filters.apply(filters.for_board())
    counts = dict(tasks.order_by().values_list("status").annotate(Count("pk")))
    shown = {status: first_of(tasks.filter(status=status), status) for status in COLUMNS}
    cards = cards_of(filters.workspace, [pk for pks in shown.values() for pk in pks])
    found = [
        Column(Shape(status), [cards[pk] for pk in pks if pk in cards], counts.get(status, 0))
        for status, pks in shown.items()
    ]
    for column in found:
        column.more = max(0, column.count - len(column.cards))
        if column.more:
            column.rest = wreverse(filters.request, "execution:task_list") + filters.of_status(column.status)
    asked = filters.asks("closed") or filters.asks("status")
    return [column for column in found if column.status != GIVEN_UP or (asked and column.count)]


def first_of(tasks, status):
    """Ids of the tasks that its column shows, in their order."""
    order, most = (LATEST, RECENT) if status in CLOSED else (BY_DAY, MOST)
    return list(tasks.order_by(*order).values_list("pk", flat=True)[:most])


def cards_of(workspace, pks):
    """{id: board.Dated} of the tasks, with how many of their direct subtasks count and are done."""
    rows = workspace.tasks.for_board().with_talk()
    along = ("workspace", "project__workspace", "parent")
    tasks = rows.select_related(*along).defer("description", "parent__description").in_bulk(pks)
    parts = Task.objects.filter(parent__in=pks).exclude(status=GIVEN_UP).order_by().values_list("parent")
    parts = parts.annotate(n=Count("pk"), done=Count("pk", filter=Q(status="done")))
    below = {pk: (n, done) for pk, n, done in parts}
    return {pk: Dated(task, *below.get(pk, (0, 0)), living(task.parent)) for pk, task in tasks.items()}


def living(task):
    return task if task and task.deleted_at is None else None


def menu(filters, kind):
    """The choice of rows."""
    kinds = {"": _("None")} | board_rows.EVERYWHERE
    chosen = str(kinds[kind]) if kind else ""
    options = [
        Option(str(words), filters.url(rows=name), name == (kind or "")) for name, words in kinds.items()
    ]
    return Menu("rows", _("Rows"), "layers", chosen, options=options)
