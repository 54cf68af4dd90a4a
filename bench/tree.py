"""The least that the strategy page of a company (bench/company.py) could cost: the same middleware, sign-in and frame, the
same rows by statements by hand, and the same lines of the tree out of f-strings."""

import datetime as dt

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import escape

from accounts.access import access
from accounts.roles import Can
from bench import around
from bench.tree_rows import PRODUCTS, read


@access(Can.READ)
def floor(request):
    """The frame that every page has, and in it the same tree by the shortest way."""
    page = render(request, "base.html").content.decode()
    pk = request.workspace._meta.pk.get_db_prep_value(request.workspace.pk, connection)
    beside = around.read(pk)
    goals, results, by_goal, projects, *rest = read(pk)
    tree = drawn(goals, results, by_goal, projects, *rest)
    body = around.head(goals, *beside) + tree + around.covers(goals, by_goal, projects, *beside[5:7])
    return HttpResponse(page.replace("</main>", f"{body}</main>"))


def drawn(goals, results, by_goal, projects, leaves, promises, ties, most):
    """The table that the page draws, in the same words and signs; each day is made a word of once."""
    days = Days(timezone.localdate())
    by_key = {pk: f"{row[10]}-{row[1]}" for rows in by_goal.values() for row in rows for pk in row[:1]}
    known, parts, product = (projects, leaves, promises, ties, by_key, days), [], None
    for pk, number, title, mode, key, owner, start, end in goals:
        if key != product:
            product = key
            parts.append(stem(key))
        lines = by_goal.get(pk, ())
        told, share = ("the work on its initiatives", work_share(lines, projects)) if mode == "initiatives" else (
            "its key results", mean(results[pk])
        )  # fmt: skip
        behind = days.past(start, end) - share
        state = "ok" if behind <= 5 else "risk" if behind <= 20 else "off"
        code, words = f"{key}-G{number}", escape(title)
        parts.append(
            f'<tr class="tr-goal" aria-level="2" aria-expanded="true" data-row="{pk}"><th scope="row"><span class="tn" '
            f'style="--l:0">{fold("Fold", words)}<span class="gcode">{code}</span><a class="ell" '
            f'href="/w/bench/goals/{code}/" title="{words}">{words}</a></span></th><td data-th="Progress">'
            f'<span class="row tr-m" style="--gap:8px" title="From {told}">{bar(share, "ink")}<span class="num semi">'
            f'{share:.0f}%</span><span class="sr"> from {told}</span></span></td><td class="t2 tr-now">{len(lines)} '
            f'initiatives, {len(results[pk])} KRs</td><td class="tr-o">{face(owner)}</td><td colspan="2"><span '
            f'class="row" style="--gap:6px">{sign(f"h-{state}", 12)}{HEALTH[state]}<span class="num t3 xs end nowrap">'
            f"{days[start]} – {days[end]}</span></span></td></tr>"
        )
        for name, first, target, current, checked in results[pk]:
            way = 100 * float(current - first) / float(target - first)
            silent = "" if checked else '<span class="late xs">Not checked in for a month</span>'
            parts.append(
                f'<tr class="tr-kr" aria-level="3"><th scope="row"><span class="tn" style="--l:1"><span class="tw"></span>'
                f'{sign("target", 14)}<span class="ell" title="{escape(name)}">{escape(name)}</span></span></th><td '
                f'data-th="Progress"><span class="kr-v"><span class="num t3 ell">{first:g}</span>{bar(way, "ink")}<span '
                f'class="num t3 ell">{target:g}</span></span></td><td class="num tr-now"><b class="semi">{current:g}</b> '
                f'<span class="t3">{way:.0f}%</span></td><td class="tr-x"></td><td colspan="2">{silent}</td></tr>'
            )
        parts += [line(row, pk, *known) for row in lines[:most]]
        if len(lines) > most:
            parts.append(
                f'<tr class="tr-more" aria-level="3"><th scope="row" colspan="6"><span class="tn" style="--l:1"><span '
                f'class="tw"></span><a class="t2" href="/w/bench/initiatives/?goal={code}">{len(lines) - most} more '
                "initiatives</a></span></th></tr>"
            )
    for _name, key in PRODUCTS:
        parts += [line(row, key, *known) for row in by_goal.get(key, ())[:most]]
    return f'<table class="grid-t tree">{"".join(parts)}</table>'


def line(row, under, projects, leaves, promises, ties, by_key, days):
    pk, number, title, _state, _effort, start, end, theme, _parent, _shares, product = row
    key, mine, words, promise = f"{product}-{number}", projects.get(pk, ()), escape(title), promises.get(pk)
    done, tasks = sum(one[9] for one in mine), sum(one[6] for one in mine)
    share = 100 * done / tasks if tasks else 0
    cards = [card(one, leaves[one[0]], promise, days) for one in mine]
    told, health, late, name = cards[0] if cards else ("", "none", "", "")
    pillar = (
        '<span class="th-sw th-c" role="img" aria-label="Lean core" title="Lean core"></span>'
        if theme
        else ""
    )
    red = "".join(
        f'<span class="xs late-off dep-w tr-cf" style="--l:1">{sign("warn", 12)}<span>{by_key.get(other)}</span></span>'
        for other in ties.get(pk, ())
    )
    note = f' <span class="late-off" title="{told}">{late}</span>' if late else ""
    link = (
        f'<a class="row" style="--gap:6px" href="/w/bench/projects/{mine[0][2]}/">{sign(f"h-{health}", 12, HEALTH[health])}'
        f'<span class="ell">{name}</span></a>' if mine else ""
    )  # fmt: skip
    return (
        f'<tr class="tr-ini" aria-level="3" aria-expanded="false" data-row="{under} {pk}"><th scope="row"><span class="tn" '
        f'style="--l:1">{fold("Unfold", words)}<svg class="i st st-delivery i-14" viewBox="0 0 16 16" role="img" '
        f'aria-label="In delivery, {share:.0f}% done"><circle cx="8" cy="8" r="5.25"/><circle class="pie" cx="8" cy="8" '
        f'r="1.6" pathLength="100" stroke-dasharray="{share:.0f} 100"/></svg><a class="ell med" '
        f'href="/w/bench/initiatives/{key}/" title="{words}">{words}</a>{pillar}</span>{red}</th><td data-th="Progress">'
        f'<span class="row tr-m" style="--gap:8px">{bar(share, health)}<span class="num t2">{share:.0f}%</span></span></td>'
        f'<td class="num t2 tr-now">{days[start]} – {days[end]}{note}</td><td class="tr-o">{face("Mara Lindholm")}</td>'
        f'<td class="tr-d">{link}</td><td class="num t2 ar tr-t">{done}/{tasks}<span class="sr"> tasks done</span></td></tr>'
        + "".join(row_of(one, *made[:2], share, days) for one, made in zip(mine, cards, strict=True))
    )  # fmt: skip


def row_of(project, told, health, share, days):
    name, start, end = escape(project[1]), project[10], project[11]
    return (
        f'<tr class="tr-pr" aria-level="4"><th scope="row"><span class="tn" style="--l:2"><span class="tw"></span>'
        f'{sign("project", 14)}<a class="ell" href="/w/bench/projects/{project[2]}/" title="{name}">{name}</a><span '
        f'class="key only-wide">{project[2]}</span></span></th><td data-th="Progress"><span class="row tr-m" '
        f'style="--gap:8px">{bar(share, "delivery")}<span class="num t2">{share:.0f}%</span></span></td><td class="num t2 '
        f'tr-now"><time datetime="{start}">{days[start]}</time> – <time datetime="{end}">{days[end]}</time></td><td '
        f'class="tr-o">{face(project[5])}</td><td><span class="row" style="--gap:6px" title="{told}">'
        f'{sign(f"h-{health}", 12)}<span class="ell">{HEALTH[health]}</span></span></td><td class="num t2 ar tr-t">'
        f'{project[9]}/{project[6]}<span class="sr"> tasks done</span></td></tr>'
    )


def card(project, leaves, promise, days):
    """(the sentence, its sign, how late, the name) of a project, by the forecast's own formula in plain numbers."""
    ends = [days.ends(*leaf) for status, *leaf in leaves if status != "done"]
    if not ends or not promise:
        return "", "none", "", escape(project[1])
    ahead, p50 = max(ends)
    p85, end = days.after(p50, -(-ahead * 3 // 10)), days.of(promise[3])
    limit = days.after(end, TOLERANCE)
    state = "ok" if p85 <= limit else "risk" if p50 <= limit else "off"
    behind = days.between(end, p50)
    told = (
        f"Forecast {days[p50]} is {behind} working days late, with {TOLERANCE} working days tolerated; promised for "
        f"{days[end]}."
    )
    return told, state, f"+{(p50 - end).days // 7}w" if p50 > end else "", escape(project[1])


class Days(dict):
    """{day, or its text as a database has it: its words}; and how many working days lie between two."""

    def __init__(self, today):
        super().__init__()
        self.today = today

    def __missing__(self, day):
        found = self.of(day)
        year = "" if found.year == self.today.year else f" {found.year}"
        self[day] = words = f"{found.day} {found:%b}{year}"
        return words

    @staticmethod
    def of(day):
        return dt.date.fromisoformat(day) if isinstance(day, str) else day

    def past(self, start, end):
        start, end = self.of(start), self.of(end)
        return 100 * ((self.today - start).days + 1) / ((end - start).days + 1)

    def ends(self, estimate, remaining, start, due):
        """(working days ahead, the day) on which one leaf ends."""
        start, due = self.of(start), self.of(due)
        length = -(-self.between(start, due) * remaining // estimate)
        end = self.after(max(start, self.today), int(length))
        return self.between(self.today, end), end

    @staticmethod
    def after(day, count):
        weeks, rest = divmod(count + min(day.weekday(), 4), 5)
        return day + dt.timedelta(days=7 * weeks + rest - min(day.weekday(), 4))

    @staticmethod
    def between(first, last):
        weeks, rest = divmod((last - first).days, 7)
        return 5 * weeks + min(rest, 5)


HEALTH = {"ok": "On track", "risk": "At risk", "off": "Off track", "none": "No plan"}
TOLERANCE = 10


def sign(name, size, label=""):
    named = f'role="img" aria-label="{label}"' if label else 'aria-hidden="true"'
    return f'<svg class="i {name} i-{size}" {named}><use href="/static/icons.be77b4e24d8f.svg#i-{name}"></use></svg>'


def fold(verb, words):
    return (
        f'<button type="button" class="tw" data-toggle aria-label="{verb} {words}" tabindex="-1">{sign("chev-d", 12)}'
        "</button>"
    )


def stem(key):
    return (
        f'<tr class="tr-prod" aria-level="1" aria-expanded="true" data-row="{key}"><th scope="row" colspan="6"><span '
        f'class="tn" style="--l:0">{fold("Fold", key)}<a href="/w/bench/strategy/?product={key}">{key}</a></span></th></tr>'
    )


def bar(share, tone):
    words = f'role="img" aria-label="Progress {share:.0f}%"'
    return f'<span class="meter {tone}" {words}><span style="--v:{share:.0f}"></span></span>'


def face(name):
    return f'<span class="av av-1 sm" role="img" aria-label="{escape(name)}" title="{escape(name)}">ML</span>'


def mean(results):
    shares = [
        100 * float(now - first) / float(target - first) for _title, first, target, now, _checked in results
    ]
    return sum(shares) / len(shares) if shares else 0.0


def work_share(lines, projects):
    whole = done = 0.0
    for row in lines:
        if row[3] in ("in_delivery", "approved"):
            weight = float(row[4] or 1)
            hours = [(float(one[7] or 0), float(one[8] or 0)) for one in projects.get(row[0], ())]
            whole += weight
            done += weight * sum(h[1] for h in hours) / (sum(h[0] for h in hours) or 1)
    return 100 * done / whole if whole else 0.0
