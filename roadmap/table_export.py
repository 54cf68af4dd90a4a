"""The table of initiatives as a file: the rows, order and columns that its page shows, one row an initiative."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.ownfields import Kind
from accounts.templatetags.ui import HEALTH
from roadmap.drawing.ties import tied_lines
from strategy import timeframe
from strategy.views import columns as offered
from strategy.views import groups
from strategy.views.filters import Filters

AT_ONCE = 500  # rows read whole at a time
ALWAYS = ("product",)  # columns without which a file does not come back


def rows_of(request):
    """Rows of cells, the headings first, as the address of the list narrows, orders and groups them.

    The columns are those that the reader's table shows, or those named by `columns`, parted by commas. What stands
    under several headings comes once, at the first, and names them all.
    """
    filters = Filters(request)
    columns = chosen(request, filters)
    found = groups.lines(filters.apply(request.workspace.initiatives.all()), filters)
    parts = groups.bundles(filters, found, request.workspace)
    headings = titles(filters, parts, request.workspace)
    yield [
        _("Key"),
        _("Title"),
        *([filters.grouping().value] if headings else []),
        *(c.label for c in columns),
    ]
    pks, today = (
        list(dict.fromkeys(line["pk"] for part in parts for line in part.lines)),
        request.workspace.today(),
    )
    for start in range(0, len(pks), AT_ONCE):
        window = pks[start : start + AT_ONCE]
        whole = request.workspace.initiatives.for_list().in_bulk(window)
        for line in tied_lines([whole[pk] for pk in window if pk in whole], today):
            one = line.initiative
            group = ["; ".join(headings[one.pk])] if headings else []
            yield [one.key, one.title, *group, *(cell(column, line) for column in columns)]


def chosen(request, filters):
    """[Column] of the file."""
    every = offered.every(filters.own, filters.group)
    if asked := request.GET.get("columns", ""):
        known = {column.name: column for column in every}
        shown = [known[name] for name in asked.split(",") if name in known]
    else:
        shown = offered.of(request, filters.own, filters.group).shown
    names = {column.name for column in shown}
    return [*(c for c in every if c.name in ALWAYS and c.name not in names), *shown]


def titles(filters, parts, workspace):
    """{id: [headings it stands under]}, {} where nothing is grouped."""
    if not filters.group:
        return {}
    heads, found = groups.headings(filters, parts, workspace), {}
    for part in parts:
        for line in part.lines:
            found.setdefault(line["pk"], []).append(heads[part.key].title)
    return found


def cell(column, line):
    one, name = line.initiative, column.name
    if column.own:
        value = one.custom.get(column.own.key)
        if value is None:
            return ""
        return value if column.own.kind in (Kind.NUMBER, Kind.DATE, Kind.TEXT) else column.own.say(value)
    return CELLS[name](line)


def number(value):
    """A decimal as a spreadsheet counts with it."""
    if value is None:
        return ""
    return int(value) if value == value.to_integral_value() else float(value)


def frame(line):
    """The plan in words that are read back as the same dates in any year."""
    return timeframe.words(line.start, line.end, line.precision, today=timeframe.dt.date.min)


def horizon(line):
    """What was said of it by hand; where its dates put it is no value of its own."""
    return line.initiative.get_horizon_display() if line.initiative.horizon else ""


def keyed(one):
    """ "ORC-31 Substitution rules", "" for none."""
    return f"{one.key} {one.title}" if one else ""


def promised(line):
    if line.promise is None:
        return ""
    return line.promise.end.isoformat() if line.promise.end else _("no end")


CELLS = {
    "state": lambda line: line.initiative.get_state_display(),
    "owner": lambda line: str(line.initiative.owner or ""),
    "when": frame,
    "horizon": horizon,
    "goals": lambda line: "; ".join(f"{goal.key} {goal.title}" for goal in line.initiative.goals.all()),
    "promise": promised,
    "forecast": lambda line: line.forecast.p50.isoformat() if line.forecast else "",
    "health": lambda line: str(HEALTH[line.health][1]) if line.health else "",
    "project": lambda line: ", ".join(delivery.project.key for delivery in line.deliveries),
    "effort": lambda line: number(line.initiative.effort),
    "theme": lambda line: str(line.initiative.pillar or ""),
    "parent": lambda line: keyed(line.initiative.whole),
    "needs": lambda line: "; ".join(keyed(tie.before.initiative) for tie in line.needs),
    "blocks": lambda line: "; ".join(keyed(tie.after.initiative) for tie in line.blocks),
    "product": lambda line: line.initiative.product.name,
    "confidence": lambda line: "" if line.initiative.confidence is None else line.initiative.confidence,
    "outcome": lambda line: line.initiative.outcome,
    "public_title": lambda line: line.initiative.public_title,
    "drafted": lambda line: timezone.localtime(line.initiative.created_at).date().isoformat(),
}
