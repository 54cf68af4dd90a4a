"""A task in one line: "Review copy @noor fri !high #launch ~STO 3h". Pure: a line and what is known in, a reading out.

What a line may hold:

    @noor @"Noor Haddad" @me    who does it: any part of a name, or an e-mail; several may stand there
    #launch #"pilot hubs"       a label, made if it is new; the key of a project names the project
    ~STO ~"standing orders"     the project, by its key or any part of its name
    ~release                    else the milestone of that name, and with it its project
    !high                       how urgent: low, medium, high, urgent, none
    3h 45min 1h30 2d            how much work
    fri, tomorrow, 17 jun ...   when it is due

Signs count anywhere at the beginning of a word. Days and hours are words of every language, so they count only at the
end, where no other word follows them: "Plan the Black Friday sale" has no day, "Call the bank fri" has one. A word in
quotes or behind a backslash is never a sign. Nothing is guessed: what could mean two things, or nothing, is a fault at
its place.
"""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from accounts.words import in_a_line
from execution.quick.ends import dated, trailing
from execution.quick.reading import Mark, Reading, Token
from execution.quick.signs import signed

LONGEST = 500  # characters of a line
TOKEN = re.compile(r'[@#~]"[^"]*"?|"[^"]*"?|\S+')
ONCE = ("due", "priority", "estimate", "project", "milestone")


def read(line, known):
    """The Reading of a line against Known. Never raises: what is wrong is said in it."""
    line = line[:LONGEST]
    words, marks, parts = [], [], tokens(line)
    known = within(parts, known)
    for token in parts:
        mark = None if token.literal else signed(token, known)
        if mark:
            marks.append(mark)
        else:
            words.append(token)
    marks += trailing(words, known)
    marks += dated(words, known, marks)
    marks = tuple(once(sorted(marks, key=lambda mark: mark.start)))
    title = in_a_line(" ".join(token.bare for token in words).rstrip(",; "))
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


def within(parts, known):
    """Known with the milestones of the project that the line names, all of them where it names none."""
    said = (signed(token, known) for token in parts if not token.literal and token.text[0] in "~#")
    named = next((mark.value for mark in said if mark and mark.kind == "project" and not mark.fault), None)
    if named is None:
        return known
    return replace(known, milestones=tuple(one for one in known.milestones if one.of == named.id))


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
                "milestone": _("a milestone"),
            }
            fault = _("There is %(kind)s already. Leave one of them out.") % {"kind": said[mark.kind]}
            mark = Mark(mark.kind, mark.start, mark.end, None, fault)
        seen.setdefault(mark.kind, mark)
        yield mark
