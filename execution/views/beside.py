"""What would move, beside the live plan: every way at once, with what the chart draws of each."""

import json

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from execution.scheduling.reschedule import MODES
from execution.scheduling.workdays import evening
from execution.views import preview

HEADER = "X-Beside"  # asked from a chart


def wanted(request):
    """Whether it is asked from a chart, which shows the answer at its side."""
    return HEADER in request.headers


def page(request, along, chosen, *, action, fields, choice, stale=False, status=200):
    """The panel. action, fields: what is posted once somebody agrees; choice: the name under which their way goes along."""
    context = {
        "ways": [way(along, mode, chosen) for mode in MODES],
        "action": action,
        "fields": fields,
        "choice": choice,
        "stale": stale,
        "why": request.POST.get("move_why", ""),
    }
    return render(request, "execution/gantt/beside.html", context, status=status)


def way(along, mode, chosen):
    """What is said of one way, and `drawn`: {moves: [(key, first, last day)], marks: [(id, day)], broken:
    [(key before, key after)] of links that are not kept then, promised, limit}."""
    found = preview.told(along, mode)
    parts, n = found["parts"], found["count"]
    dangers = [danger for part in parts for danger in part["dangers"]]
    apply = ngettext("Apply %(n)s move", "Apply %(n)s moves", n) % {"n": n} if n else _("Apply only this")
    return preview.way(along, mode, chosen) | {
        "headline": found["headline"],
        "apply": apply,
        "dangers": dangers,
        "states": [part["states"] for part in parts],
        "broken": [row for part in parts for row in part["broken"]],
        "groups": groups(parts),
        "total": n + sum(len(part["own"]) for part in parts) + sum(len(part["slips"]) for part in parts),
        "more": sum(part["more"] for part in parts),
        "drawn": json.dumps(drawn(along, parts, mode, dangers)),
    }


def groups(parts):
    """[(why, [{title, url, was, now, by, far, halves, milestone}])]: by what moves them, in the order in which they begin."""
    found = {}
    for part in parts:
        for task, _first, last, _new_first, new_last in part["own"]:
            shift = halves_between(part["looked"], last, new_last)
            found.setdefault(_("You moved it"), []).append(line(task, last, new_last, shift))
        for row in part["rows"]:
            move = row["move"]
            found.setdefault(row["why"], []).append(
                line(row["task"], move.finish, move.new_finish, move.halves)
            )
        for slip in part["slips"]:
            said = line(slip.milestone, slip.milestone.due, slip.finish, None)
            found.setdefault(_("Its work ends later"), []).append(said)
    return list(found.items())


def halves_between(looked, old, new):
    count = looked.plan.calendar.count
    return count(evening(new)) - count(evening(old))


def line(subject, was, now, halves):
    """halves: None for a milestone."""
    return {
        "title": str(getattr(subject, "title", subject)),
        "url": subject.get_absolute_url(),
        "was": was,
        "now": now,
        "by": preview.by_said(halves) if halves else "",
        "halves": halves or 0,
        "far": preview.far_said(halves)
        if halves
        else _("Milestones")
        if halves is None
        else _("On the same days"),
        "milestone": halves is None,
    }


def drawn(along, parts, mode, dangers):
    moves, marks, broken = [], [], []
    for effect, part in zip(along.effects, parts, strict=True):
        keys = {pk: f"{effect.project.key}-{task.number}" for pk, task in effect.tasks(mode).items()}
        settled = part["looked"].settled.items()
        moves += [(keys[pk], *map(str, days)) for pk, days in settled if pk in keys]
        moves += [
            (keys[move.id], str(move.new_start), str(move.new_finish))
            for move in part["looked"].moves
            if move.id in keys
        ]
        links = [one.link for one in part["looked"].broken if one.link]
        broken += [
            (keys[link.before], keys[link.after])
            for link in links
            if link.before in keys and link.after in keys
        ]
        marks += [(str(slip.milestone.pk), str(slip.finish)) for slip in part["slips"]]
    found = {"moves": moves, "marks": marks, "broken": broken}
    if dangers:
        first = min(dangers, key=lambda danger: danger.limit)
        found |= {"promised": str(first.promised), "limit": str(first.limit)}
    return found
