"""What the bar under the table of initiatives offers for those that are ticked."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from accounts.ownfields import Kind
from strategy.forms.move import STEPS


@dataclass
class Act:
    """A menu of the bar. options: [(value, label)] of `do`, each one button; kind: of the control that takes a value
    for `do` instead: "number", "date", "text". key: the letter that opens it."""

    name: str
    label: str
    icon: str
    options: list = field(default_factory=list)
    kind: str = ""
    key: str = ""
    hint: str = ""
    unset: str = ""  # the words for taking the value away


def bar_of(workspace, own):
    """[Act], a query each for people, goals and themes."""
    people = workspace.memberships.active().named()
    goals = workspace.goals.current().select_related("product").in_order()
    acts = [
        Act("state", _("Status"), "today", [(verb, label) for verb, label in STEPS.items()]),
        Act("owner", _("Owner"), "user", pairs("owner", people, str, _("Nobody"))),
        Act("shift", _("Time frame"), "calendar", kind="number", key="s",
            hint=_("Weeks later; below nought, earlier. What has no dates stays so.")),
        Act("goal", _("Goal"), "target", pairs("goal", goals, lambda g: f"{g.key} {g.title}", _("No goal"))),
        Act("theme", _("Theme"), "layers", pairs("theme", workspace.themes.in_order(), str, _("No theme"))),
    ]  # fmt: skip
    acts.append(
        Act("archive", _("Archive"), "inbox", [("archive", _("Archive")), ("unarchive", _("Bring back"))])
    )
    return acts + [of_own(its) for its in own]


def pairs(name, rows, label, nothing):
    return [*((f"{name}={row.pk}", label(row)) for row in rows), (f"{name}=", nothing)]


def of_own(its):
    if its.kind == Kind.CHOICE:
        options = [(f"{its.field_name}={option['key']}", option["label"]) for option in its.live_options]
        return Act(its.field_name, its.name, "list", [*options, (f"{its.field_name}=", _("Not set"))])
    return Act(its.field_name, its.name, "pencil", kind=its.kind, hint=its.hint, unset=_("Not set"))
