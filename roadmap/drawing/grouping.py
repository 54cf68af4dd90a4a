"""What lanes, columns and colours are made of: goals, themes, products, people, states, horizons or a choice of the
company's."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.errors import Refused
from accounts.models.customfield import fields_of
from accounts.ownfields import Kind, is_own, key_of

LABELS = {
    "goal": _l("Goal"),
    "theme": _l("Theme"),
    "product": _l("Product"),
    "owner": _l("Owner"),
    "state": _l("Status"),
    "horizon": _l("Horizon"),
}
LANES = ("goal", "theme", "product", "owner", "state", "horizon")  # the first is the usual one
COLUMNS = ("horizon", "state", "owner", "theme", "product")
COLOURS = {
    "status": _l("Status"),
    "health": _l("Health"),
    "theme": _l("Theme"),
    "goal": _l("Goal"),
    "owner": _l("Owner"),
}


@dataclass(frozen=True)
class Grouping:
    """word: in an address, one of LABELS or "field-" and a key. field: the CustomField, None of the product's own.
    instead: it stands for a field that is gone."""

    word: str
    field: object = None
    instead: bool = dataclass_field(default=False, compare=False)

    @property
    def label(self):
        return self.field.name if self.field else str(LABELS[self.word])


BY_GOAL, BY_HORIZON = Grouping("goal"), Grouping("horizon")


def choice_fields(workspace):
    """The fields of initiatives that the company gave choices, in their order."""
    return choices_among(fields_of(workspace, "initiative"))


def choices_among(fields):
    return [its for its in fields if its.kind == Kind.CHOICE]


def grouping(word, workspace, name, usual=LANES):
    """The Grouping of a word. Raises Refused, naming the field of the address, for what does not exist."""
    if is_own(word):
        field = workspace.customfields.of("initiative").filter(kind=Kind.CHOICE, key=key_of(word)).first()
        if field is None:
            raise Refused(_("There is no such choice field here."), name)
        return Grouping(word, field)
    if word not in usual:
        values = ", ".join(usual)
        raise Refused(_("%(name)s is one of: %(values)s.") % {"name": name, "values": values}, name)
    return Grouping(word)


def kept(word, workspace, usual=LANES):
    """That of a saved view: a field that is gone since gives way to the usual one. None for no word."""
    if not word:
        return None
    try:
        return grouping(word, workspace, "group", usual)
    except Refused:
        return Grouping(usual[0], instead=True)
