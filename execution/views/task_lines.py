"""The list of tasks in its order and under headings; in people's own order, as a tree."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from types import SimpleNamespace
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from accounts import listing
from accounts.ownfields import is_own, key_of
from execution import tree
from execution.models import Priority, Status, Task
from execution.views.task_filters import FLAT

PLAIN = (
    "pk", "number", "title", "status", "rank", "priority", "start", "due", "estimate", "remaining", "parent_id",
    "project_id", "project__name", "milestone_id", "milestone__name", "milestone__due", "milestone__deleted_at",
    "created_at",
)  # fmt: skip
ORDER = {"status": Status.values, "priority": Priority.values[::-1]}


@dataclass
class Group:
    """A heading. record: the project, member or milestone that its rows have in common, None where nothing is.
    count, hours: of all its rows, shown or not; hours are those left as far as somebody said, None where nobody did."""

    kind: str
    title: str
    record: Any = None
    word: str = ""
    option: Any = None  # of a choice: {"label", "hue"}
    count: int = 0
    hours: Any = None

    @property
    def ref(self):
        return str(self.record.pk) if self.record else self.title


def lines(filters):
    """[{column: value}] of all that match, in the order asked for, each with its `depth`, `share` and whether it is
    there only as the `context` of what stands below it. A query or two, whatever their number."""
    own = any(map(is_own, (filters.order, filters.group)))
    found = list(read(filters.rows() if filters.project else filters.apply(filters.rows()), own))
    rows = treed(found)
    matching = None
    if filters.project and filters.active:
        matching = set(filters.apply(filters.rows()).values_list("pk", flat=True))
    if filters.by_hand:
        return outlined(found, rows, matching)
    shares = {row.task.pk: row.share for row in rows}
    found = [
        line | {"depth": 0, "share": shares[line["pk"]], "context": False}
        for line in found
        if matching is None or line["pk"] in matching
    ]
    if not filters.order:
        return found
    return listing.arrange(found, ranking(filters), filters.descending != (filters.order == "new"))


def treed(found):
    """[tree.Row] of lines that come project by project: what says no hours weighs what others of its project do."""
    parts = groupby(found, itemgetter("project_id"))
    return [row for _pk, part in parts for row in tree.rows([SimpleNamespace(**line) for line in part])]


def window(filters, cursor, size):
    """listing.Window of what is asked for."""
    if filters.project or not filters.by_hand:
        found = lines(filters)
        count = sum(not line["context"] for line in found)
        return listing.window(bundles(filters, found), cursor, size, count)
    matching = filters.apply(filters.rows())
    order = ("project__name", "project_id")
    sizes = matching.order_by(*order).values("project_id", *order).annotate(n=Count("pk"))

    def some(projects):
        found = list(read(matching.filter(project__in=projects))) if projects else []
        return bundles(filters, outlined(found, treed(found), None))

    return listing.partly_read([(one["project_id"], one["n"]) for one in sizes], some, cursor, size)


def read(queryset, own=False):
    order = ("project__name", "project_id", "rank", "number")
    return queryset.order_by(*order).values(*PLAIN, *(["custom"] if own else []))


def outlined(found, rows, matching):
    """The lines as a tree; what does not match stays where something below it does."""
    kept = rows if matching is None else tree.with_parents(rows, [r for r in rows if r.task.pk in matching])
    by_pk = {line["pk"]: line for line in found}
    return [
        by_pk[row.task.pk]
        | {
            "depth": row.depth,
            "share": row.share,
            "context": matching is not None and row.task.pk not in matching,
        }
        for row in kept
    ]


def ranking(filters):
    """line -> what it is sorted by, None where it has nothing of the kind."""
    name = filters.order
    if is_own(name):
        its = next(its for its in filters.own if its.field_name == name)
        places = {option["key"]: n for n, option in enumerate(its.options)}
        known = {"choice": places.get, "text": str.casefold}.get(its.kind, lambda value: value)
        return lambda line: None if (value := line["custom"].get(its.key)) is None else known(value)
    if name in ORDER:
        places = {word: n for n, word in enumerate(ORDER[name])}
        return lambda line: places[line[name]]
    if name == "assignees":
        first = first_names(filters)
        return lambda line: first.get(line["pk"])
    return {
        "title": lambda line: line["title"].casefold(),
        "milestone": lambda line: aim_of(line) and (line["milestone__due"], line["milestone__name"]),
        "new": lambda line: (line["created_at"], line["number"]),
    }.get(name, lambda line: line[name])


def aim_of(line):
    return None if line["milestone__deleted_at"] else line["milestone_id"]


def assigned(filters):
    """[(task's id, member's id, name)] of all tasks of the list."""
    through = Task.assignees.through.objects.filter(task__workspace=filters.workspace)
    if filters.project:
        through = through.filter(task__project=filters.project)
    names = ("task_id", "membership_id", "membership__user__name", "membership__user__email")
    for task, member, name, mail in through.values_list(*names):
        yield task, member, (name or mail).casefold()


def first_names(filters):
    found = {}
    for task, _member, name in assigned(filters):
        found[task] = min(name, found.get(task, name))
    return found


# -- headings -------------------------------------------------------------------------------------------------


def bundles(filters, found):
    """[listing.Bundle] of the lines under the keys of the group that is asked for; one of all where none is."""
    kind = filters.group or ("" if filters.project else "project")
    if kind in ("", FLAT):
        return [listing.Bundle(None, found)]
    keys_of, order = KEYS.get(kind, by_choice)(filters, found)
    return listing.bundle(found, keys_of, order)


def by_project(_filters, found):
    return lambda line: [line["project_id"]], list(dict.fromkeys(line["project_id"] for line in found))


def by_word(name):
    return lambda _filters, _found: (lambda line: [line[name]], ORDER[name])


def by_assignee(filters, _found):
    """A row for each who works on it."""
    on_it, names = {}, {}
    for task, member, name in assigned(filters):
        on_it.setdefault(task, []).append(member)
        names[member] = name
    return lambda line: on_it.get(line["pk"], []), sorted(names, key=lambda pk: (names[pk], str(pk)))


def by_milestone(_filters, found):
    days = {aim_of(line): line["milestone__due"] for line in found if aim_of(line)}
    return lambda line: [aim_of(line)] if aim_of(line) else [], sorted(
        days, key=lambda pk: (days[pk], str(pk))
    )


def by_choice(filters, _found):
    its = next(its for its in filters.own if its.field_name == filters.group)
    key = key_of(filters.group)

    def keys_of(line):
        value = line["custom"].get(key)
        return [] if value is None else [value]

    return keys_of, [option["key"] for option in its.options]


KEYS = {
    "project": by_project,
    "status": by_word("status"),
    "priority": by_word("priority"),
    "assignees": by_assignee,
    "milestone": by_milestone,
}


def headings(filters, shown):
    """{key: Group} of the bundles that are shown, a query whatever their number."""
    kind = filters.group or ("" if filters.project else "project")
    if kind in ("", FLAT):
        return {}
    keys = [one.key for one in shown if one.key is not None]
    made = {key: group for key, group in HEADINGS.get(kind, of_choices)(filters, keys)}
    made[None] = Group(kind, str(WITHOUT.get(kind, lambda: _("Not set"))()))
    for one in shown:
        made[one.key].count, made[one.key].hours = len(one.lines), hours_left(one.lines)
    return made


def hours_left(found):
    """Hours left in the leaves among them, as far as somebody said."""
    above = {line["parent_id"] for line in found}
    known = [
        line["estimate"] if line["remaining"] is None else line["remaining"]
        for line in found
        if line["pk"] not in above and line["status"] not in ("done", "cancelled")
    ]
    known = [hours for hours in known if hours is not None]
    return sum(known) if known else None


WITHOUT = {"assignees": lambda: _("Nobody"), "milestone": lambda: _("No milestone")}


def of_records(kind, rows):
    return lambda filters, keys: [
        (one.pk, Group(kind, str(one), one)) for one in rows(filters.workspace).filter(pk__in=keys)
    ]


def of_words(kind, labels):
    return lambda _filters, keys: [(key, Group(kind, labels(key).label, word=key)) for key in keys]


def of_choices(filters, keys):
    its = next(its for its in filters.own if its.field_name == filters.group)
    options = {key: its.option(key) for key in keys}
    return [(key, Group("choice", option["label"], option=option)) for key, option in options.items()]


HEADINGS = {
    "project": of_records("project", lambda w: w.projects.select_related("workspace")),
    "assignees": of_records("assignees", lambda w: w.memberships.select_related("user")),
    "milestone": of_records("milestone", lambda w: w.milestones.select_related("project__workspace")),
    "status": of_words("status", Status),
    "priority": of_words("priority", Priority),
}
