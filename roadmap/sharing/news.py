"""What is news to a visitor of a share link: what moved, came or went since they last looked, never by whom.

When that was is kept by their browser alone, in a cookie of that one address which says nothing of who they are.
"""

import datetime as dt
from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext as _

from roadmap import words
from roadmap.history.past import picture_at
from roadmap.history.picked import picked
from roadmap.history.redraw import Redrawn
from roadmap.models.look import VISIT
from roadmap.models.share import Field
from roadmap.narrowing import chips_of, wants_of
from roadmap.sharing.seen import UNDECIDED, public_state, quarters, visible

COOKIE, KEPT_FOR = "seen", 400 * 24 * 60 * 60  # seconds
SALT = "roadmap.share.seen"
MOST = 6  # news that a page begins with


@dataclass(frozen=True)
class News:
    """title, and what became of it in words. state: one of sharing.WORDS for its sign, None where states are not
    shown or it is gone. fresh: it was not there."""

    title: str
    words: str
    state: str | None = None
    gone: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class Told:
    """[News] that a page says at once, and those that it says when asked."""

    first: list
    more: list


# -- when they last looked --------------------------------------------------------------------------------------------


def last_look(request, link, at):
    """(the moment since which changes are news, None on a first visit; what the cookie has to say from now on, None
    where it says so already)."""
    seen, before = read(request, link)
    if seen is None or seen > at:
        return None, write(link, at, None)
    if at - seen >= VISIT:
        return seen, write(link, at, seen)
    return before, None


def read(request, link):
    try:
        seen, before = signing.loads(request.COOKIES.get(COOKIE, ""), salt=salt(link))
    except (signing.BadSignature, ValueError, TypeError):
        return None, None
    return moment(seen), moment(before)


def write(link, seen, before):
    return signing.dumps([seen.timestamp(), before and before.timestamp()], salt=salt(link))


def moment(stamp):
    return stamp and dt.datetime.fromtimestamp(stamp, dt.UTC)


def salt(link):
    """A cookie of one link says nothing to another."""
    return f"{SALT}.{link.pk}"


def remember(response, request, value):
    response.set_cookie(
        COOKIE,
        value,
        max_age=KEPT_FOR,
        path=request.path,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


# -- what is news -----------------------------------------------------------------------------------------------------


def news(link, lens, found, since, today):
    """[News] between the moment `since` and the Lines `found` that the link shows today; only by fields it shows."""
    product = str(lens.product.pk) if lens.product else ""
    then = picture_at(link.workspace, since).of(product)
    kept = selected(then, link, lens)
    lines = [line for pk, line in Redrawn(then, link.workspace).lines.items() if pk in kept]
    old = {line.initiative.pk: line for line in lines if visible(line, link, lens)}
    new = {line.initiative.pk: line for line in found}
    frames = quarters([*old.values(), *found], today)
    told = [one for pk, line in new.items() if (one := said(link, old.get(pk), line, frames))]
    told += left(link, lens, {pk: line for pk, line in old.items() if pk not in new})
    return sorted(told, key=lambda one: one.fresh)  # what somebody knew comes first


def in_short(news):
    """Told: as many as stand above a roadmap without hiding it; a rest of one or two is no rest."""
    at = MOST if len(news) > MOST + 2 else len(news)
    return Told(news[:at], news[at:])


def selected(picture, link, lens):
    """Ids of the bets that the filters of the link left on that day."""
    try:
        return picked(picture, wants_of(chips_of(link.workspace, lens)))
    except LookupError:
        return set()


def said(link, old, new, frames):
    """News of one that is shown today, None where nothing that a visitor sees changed."""
    state = public_state(new) if link.shows(Field.STATE) else None
    if old is None:
        return News(title(new), _("New"), state, fresh=True)
    parts = []
    if state and public_state(old) != state:
        parts.append(STATES[state]())
    if link.shows(Field.DATES) and new.scheduled and (old.start, old.end) != (new.start, new.end):
        parts.append(_("%(days)s now") % {"days": words.days(new.start, new.end)})
    elif link.shows(Field.QUARTER) and new.state != "shipped":
        parts += moved(place(old, frames), place(new, frames))
    return News(title(new), ", ".join(parts), state) if parts else None


STATES = {
    "shipped": lambda: _("Shipped"),
    "in_delivery": lambda: _("Now being built"),
    "approved": lambda: _("Now planned"),
    "draft": lambda: _("Being explored again"),
}


def left(link, lens, lines):
    """[News] of those that are shown no more: what became of them, as far as the link shows it."""
    rows = link.workspace.initiatives.filter(pk__in=lines).only("state", "held_from", "archived_at")
    now = {row.pk: row for row in rows} if lines else {}
    return [News(title(line), *became(link, lens, line, now.get(pk))) for pk, line in lines.items()]


def became(link, lens, line, now):
    """(words, state, gone) of one that was shown; now: its row, None where there is none any more."""
    if now and now.state == "shipped":
        if line.state != "shipped" and link.shows(Field.STATE):
            return STATES["shipped"](), "shipped", False
        return _("No longer on this roadmap"), None, False
    unknown = now and (now.held_from or now.state) in UNDECIDED and not link.shows(Field.DRAFTS)
    if not now or now.archived_at or now.state == "declined" or unknown:
        return _("No longer planned"), None, True
    if (lens.first or lens.last) and not lens.filters:
        return _("No longer within the time shown here"), None, False
    return _("No longer on this roadmap"), None, False


def moved(old, new):
    """From one column of the page to another."""
    if old == new:
        return []
    return [_("%(new)s, was %(old)s") % {"new": new, "old": old}]


def place(line, frames):
    return next((column.label for column, fits in frames if fits(line)), "")


def title(line):
    return line.initiative.public_title or line.initiative.title
