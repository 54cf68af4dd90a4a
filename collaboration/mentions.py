"""@mentions in what people write: kept as `@[id]`, so that whoever is renamed stays mentioned.

People write `@Noor Haddad`, or `@noor@larkfield.example` where two share a name. What names nobody of the
workspace stays the text it is.
"""

import re
import uuid
from collections import Counter
from dataclasses import dataclass

from accounts.markdown import plain

KEPT = re.compile(r"@\[([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\]")
WRITTEN = re.compile(r"(?<![\w@])@(?=\w)")
END = re.compile(r"\b|$")


@dataclass(frozen=True)
class People:
    """Who may be mentioned. handles: {as written, in lower case: id}; forms, names: {id: text}."""

    handles: dict
    forms: dict
    names: dict

    @classmethod
    def of(cls, rows):
        """From (id, name, e-mail, active). A name that several share is a handle of the only active one."""
        rows = [(pk, name or email, email, active) for pk, name, email, active in rows]
        active = Counter(name.casefold() for _pk, name, _email, here in rows if here)
        every = Counter(name.casefold() for _pk, name, _email, _here in rows)
        handles, forms = {}, {}
        for pk, name, email, here in rows:
            key = name.casefold()
            own = every[key] == 1 or (here and active[key] == 1)
            handles |= {email.casefold(): pk} | ({key: pk} if own else {})
            forms[pk] = name if own else email
        return cls(handles, forms, {pk: name for pk, name, _email, _active in rows})


def mentioned(text):
    """The ids in a kept text: {uuid}."""
    return {uuid.UUID(found) for found in KEPT.findall(text)}


def keep(text, people):
    """ "@Noor Haddad, look" -> "@[0192…], look"."""
    longest = max(map(len, people.handles), default=0)
    parts, at = [], 0
    for sign in WRITTEN.finditer(text):
        if sign.start() < at:
            continue
        handle = handle_at(text, sign.end(), longest, people.handles)
        if handle:
            parts += [text[at : sign.start()], f"@[{people.handles[handle.casefold()]}]"]
            at = sign.end() + len(handle)
    return "".join([*parts, text[at:]])


def handle_at(text, start, longest, handles):
    """The longest handle that stands there as whole words, or ""."""
    for end in range(min(len(text), start + longest), start, -1):
        if text[start:end].casefold() in handles and END.match(text, end):
            return text[start:end]
    return ""


def as_written(text, people):
    """A kept text as its writer edits it."""
    return replaced(text, people.forms)


def spoken(text, names):
    """A kept text with names in it on one line, for where there is no markup."""
    return plain(replaced(text, names))


def replaced(text, forms):
    def form(found):
        pk = uuid.UUID(found[1])
        return f"@{forms[pk]}" if pk in forms else found[0]

    return KEPT.sub(form, text)
