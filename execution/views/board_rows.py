"""The rows of a board as the address asks for them, and what a card becomes that is carried into another one."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.errors import Refused
from accounts.lookup import find
from accounts.resent import took_out
from execution import boardrows
from execution.models import Priority, Task
from execution.views.narrow import choice
from execution.views.task_lines import Group

KINDS = {
    "assignee": _l("Assignee"),
    "priority": _l("Priority"),
    "milestone": _l("Milestone"),
    "label": _l("Label"),
    "parent": _l("Parent"),
}
EVERYWHERE = {"project": _l("Project")} | {name: KINDS[name] for name in ("assignee", "priority", "label")}
WITHOUT = {
    "assignee": _l("Nobody"),
    "priority": _l("Not set"),
    "milestone": _l("No milestone"),
    "label": _l("No label"),
    "parent": _l("Below nothing"),
}
FIELDS = {"assignee": "assignees", "label": "labels"}  # of a task, where it is not the very word


def field_of(kind):
    return FIELDS.get(kind, kind)


def kind_of(request, kinds=KINDS):
    """What the address asks for, None for no rows; a word that names none asks for none."""
    kind = request.GET.get("rows", "")
    return kind if kind in kinds else None


def menu(request, kind):
    options = [(str(label), word, word == kind) for word, label in KINDS.items()]
    return choice(request, "rows", "layers", _("Rows"), _("None"), "", "", options, kind)


def stays(request, kind):
    """Why a card is not carried from row to row, "" where it is."""
    if kind == "project":
        return _("A task goes to another project by its own menu: Move to another project.")
    if kind is None or request.membership.can(Task.right_to({field_of(kind)})):
        return ""
    return _("Your role carries cards from column to column, not from row to row.")


def drawn(kind, columns, cards, milestones, empty):
    """[(BoardRow, its Group)] of the columns. cards: all of the project, from which the rows are known; empty: whether
    rows without a card are there too."""
    records = records_of(kind, cards, milestones)
    found = boardrows.rows(columns, kind, list(records), empty)
    return [(row, head(kind, row, records)) for row in found]


def records_of(kind, cards, milestones):
    """{key: what the row is called after}, in the order of the rows."""
    if kind == "priority":
        return {priority.value: priority for priority in reversed(Priority)}
    if kind == "milestone":
        return {milestone.pk: milestone for milestone in milestones}
    if kind == "parent":
        return {card.parent.pk: card.parent for card in cards if card.parent}
    if kind == "project":
        found = {card.task.project_id: card.task.project for card in cards}
        return dict(sorted(found.items(), key=lambda pair: (pair[1].name.casefold(), pair[1].key)))
    if kind == "label":
        worn = {label.pk: label for card in cards for label in card.labels}
        return dict(sorted(worn.items(), key=lambda pair: pair[1].folded))
    people = {person.pk: person for card in cards for person in card.people}
    return dict(sorted(people.items(), key=lambda pair: (str(pair[1]).casefold(), str(pair[0]))))


def head(kind, row, records):
    record = records.get(row.key)
    if record is None:
        return Group(field_of(kind), str(WITHOUT[kind]), count=row.count)
    if kind == "priority":
        return Group(kind, record.label, word=row.key, count=row.count)
    return Group(field_of(kind), str(record), record, count=row.count)


# -- a card in another row ------------------------------------------------------------------------------------


def changes_of(post, task):
    """{field: value} of a drop in another row, {} for one in its own: `rows` is what they stand for, `row` the one it goes
    to, `was` the one it comes from, "" the one without. Of several people or labels only that one is swapped."""
    kind, to, was = post.get("rows", ""), post.get("row", ""), post.get("was", "")
    if not kind or to == was:
        return {}
    if kind not in KINDS:
        raise Refused(_("There are no such rows."), "rows")
    if kind == "priority":
        if to not in Priority.values:
            raise Refused(_("There is no such priority."), "row")
        return {kind: to}
    to = named(task, kind, to)
    if kind in FIELDS:
        kept = [one for one in getattr(task, field_of(kind)).all() if str(one.pk) != was]
        return {field_of(kind): [*kept, *([to] if to and to not in kept else [])]}
    if kind == "milestone" and to is None:
        check_leaves(task)
    return {kind: to}


def is_there(post, task, *, by, version):
    """Whether it stands in the row that a drop names, of those that stand for one of several; in the one without too where
    this very drop took it out of its row since that version, and left it others."""
    kind, to, was = post.get("rows", ""), post.get("row", ""), post.get("was", "")
    if kind not in FIELDS or to == was:
        return True
    held = {str(one.pk) for one in getattr(task, field_of(kind)).all()}
    if to:
        return to in held
    return not held or (was not in held and took_out(task, field_of(kind), was, by=by, version=version))


def named(task, kind, ref):
    """The record that a row is called after, None for the one without."""
    rooms = {
        "assignee": lambda: task.workspace.memberships.named(),
        "label": lambda: task.workspace.labels.all(),
        "milestone": lambda: task.project.milestones.all(),
        "parent": lambda: task.project.tasks.select_related("project"),
    }
    found = find(rooms[kind](), ref) if ref else None
    if ref and found is None:
        raise Refused(_("That is not here any more. Load the page again."), "row")
    return found


def check_leaves(task):
    """Raises Refused where it would go on counting towards the milestone of what it is part of."""
    above, seen = task.parent, {task.pk}
    while above and above.pk not in seen:
        seen.add(above.pk)
        if above.milestone_id and above.milestone.deleted_at is None:
            words = _(
                "It counts towards %(milestone)s with “%(whole)s”, which it is part of. Move that instead."
            )
            raise Refused(words % {"milestone": above.milestone, "whole": above.title}, "row")
        above = above.parent
