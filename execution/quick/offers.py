"""What may stand behind a sign of quick add, offered while one types it. Pure."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.folding import fold
from execution.quick.reading import Named
from execution.quick.signs import PRIORITIES, chosen, loose

SIGNS = "@#~!"
MOST = 8  # of one list
HEADS = {
    "@": gettext_lazy("People"),
    "#": gettext_lazy("Labels"),
    "~": gettext_lazy("Projects and milestones"),
    "!": gettext_lazy("Priorities"),
}


class Offer(NamedTuple):
    """form: what the line says for it, sign and all. kind: as of a Mark, or "new" for a label that is made. value: a
    Named, a name, or a word of PRIORITIES."""

    form: str
    kind: str
    value: object


def offers(word, known):
    """[Offer] of what a word may become: a sign and what was typed behind it, with or without a quote. The best first, at
    most MOST; [] for what is no sign."""
    if not word or word[0] not in SIGNS:
        return []
    asked = word[1:].strip('"').strip()
    made = {"@": people, "#": labels, "~": places, "!": priorities}[word[0]](asked, known)
    return made[:MOST]


def people(asked, known):
    found = fitting(asked, known.people)
    if known.me in found:  # oneself is meant most often
        found = [known.me, *(one for one in found if one != known.me)]
    return [Offer(f"@{person_form(one, known)}", "assignee", one) for one in found]


def person_form(one, known):
    """The shortest that means nobody else: a word of the name, all of it, the address."""
    if one == known.me:
        return "me"
    for form in (*loose(one.name).split()[:1], one.name, one.key):
        if form and chosen(form, known.people, "")[0] == one:
            return quoted(form)
    return quoted(one.name)


def labels(asked, known):
    found = [Offer(f"#{quoted(one.name)}", "label", one) for one in fitting(asked, known.labels)]
    is_new = asked and all(loose(one.name) != loose(asked) for one in known.labels) and len(asked) <= 40
    if is_new and any(c.isalpha() for c in asked):
        found = [*found[: MOST - 1], Offer(f"#{quoted(asked)}", "new", asked)]
    return found


def places(asked, known):
    """Projects, and once something is typed milestones too."""
    found = [Offer(f"~{one.key}", "project", one) for one in fitting(asked, known.projects)]
    aims = [Offer(aim_form(one, known), "milestone", one) for one in fitting(asked, known.milestones)]
    return [*found[: max(MOST - len(aims), MOST // 2)], *aims]


def aim_form(one, known):
    """With its project where others are called alike."""
    form = f"~{quoted(one.name)}"
    taken = chosen(one.name, known.projects, "") != (None, "")
    return f"~{one.key} {form}" if taken or chosen(one.name, known.milestones, "")[0] != one else form


def priorities(asked, known):
    words = [word for word in reversed(PRIORITIES) if word.startswith(fold(asked))]
    return [Offer(f"!{word}", "priority", word) for word in words]


def fitting(asked, among):
    """Those of which every word that was typed begins one, or the key; in the order they are known."""
    said = loose(asked).split()
    return [one for one in among if all(begins(word, one) for word in said)]


def begins(word, one: Named):
    return any(part.startswith(word) for part in [*loose(one.name).split(), fold(one.key)])


def quoted(name):
    """As a line takes it: in quotes where it is more than one word."""
    name = name.replace('"', "")
    return f'"{name}"' if " " in name else name


def counted(found, word):
    """What is said of a list to who does not see it."""
    if not found:
        return ""
    return _("%(what)s: %(n)s to choose from") % {"what": HEADS[word[0]], "n": len(found)}
