"""What would move along, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.templatetags.ui import health_word
from execution.models import Rule
from execution.scheduling.binding import why
from execution.scheduling.explained import broken, day_said, days_said
from execution.scheduling.reschedule import GAPS, MODES, MUST, THIS

SHOWN = 200  # rows of one list; the count tells of the rest
NAMED = 8  # tasks that turn critical and are named
WAYS = {
    MUST: (gettext_lazy("Only what must"), gettext_lazy("Slack is used up first")),
    GAPS: (gettext_lazy("Keep the gaps"), gettext_lazy("All that follows moves as far")),
    THIS: (gettext_lazy("Only this change"), gettext_lazy("The rest stays and is marked")),
}


def told(along, mode):
    """What the preview says: headline, ways, and the parts of each project in the chosen mode."""
    parts = [part(one, mode) for one in along.effects]
    return {
        "seen": along.seen,
        "mode": mode,
        "count": along.count(mode),
        "headline": headline(along, parts, mode),
        "ways": [way(along, name, mode) for name in MODES],
        "parts": parts,
        "several": len(parts) > 1,
    }


def way(along, name, mode):
    n, clashes = along.count(name), along.clashes(name)
    counted = ngettext("%(n)s task", "%(n)s tasks", n) % {"n": n} if n else _("nothing else")
    if clashes:
        counted += ", " + ngettext("%(n)s clash", "%(n)s clashes", clashes) % {"n": clashes}
    label, text = WAYS[name]
    return {"mode": name, "label": label, "text": text, "count": counted, "now": name == mode}


def part(effect, mode):
    """One project's share of it."""
    looked, tasks = effect.preview(mode), effect.tasks(mode)
    rows = [
        {"task": tasks[move.id], "move": move, "by": by_said(move.halves), "why": because(looked.plan, move.id, tasks)}
        for move in looked.moves[:SHOWN]
        if move.id in tasks
    ]  # fmt: skip
    return {
        "project": effect.project,
        "looked": looked,
        "own": own_rows(effect, looked, tasks),
        "rows": rows,
        "more": max(0, len(looked.moves) - SHOWN),
        "slips": effect.slips(mode),
        "broken": [(tasks[one.id], broken(one, tasks)) for one in looked.broken[:SHOWN] if one.id in tasks],
        "dangers": effect.dangers(mode),
        "states": states(effect, mode),
        "finish": finish_said(looked),
    }


def states(effect, mode):
    """[{"subject", "was", "now", "health", "note"}]: what would be in another state than it is, the whole before its tasks.
    health: the word of the new state where it is one of health, "" for a task or a milestone."""
    found = [
        state(one.subject, health_word(one.was), health_word(one.now), one.now, one.was, one.decide)
        for one in effect.healths(mode)
    ]
    found += [state(slip.milestone, _("On track"), _("Late")) for slip in effect.slips(mode)]
    turned = effect.turned(mode)
    found += [
        state(task, _("%(days)s of slack") % {"days": days_said(room / 2)}, _("Critical"))
        for task, room in turned[:NAMED]
    ]
    return {"rows": found, "more": max(0, len(turned) - NAMED)}


def state(subject, was, now, health="", was_health="", decide=False):
    return {
        "subject": subject, "title": getattr(subject, "title", None) or subject.name, "was": was, "now": now,
        "health": health, "was_health": was_health, "decide": decide,
    }  # fmt: skip


def by_said(halves):
    """ "+2.5" working days"""
    return f"{halves / 2:+g}"


def own_rows(effect, looked, tasks):
    """[(task, first day, last day, new first, new last)] of those that were changed, where their days differ."""
    before = effect.looks.before
    return [
        (tasks[pk], *before.days(pk), *days)
        for pk, days in looked.settled.items()
        if pk in tasks and pk in before.number and before.days(pk) != days
    ]


def headline(along, parts, mode):
    """ "14 tasks move, finish 3 working days later, milestone Beta slips" """
    n = along.count(mode)
    said = [ngettext("%(n)s task moves", "%(n)s tasks move", n) % {"n": n} if n else _("Nothing else moves")]
    if len(parts) == 1 and parts[0]["finish"]:
        said.append(parts[0]["finish"])
    said += [
        _("milestone %(milestone)s slips") % {"milestone": slip.milestone}
        for one in parts
        for slip in one["slips"]
    ]
    return ", ".join(said)


def finish_said(looked):
    if not looked.halves:
        return ""
    days = days_said(abs(looked.halves) / 2)
    return (_("finish %(days)s later") if looked.halves > 0 else _("finish %(days)s earlier")) % {
        "days": days
    }


def far_said(halves):
    """ "2.5 working days later" """
    days = days_said(abs(halves) / 2)
    return (_("%(days)s later") if halves > 0 else _("%(days)s earlier")) % {"days": days}


AFTER = {
    "FS": gettext_lazy("Starts after %(task)s"),
    "SS": gettext_lazy("Starts with %(task)s"),
    "FF": gettext_lazy("Ends with %(task)s"),
    "SF": gettext_lazy("Ends once %(task)s starts"),
}


def because(plan, pk, tasks):
    """Why it is where it would be, in a few words."""
    reason = why(plan, pk)[0]
    if reason.word == "link" and reason.of in tasks:
        return AFTER[reason.link.kind] % {"task": tasks[reason.of].title}
    if reason.word == "rule":
        job = plan.jobs[plan.number[reason.of or pk]]
        return f"{Rule(job.rule).label} {day_said(job.rule_day)}"
    return _("Its working days changed")
