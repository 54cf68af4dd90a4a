"""Words of a line with a sign before them: @ a person, # a label, ~ a project or a milestone, ! a priority. Pure."""

import re

from django.utils.translation import gettext as _

from accounts.folding import fold
from execution.quick.reading import Mark

TAIL = ",.;:"
PRIORITIES = ("none", "low", "medium", "high", "urgent")


def signed(token, known):
    """The Mark of a word with a sign before it, None for any other word."""
    sign, rest = token.text[0], token.text[1:]
    name = rest.strip('"').strip() if rest[:1] == '"' else rest.rstrip(TAIL)
    reader = {"@": person, "#": label, "~": place, "!": priority}.get(sign)
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


def place(name, known):
    """A project by its key or name, else a milestone by its name."""
    by_key = next((one for one in known.projects if fold(one.key) == fold(name)), None)
    if by_key:
        return "project", by_key, ""
    found, fault = chosen(name, known.projects, "")
    if found or fault:
        return "project", found, fault
    missing = _("There is no open project or milestone “%(name)s”.")
    found, fault = chosen(name, known.milestones, missing)
    return "milestone" if found or fault != missing % {"name": name} else "project", found, fault


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
