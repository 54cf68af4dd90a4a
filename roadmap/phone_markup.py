"""A row of the phone's roadmap as HTML; written here for the same reason as roadmap/bar_markup.py."""

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from accounts.templatetags import shell, ui
from roadmap import names
from roadmap.bar_markup import Addresses


class PhoneMarkup:
    """Writes the rows of one page."""

    def __init__(self, workspace):
        self.at = Addresses(workspace)

    def row(self, line, small):
        """An initiative with its day and a small bar. small: phone.Small, None outside the range."""
        own = line.initiative
        glyph = ui.status_icon(line.state, line.percent, 16, named=True)
        return mark_safe(
            f'<li class="mr"><a href="{self.at("strategy:initiative_show", own.key)}"><div class="row" style="--gap:9px">'
            f'{glyph}<span class="mr-t ell">{escape(own.title)}</span>'
            f'<span class="mr-d num">{when(line)}{promised(line)}</span></div>{notes(line)}{bar(line, small)}</a></li>'
        )


def when(line):
    """The day that matters: the forecast where it is late or drifts, else the planned end."""
    if line.late:
        off = " off" if line.health == "off_track" else ""
        words_ = f'<span class="late{off}">{expected(line)}</span>' if line.forecast else ""
        said = f'<span class="sr">{escape(line.reason)}</span>'
        return f"{ui.health_icon(line.health, 12, named=True)}{words_}{said}"
    if line.judged and line.drift:
        return f"<span>{expected(line)}</span>"
    if line.coarse:
        return escape(names.frame(line.start, line.end, line.precision))
    return shell.day(line.end)


def expected(line):
    day = shell.day(line.forecast.p50)
    return f"{day}, {line.drift.text}" if line.drift else day


def promised(line):
    if not line.off_promise:
        return ""
    return f'<span class="sr">, {escape(_("promised"))} {shell.day(line.promise.end)}</span>'


def notes(line):
    """What of it cannot hold, and the whole it is part of."""
    found = [
        f'<p class="mr-n xs late-off">{shell.icon("warn", 12)}{escape(tied.said_of(line))}</p>'
        for tied in line.conflicts
    ]
    if line.whole:
        part = escape(_("Part of %(title)s") % {"title": line.whole.initiative.title})
        found.append(f'<p class="mr-n xs t3">{shell.icon("layers", 12)}{part}</p>')
    return "".join(found)


def bar(line, small):
    if not small:
        return ""
    a, b, number = small.a, small.b, ui.css_number
    found = []
    if b > a:
        done = f'<i style="--p:{small.p}"></i>' if small.p else ""
        found.append(
            f'<i class="mb mb-{ui.status_css(line.state)}" style="--a:{number(a)};--b:{number(b)}">{done}</i>'
        )
    if small.promise:
        found.append(between("mb-prom", *small.promise))
    if small.tail:
        found.append(between(f"mb-tail {small.tone}", b, small.tail))
    return f'<div class="mr-b" aria-hidden="true">{"".join(found)}</div>'


def between(css, a, b):
    return f'<i class="{css}" style="--a:{ui.css_number(a)};--b:{ui.css_number(b)}"></i>'
