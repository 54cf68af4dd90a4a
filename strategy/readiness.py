"""What of an initiative a policy may ask for before it is put forward, and a point may hang on."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.ownfields import is_own, key_of
from strategy.given import frozen

# In the order in which a page tells them.
PARTS = {
    "problem": _l("problem"),
    "outcome": _l("outcome"),
    "requirements": _l("requirements"),
    "time_frame": _l("time frame"),
    "effort": _l("effort"),
    "confidence": _l("confidence"),
    "goals": _l("goals"),
    "theme": _l("theme"),
    "owner": _l("owner"),
    "score": _l("score"),
}
INLINE = {"time_frame": "when"}  # what a part is called where it is edited in place


@dataclass(frozen=True)
class Gap:
    """A part that is asked for and empty: its name, its word, and where it is filled in."""

    name: str
    label: str
    url: str


def words(fields):
    """{name: word} of every part; fields: the company's own that are asked for."""
    return PARTS | {field.field_name: field.name for field in fields}


def gaps(initiative, names):
    """[Gap] of those of `names` that are empty, in the order of the page. Own fields of the archive ask for nothing."""
    if not names:
        return []
    known = words(initiative.workspace.customfields.of("initiative"))
    empty = [name for name in known if name in names and not filled(initiative, name)]
    return [Gap(name, str(known[name]), place(initiative, name)) for name in empty]


def filled(initiative, name):
    if is_own(name):
        return initiative.custom.get(key_of(name)) not in (None, "")
    match name:
        case "requirements" | "goals":
            return getattr(initiative, name).exists()
        case "time_frame":
            return initiative.start is not None
        case "effort" | "confidence":
            return getattr(initiative, name) is not None
        case "theme":
            return initiative.pillar is not None
        case "owner":
            return initiative.owner is not None and initiative.owner.is_active
        case "score":
            return frozen(initiative).get("value") is not None
    return bool(getattr(initiative, name).strip())


def place(initiative, name):
    """The address where a part is filled in."""
    where = [initiative.workspace.slug, initiative.key]
    if name == "score":
        return reverse("strategy:priority_edit", args=where)
    if name == "requirements":
        return f"{initiative.get_absolute_url()}#requirements"
    return reverse("strategy:initiative_field", args=[*where, INLINE.get(name, name)])


def sentence(found):
    """What is missing and where it is filled in, all of it in one sentence. found: [Gap], not empty."""
    own = [gap.label for gap in found if gap.name != "score"]
    scored = len(own) < len(found)
    listed = joined([*own, _("a score")] if scored else own)
    if not scored:
        said = _("Missing: %(fields)s. Fill in what is missing on its page, then send it.")
    elif own:
        said = _(
            "Missing: %(fields)s. Fill in the fields on its page, score it under Priorities, then send it."
        )
    else:
        said = _("Missing: %(fields)s. Score it under Priorities, then send it.")
    return said % {"fields": listed}


def joined(labels):
    """ "problem, outcome and effort" """
    labels = [str(label) for label in labels]
    if len(labels) < 2:
        return "".join(labels)
    return _("%(first)s and %(last)s") % {"first": ", ".join(labels[:-1]), "last": labels[-1]}


def word(workspace, name):
    """The word of one part, also of a field that is asked for no more."""
    if not is_own(name):
        return str(PARTS.get(name, name))
    field = workspace.customfields.filter(noun="initiative", key=key_of(name)).first()
    return field.name if field else key_of(name)
