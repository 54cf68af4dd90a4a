"""A change in words: its value before and after, what is said beside its bar and in its name, and the whole of it in a
sentence."""

from dataclasses import dataclass

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap import words
from roadmap.digests.words import HEALTH_WORDS, weeks
from roadmap.grammar import number, sentence
from roadmap.history import comparing as c
from strategy.models import Horizon
from strategy.states import State
from timeline import drift


@dataclass(frozen=True)
class Note:
    """What stands behind a bar. text: words; old, new: states, in place of words; added: a plus. tone: "", "late" or
    "off"."""

    text: str = ""
    old: str = ""
    new: str = ""
    added: bool = False
    tone: str = ""

    @property
    def room(self):
        """As many letters as it is wide."""
        return self.text or "x" * (7 if self.new else 3 if self.added else 0)


def group(name):
    """A group of the list and of its filter."""
    return {
        "later": _("Later"),
        "earlier": _("Earlier"),
        "scope": _("Scope"),
        "status": _("Status"),
        "inout": _("In, out"),
    }[name]


def heading(name):
    """Over that part of the list."""
    return {"scope": _("Scope and start"), "inout": _("Added, dropped")}.get(name) or group(name)


def values(change, picture):
    """(before, after) in words; "" before, where the word after says it all."""
    return value(change.main, change, picture)


def value(facet, change, picture):
    match facet.kind:
        case c.LATER | c.EARLIER | c.START:
            return day(facet.old, facet.new), day(facet.new)
        case c.EFFORT:
            return effort(facet)
        case c.REQUIREMENTS:
            return "", requirements(facet)
        case c.SCORE:
            return scores(facet)
        case c.GOALS:
            return names(facet.old, picture.goals), names(facet.new, picture.goals)
        case c.THEME:
            return names([facet.old], picture.themes), names([facet.new], picture.themes)
        case c.HORIZON:
            return str(Horizon(facet.old).label), str(Horizon(facet.new).label)
        case c.STATE:
            return str(State(facet.old).label), str(State(facet.new).label)
        case c.DECIDED:
            return "", _("Promise %(n)s") % {"n": facet.new}
        case c.HEALTH:
            return health(facet.old), health(facet.new)
        case c.PLANNED:
            return "", day(facet.new)
        case c.PARKED:
            return day(facet.old), _("Unscheduled")
    return "", _("Added") if facet.kind == c.ADDED else _("Dropped")


def day(found, other=None):
    """A day; without the year where `other`, which stands beside it, says it."""
    if not found:
        return "–"
    same = other is not None and other.year == found.year
    return formats.date_format(found, "j M") if same else words.day(found)


def effort(facet):
    if facet.old is None or facet.new is None:
        return tuple("–" if value is None else weeks(value) for value in (facet.old, facet.new))
    return f"{facet.old:g}", weeks(facet.new)


def requirements(facet):
    went, came = len(facet.old), len(facet.new)
    told = []
    if came:
        told.append(f"+{came}")
    if went:
        told.append(f"−{went}")
    said = ngettext("%(told)s requirement", "%(told)s requirements", came + went)
    return said % {"told": " ".join(told)}


def scores(facet):
    """What was never scored before was not a dash."""
    old, new = ("" if value is None else f"{value:.1f}" for value in (facet.old, facet.new))
    if old and new:
        return old, new
    return old, _("Score %(n)s") % {"n": new} if new else _("No score")


def health(state):
    return str(HEALTH_WORDS[state]) if state else "–"


def names(ids, known):
    told = [known[pk].name for pk in ids if pk in known]
    return ", ".join(told) or "–"


def also(change, picture):
    """What else changed of it, in half a sentence each."""
    told = []
    for facet in change.facets[1:]:
        old, new = value(facet, change, picture)
        told.append(clause(facet, old, new))
    return sentence(", ".join(filter(None, told))) if told else ""


def clause(facet, old, new):
    said = {"old": old, "new": new}
    match facet.kind:
        case c.START:
            return _("starts %(new)s, was %(old)s") % said
        case c.EFFORT:
            return _("effort %(new)s, was %(old)s") % said
        case c.SCORE:
            return _("score %(new)s, was %(old)s") % said if old else new[:1].lower() + new[1:]
        case c.HORIZON:
            return _("horizon %(new)s, was %(old)s") % {"old": old.lower(), "new": new.lower()}
        case c.GOALS:
            return _("goal %(new)s, was %(old)s") % said
        case c.THEME:
            return _("theme %(new)s, was %(old)s") % said
        case c.STATE | c.HEALTH:
            return _("now %(new)s, was %(old)s") % {"old": old.lower(), "new": new.lower()}
        case c.REQUIREMENTS:
            return new
        case c.DECIDED:
            return _("%(new)s made") % said
    return _("ends %(new)s, was %(old)s") % said


def fact(change):
    """What the data itself says of it, where nobody gave a reason: the promise that a yes wrote."""
    promise = change.new and not change.is_date and change.new.promise
    decided = change.facet(c.DECIDED) or ((facet := change.facet(c.STATE)) and facet.new == "approved")
    if not (promise and decided):
        return ""
    parts = [words.days(promise.start, promise.end)] if promise.start and promise.end else []
    parts += [weeks(promise.effort)] if promise.effort else []
    told = _("Promise %(n)s") % {"n": promise.number}
    return f"{told}: {', '.join(parts)}." if parts else f"{told}."


def note(change):
    """Note behind its bar, None where there is nothing to add."""
    if change.kind == c.ADDED:
        return Note(added=True)
    moved = change.facet(c.LATER, c.EARLIER)
    if moved and not change.is_date:
        tone = {"off_track": "off", "at_risk": "late"}.get(change.new.health, "")
        return Note(shift(change, moved), tone=tone)
    state = change.facet(c.STATE)
    return Note(old=state.old, new=state.new) if state else None


def shift(change, moved):
    """ "+1w → +3w" of the forecast from the plan; "+2w" of a plan that moved."""
    if change.new.expected and change.old.last == change.new.last:
        return f"{past(change.old)} → {past(change.new)}"
    return drift(moved.days).text


def past(bet):
    """How far its forecast lies from its plan."""
    found = drift((bet.expected - bet.last).days) if bet.expected else None
    return found.text if found else _("on time")


def spoken(change, picture, cause):
    """What the name of its bar carries, for those who do not see the ghost: "was 27 Apr to 14 Aug"."""
    if change.kind == c.ADDED:
        return _("added %(day)s") % {"day": words.day(local(cause.at))} if cause.at else _("added")
    if change.kind == c.DROPPED:
        return _("dropped %(day)s") % {"day": words.day(local(cause.at))} if cause.at else _("dropped")
    told = [clause(facet, *value(facet, change, picture)) for facet in change.facets]
    return ", ".join(filter(None, told))


def local(at):
    return timezone.localtime(at).date()


def summary(changes):
    """What it comes to: "Four moved later, one earlier. Two changed status, one is new." """
    n = c.counts(changes)
    kinds = [change.kind for change in changes]
    said = [
        (n["later"], ngettext("%(n)s ends later", "%(n)s end later", n["later"])),
        (n["earlier"], ngettext("%(n)s earlier", "%(n)s earlier", n["earlier"])),
        (n["scope"], ngettext("%(n)s changed in scope", "%(n)s changed in scope", n["scope"])),
        (n["status"], ngettext("%(n)s in status", "%(n)s in status", n["status"])),
        (kinds.count(c.ADDED), _("%(n)s added")),
        (kinds.count(c.DROPPED), _("%(n)s dropped")),
    ]
    told = [text % {"n": number(count)} for count, text in said if count]
    return sentence(", ".join(told)) if told else ""


def shared(changes, causes):
    """Of what moved later, the words that several of them have for a reason: (how many, words); (0, "") without."""
    told = {}
    for change in changes:
        why = causes[change.id].why
        if change.kind == c.LATER and why:
            told[why] = told.get(why, 0) + 1
    why, count = max(told.items(), key=lambda pair: pair[1], default=("", 0))
    return (count, why) if count > 1 else (0, "")
