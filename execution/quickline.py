"""A task in one line: "Review copy @noor fri !high #launch ~STO 3h". Pure: a line and what is known in, a reading out.

What a line may hold:

    @noor @"Noor Haddad" @me    who does it: any part of a name, or an e-mail; several may stand there
    #launch #"pilot hubs"       a label, made if it is new; the key of a project names the project
    ~STO ~"standing orders"     the project, by its key or any part of its name
    !high                       how urgent: low, medium, high, urgent, none
    3h 45min 1h30 2d            how much work
    fri, tomorrow, 17 jun ...   when it is due

Signs count anywhere at the beginning of a word. Days and hours are words of every language, so they count only at the
end, where no other word follows them: "Plan the Black Friday sale" has no day, "Call the bank fri" has one. A word in
quotes or behind a backslash is never a sign. Nothing is guessed: what could mean two things, or nothing, is a fault at
its place.
"""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from accounts.folding import fold
from execution.quickdays import Unreadable, day_of, weekday_name

LONGEST = 500  # characters of a line
MOST_HOURS = 99_999
TOKEN = re.compile(r'[@#~]"[^"]*"?|"[^"]*"?|\S+')
TAIL = ",.;:"
HOURS = re.compile(r"(\d{1,6}(?:[.,]\d{1,2})?)(h|hrs?|hours?|m|mins?|minutes?|d|days?)")
CLOCKED = re.compile(r"(\d{1,5})h(\d{1,2})(?:m|min)?")
BEFORE_A_DAY = ("by", "on", "due", "until")
PRIORITIES = ("none", "low", "medium", "high", "urgent")
ONCE = ("due", "priority", "estimate", "project")


@dataclass(frozen=True)
class Named:
    """Something the line may name. id: what names it elsewhere. name: as people say it. key: a short name beside it."""

    id: Any
    name: str
    key: str = ""


@dataclass(frozen=True)
class Known:
    """What a line is read against. today: a date. me: the Named of whoever writes. hours_a_day: of "2d"."""

    today: dt.date
    people: tuple[Named, ...] = ()
    labels: tuple[Named, ...] = ()
    projects: tuple[Named, ...] = ()
    me: Named | None = None
    hours_a_day: Decimal = Decimal(8)


@dataclass(frozen=True)
class Mark:
    """A part of the line that says something: kind is one of assignee, label, project, priority, estimate, due.

    start, end: where it stands, end not included. value: a Named; a name as it was typed for a label that is new; a word
    of PRIORITIES; Decimal hours; a date. fault: why it cannot be, "" where it can; value is None then.
    """

    kind: str
    start: int
    end: int
    value: Any = None
    fault: str = ""

    @property
    def is_new(self):
        return self.kind == "label" and isinstance(self.value, str)


@dataclass(frozen=True)
class Reading:
    """title: what is left, one space between words. marks: in the order in which they stand. fault: of the whole line."""

    line: str
    title: str
    marks: tuple[Mark, ...] = ()
    fault: str = ""

    @property
    def faults(self):
        """[str] of everything that keeps it from being added, in the order of the line."""
        return [mark.fault for mark in self.marks if mark.fault] + ([self.fault] if self.fault else [])

    def one(self, kind):
        """The value of the one mark of this kind, None where there is none."""
        return next((mark.value for mark in self.marks if mark.kind == kind and not mark.fault), None)

    def all(self, kind):
        """Values of this kind in their order, each once."""
        return list(dict.fromkeys(mark.value for mark in self.marks if mark.kind == kind and not mark.fault))

    @property
    def pieces(self):
        """[(text, Mark or None)] that together are the line as it was typed."""
        found, at = [], 0
        for mark in self.marks:
            found += [(self.line[at : mark.start], None), (self.line[mark.start : mark.end], mark)]
            at = mark.end
        return [(text, mark) for text, mark in [*found, (self.line[at:], None)] if text]


@dataclass
class Token:
    """A word of the line. bare: what it says; literal: quoted or escaped, so that it is nothing but a word."""

    start: int
    end: int
    text: str
    bare: str
    literal: bool = False


def read(line, known):
    """The Reading of a line against Known. Never raises: what is wrong is said in it."""
    line = line[:LONGEST]
    words, marks = [], []
    for token in tokens(line):
        mark = None if token.literal else signed(token, known)
        if mark:
            marks.append(mark)
        else:
            words.append(token)
    marks += trailing(words, known)
    marks += dated(words, known, marks)
    marks = tuple(once(sorted(marks, key=lambda mark: mark.start)))
    title = " ".join(token.bare for token in words).rstrip(",; ").strip()
    return Reading(line, title, marks, "" if title else _("Say what is to be done."))


def tokens(line):
    """[Token] of the line in order."""
    found = []
    for match in TOKEN.finditer(line):
        text = match[0]
        escaped = text[:1] == "\\" and len(text) > 1 and text[1] in '@#~!\\"'
        literal = escaped or text[:1] == '"'
        found.append(Token(match.start(), match.end(), text, text[1:] if escaped else text, literal))
    return found


# -- signs ------------------------------------------------------------------------


def signed(token, known):
    """The Mark of a word with a sign before it, None for any other word."""
    sign, rest = token.text[0], token.text[1:]
    name = rest.strip('"').strip() if rest[:1] == '"' else rest.rstrip(TAIL)
    reader = {"@": person, "#": label, "~": project, "!": priority}.get(sign)
    if reader is None or not any(c.isalpha() for c in name):
        return None  # "#1", "!", "~5" are words
    kind, value, fault = reader(name, known)
    return Mark(kind, token.start, token.end, None if fault else value, fault)


def person(name, known):
    if fold(name) == "me" and known.me:
        return "assignee", known.me, ""
    return "assignee", *chosen(name, known.people, _("Nobody here is called “%(name)s”."))


def label(name, known):
    by_key = next((one for one in known.projects if one.key == name), None)
    there = next((one for one in known.labels if loose(one.name) == loose(name)), None)
    if by_key and not there:
        return "project", by_key, ""
    if len(name) > 40:
        return "label", None, _("A label has at most 40 letters.")
    return "label", there or " ".join(name.split()), ""


def project(name, known):
    by_key = next((one for one in known.projects if fold(one.key) == fold(name)), None)
    if by_key:
        return "project", by_key, ""
    return "project", *chosen(name, known.projects, _("There is no open project “%(name)s”."))


def priority(name, known):
    said = [word for word in PRIORITIES if word.startswith(fold(name))]
    if len(said) == 1:
        return "priority", said[0], ""
    return (
        "priority",
        None,
        _("“!%(name)s” is no priority: write !low, !medium, !high or !urgent.") % {"name": name},
    )


def chosen(name, among, missing):
    """(Named, "") of the one that is meant, (None, a sentence) where none is or several could be.

    What is named in full wins over what only begins alike, whole words over beginnings of words.
    """
    asked = loose(name)
    ways = (
        lambda one: asked == loose(one.name) or fold(name) == fold(one.key),
        lambda one: all(word in loose(one.name).split() for word in asked.split()),
        lambda one: all(any(w.startswith(word) for w in loose(one.name).split()) for word in asked.split()),
    )
    for way in ways:
        found = [one for one in among if way(one)]
        if len(found) == 1:
            return found[0], ""
        if found:
            names = [
                f"{one.name} ({one.key})" if one.key and alike(one, found) else one.name for one in found
            ]
            return None, several(name, names)
    return None, missing % {"name": name}


def alike(one, others):
    return sum(loose(other.name) == loose(one.name) for other in others) > 1


def several(name, names):
    shown = (
        _(" or ").join([", ".join(names[:-1][:3]), names[-1]])
        if len(names) <= 4
        else ", ".join(names[:3]) + ", …"
    )
    return _("“%(name)s” could be %(names)s. Write more of it.") % {"name": name, "names": shown}


def loose(name):
    """A name for comparing: folded, what joins words is a space."""
    return " ".join(re.split(r"[\s._-]+", fold(name))).strip()


# -- days and hours -----------------------------------------------------------------


def trailing(words, known):
    """[Mark] of days and hours at the end of the words, which they are taken from. One word always stays."""
    found = []
    while len(words) > 1:
        mark, n = last(words, known)
        if mark is None:
            break
        found.append(mark)
        del words[-n:]
    return found


def last(words, known):
    """(Mark, how many words it takes) of what the words end with; (None, 0) where they end with a word."""
    for n in range(min(4, len(words) - 1), 0, -1):
        run = words[-n:]
        if any(token.literal for token in run) or apart(run):
            continue
        said = [plainly(token.text) for token in run]
        start, end = run[0].start, run[-1].end
        if (hours := hours_of(said, known)) is not None:
            fault = "" if hours <= MOST_HOURS else _("That is more work than a task may hold.")
            return Mark("estimate", start, end, None if fault else hours, fault), n
        if said[0] in BEFORE_A_DAY and n > 1 and (mark := day_mark(said[1:], start, end, known)):
            return mark, n
        if mark := day_mark(said, start, end, known):
            return mark, n
    return None, 0


def plainly(text):
    """In small letters, without what closes a sentence; "1.7." keeps its point."""
    text = text.rstrip(",;:").lower()
    return text if re.fullmatch(r"\d+\.\d+\.", text) else text.rstrip(".")


def apart(run):
    """Whether a sign stands between them."""
    return any(b.start - a.end > 3 for a, b in pairwise(run))


def day_mark(said, start, end, known):
    """The Mark of words that are a day, None where they are none."""
    try:
        day = day_of(said, known.today)
    except Unreadable as wrong:
        return Mark("due", start, end, None, wrong.message)
    if day is None:
        return None
    if day < known.today:
        words = _("“%(said)s” is over: it was %(day)s. Choose a day from today on.")
        return Mark("due", start, end, None, words % {"said": " ".join(said), "day": weekday_name(day)})
    return Mark("due", start, end, day)


def dated(words, known, marks):
    """[Mark] of the first date in digits anywhere else, where no day is said yet."""
    if any(mark.kind == "due" for mark in marks):
        return []
    for token in words:
        if (
            not token.literal
            and re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", plainly(token.text))
            and len(words) > 1
        ):
            words.remove(token)
            return [day_mark([plainly(token.text)], token.start, token.end, known)]
    return []


def hours_of(said, known):
    """Decimal hours of ["3h"], ["3", "hours"], ["1h", "30min"] and the like; None for anything else."""
    if len(said) == 2 and said[1][:1].isdigit():
        parts = [hours_of([part], known) for part in said]
        return None if None in parts or parts[1] >= 1 or parts[0] % 1 else sum(parts)
    text = "".join(said) if len(said) <= 2 else ""
    if found := CLOCKED.fullmatch(text):
        return Decimal(found[1]) + quarter(Decimal(found[2]) / 60) if int(found[2]) < 60 else None
    if not (found := HOURS.fullmatch(text)):
        return None
    amount = Decimal(found[1].replace(",", "."))
    each = {"h": Decimal(1), "m": 1 / Decimal(60), "d": known.hours_a_day}[found[2][0]]
    return quarter(amount * each)


def quarter(hours):
    """As the database keeps it: two decimals."""
    return hours.quantize(Decimal("0.01")).normalize() + 0


def once(marks):
    """The marks, those that say a second thing of a kind that may be said once with a fault."""
    seen = {}
    for mark in marks:
        if mark.kind in ONCE and mark.kind in seen and not mark.fault:
            said = {
                "due": _("a day"),
                "priority": _("a priority"),
                "estimate": _("hours"),
                "project": _("a project"),
            }
            fault = _("There is %(kind)s already. Leave one of them out.") % {"kind": said[mark.kind]}
            mark = Mark(mark.kind, mark.start, mark.end, None, fault)
        seen.setdefault(mark.kind, mark)
        yield mark
