"""The sentences of a status digest, in the reader's language. Numbers and rows come from digest.py."""

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roadmap import health as rules
from roadmap.grammar import sentence
from roadmap.words import day

SUBJECT_PARTS = 4
MOVES = (
    "submit",
    "approve",
    "launch",
    "ship",
    "request_changes",
    "decline",
    "supersede",
    "hold",
    "resume",
    "withdraw",
    "reopen",
)
MOVE_LOOK = {
    "approve": ("approved", "✓"),
    "launch": ("quiet", "→"),
    "ship": ("ok", "✓"),
    "decline": ("quiet", "✕"),
    "supersede": ("quiet", "✕"),
    "hold": ("quiet", "‖"),
}
MOVE_WORDS = {
    "submit": gettext_lazy("Sent for review."),
    "approve": gettext_lazy("Approved."),
    "launch": gettext_lazy("In delivery."),
    "ship": gettext_lazy("Shipped."),
    "request_changes": gettext_lazy("Changes requested."),
    "decline": gettext_lazy("Declined."),
    "supersede": gettext_lazy("Another one takes its place."),
    "hold": gettext_lazy("On hold."),
    "resume": gettext_lazy("Resumed."),
    "withdraw": gettext_lazy("Withdrawn from review."),
    "reopen": gettext_lazy("Reopened as a draft."),
}
HEALTH_WORDS = {
    rules.ON_TRACK: gettext_lazy("On track"),
    rules.AT_RISK: gettext_lazy("At risk"),
    rules.OFF_TRACK: gettext_lazy("Off track"),
    rules.NO_PLAN: gettext_lazy("No plan"),
}


def health(state):
    return str(HEALTH_WORDS[state])


def finishes(title):
    return _("%(title)s finishes") % {"title": title}


def late(count, total):
    if not total:
        return _("Nothing in delivery")
    return _("%(late)s of %(all)s late") % {"late": count, "all": total} if count else _("All on plan")


def greet(hour):
    if 5 <= hour < 12:
        return _("Good morning")
    return _("Good afternoon") if 12 <= hour < 18 else _("Good evening")


# -- subject --------------------------------------------------------------------


def subject(material, changes):
    """ "Week 25: 2 moved later, 1 shipped, 2 decisions"."""
    parts = [words for count, words in counts(material, changes) if count][:SUBJECT_PARTS]
    news = ", ".join(parts) or _("nothing moved")
    return _("%(period)s: %(news)s") % {"period": short_period(material), "news": news}


def counts(material, changes):
    """Each count with its words, the most pressing first."""
    kinds = [change.kind for change in changes]
    later = sum(c.kind == "slipped" and c.later > 0 for c in changes)
    worse = kinds.count("slipped") - later
    known = ("slipped", "recovered", "ship", "approve")
    n = {
        "recovered": kinds.count("recovered"),
        "ship": kinds.count("ship"),
        "approve": kinds.count("approve"),
        "other": sum(kind not in known for kind in kinds),
        "decisions": len(material.waiting),
        "heard": len(material.heard) + material.heard_more,
        "overdue": sum(job.on < material.today for job in material.due),
        "due": sum(job.on >= material.today for job in material.due),
        "done": len(material.done),
        "published": len(material.published),
    }
    return [
        (later, ngettext("%s moved later", "%s moved later", later) % later),
        (worse, ngettext("%s less sure", "%s less sure", worse) % worse),
        (n["recovered"], ngettext("%s recovered", "%s recovered", n["recovered"]) % n["recovered"]),
        (n["ship"], ngettext("%s shipped", "%s shipped", n["ship"]) % n["ship"]),
        (n["published"], ngettext("%s published", "%s published", n["published"]) % n["published"]),
        (n["decisions"], ngettext("%s decision", "%s decisions", n["decisions"]) % n["decisions"]),
        (n["overdue"], ngettext("%s task overdue", "%s tasks overdue", n["overdue"]) % n["overdue"]),
        (n["heard"], ngettext("%s for you", "%s for you", n["heard"]) % n["heard"]),
        (n["approve"], ngettext("%s approved", "%s approved", n["approve"]) % n["approve"]),
        (n["due"], ngettext("%s task due", "%s tasks due", n["due"]) % n["due"]),
        (n["done"], ngettext("%s task done", "%s tasks done", n["done"]) % n["done"]),
        (n["other"], ngettext("%s changed", "%s changed", n["other"]) % n["other"]),
    ]


def short_period(material):
    if material.weekly:
        return _("Week %(number)s") % {"number": material.today.isocalendar().week}
    return formats.date_format(material.today, "j M")


def period(material):
    """ "Week 25, 10 to 17 June"; of a daily digest the day in full."""
    if not material.weekly:
        return formats.date_format(material.today, "l j F")
    first, last = material.since, material.today
    start = formats.date_format(first, "j" if (first.year, first.month) == (last.year, last.month) else "j F")
    span = _("%(start)s to %(end)s") % {"start": start, "end": formats.date_format(last, "j F")}
    return f"{short_period(material)}, {span}"


def heading(material):
    days = (material.today - material.since).days
    if material.weekly and days == 7:
        return _("Changed since last week")
    if days == 1:
        return _("Changed since yesterday")
    return _("Changed since %(day)s") % {"day": day(material.since)}


# -- rows -----------------------------------------------------------------------


def course(slipped, step, later, now):
    """What happened to a delivery, and why."""
    if slipped:
        first = _("Moved later.") if later > 0 and now.health != rules.OFF_TRACK else f"{health(now.health)}."
    elif step < 0:
        first = f"{health(now.health)}." if now.health != rules.ON_TRACK else _("Back on track.")
    else:
        first = _("Moved earlier.")
    cause = _("Last to end: %(task)s.") % {"task": now.cause} if slipped and now.cause else ""
    return " ".join(filter(None, [first, cause, now.reason]))


def move(move):
    """ "Approved. By Mara Lindholm, 32 weeks."; the words somebody gave come last."""
    parts = [str(MOVE_WORDS.get(move.verb, move.verb))]
    facts = [_("By %(name)s") % {"name": move.by}] if move.by else []
    if move.verb == "approve" and move.effort:
        facts.append(weeks(move.effort))
    if facts:
        parts.append(f"{', '.join(facts)}.")
    return " ".join([*parts, move.note.strip()]).strip()


def told(publication):
    """ "Mara Lindholm, 12 January"; who published it, and when."""
    on = formats.date_format(publication.on, "j F")
    return f"{publication.by}, {on}" if publication.by else on


def asked(waiting, today):
    """ "14 weeks, from September. Asked by Tobias Okafor 6 days ago."."""
    facts = [weeks(waiting.effort)] if waiting.effort else []
    if waiting.start:
        facts.append(_("from %(month)s") % {"month": formats.date_format(waiting.start, "F")})
    parts = [sentence(", ".join(facts))] if facts else []
    parts.append(
        _("Asked by %(name)s %(when)s.") % {"name": waiting.asked_by, "when": ago(waiting.asked_on, today)}
    )
    if waiting.due and waiting.due < today:
        late = (today - waiting.due).days
        parts.append(ngettext("%(n)s day overdue.", "%(n)s days overdue.", late) % {"n": late})
    elif waiting.due:
        parts.append(_("Wanted by %(day)s.") % {"day": day(waiting.due)})
    return " ".join(parts)


def ago(date, today):
    days = (today - date).days
    if days < 1:
        return _("today")
    return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}


def weeks(effort):
    count = f"{float(effort):g}"
    return ngettext("%s week", "%s weeks", 1 if count == "1" else 2) % count
