"""A row of the phone's roadmap as HTML; written here for the same reason as roadmap/drawing/bar_markup.py."""

from django.utils.translation import gettext as _

from accounts.escaping import escape
from accounts.templatetags import shell, ui
from roadmap.drawing import names
from roadmap.drawing.bar_markup import Addresses
from roadmap.reading.kept import Kept
from roadmap.reading.once import Once

FEW = 150  # rows of which all are drawn at once
SIGHT = 40  # rows that are, of more
PART = 60  # rows that a browser draws together, later
DRAWN = Kept(3_000_000)  # characters of rows that were drawn before


class PhoneMarkup:
    """Writes the rows of one page."""

    def __init__(self, workspace):
        self.head, self.tail = Addresses(workspace).parts("strategy:initiative_show")
        self.sign = Once(lambda known: ui.status_icon(*known, 16, named=True))
        self.health = Once(lambda state: ui.health_icon(state, 12, named=True))
        said, view = shell.short_dates(), shell.seen_from()
        self.key = workspace.slug, view  # what of a page a row hangs on, beside its line and the axis
        self.day = Once(lambda day: f'<time datetime="{day.isoformat()}">{escape(said(day))}</time>')
        self.frame = Once(lambda known: escape(names.framed(*known, *view)))
        self.css = Once(ui.status_css)
        self.promised, self.part = escape(_("promised")), _("Part of %(title)s")

    def lanes(self, phone, everything=False):
        """Markup of all lanes of a phone.Phone, in parts."""
        return parts_of([(self.title(head), self.drawn(head, phone)) for head in phone.heads], everything)

    def drawn(self, head, phone):
        """Markup of the rows of a lane, as it was drawn before where all of it is the same."""
        key = self.key, phone.axis, head.stamp
        found = DRAWN.get(key)
        if found is None:
            found = self.rows(phone.rows(head))
            DRAWN.keep(key, found, sum(map(len, found)))
        return found

    def title(self, head):
        """What a lane is about."""
        hue = f" th-{head.theme.hue}" if head.theme else ""
        sign = f'<span class="th-sw{hue}" aria-hidden="true"></span>' if head.theme else ""
        health = self.health[head.health] if head.health else ""
        share = f'<span class="num t3">{head.percent}%</span>' if head.percent is not None else ""
        return f'<h2 class="mg{hue}">{sign}{health}<span class="ell">{escape(head.title)}</span>{share}</h2>'

    def rows(self, rows):
        """[(Line, Small or None)] as markup, each a part."""
        return [self.row(line, small) for line, small in rows]

    def row(self, line, small):
        """An initiative with its day and a small bar. small: phone.Small, None outside the range."""
        glyph = self.sign[line.state, line.percent]
        return (
            f'<li class="mr"><a href="{self.head}{line.key}{self.tail}"><div class="row" style="--gap:9px">'
            f'{glyph}<span class="mr-t ell">{escape(line.initiative.title)}</span>'
            f'<span class="mr-d num">{self.when(line)}{self.otherwise(line)}</span></div>{self.notes(line)}'
            f"{self.bar(line, small) if small else ''}</a></li>"
        )

    def when(self, line):
        """The day that matters: the forecast where it is late or drifts, else the planned end."""
        if line.late:
            off = " off" if line.health == "off_track" else ""
            words_ = f'<span class="late{off}">{self.expected(line)}</span>' if line.forecast else ""
            said = f'<span class="sr">{escape(line.reason)}</span>'
            return f"{self.health[line.health]}{words_}{said}"
        if line.judged and line.drift:
            return f"<span>{self.expected(line)}</span>"
        if line.coarse:
            return self.frame[line.start, line.end, line.precision]
        return self.day[line.end]

    def expected(self, line):
        day = self.day[line.forecast.p50]
        return f"{day}, {line.drift.text}" if line.drift else day

    def otherwise(self, line):
        """What was promised, where it is not what is planned."""
        if not line.off_promise:
            return ""
        return f'<span class="sr">, {self.promised} {self.day[line.promise.end]}</span>'

    def notes(self, line):
        """What of it cannot hold, and the whole it is part of."""
        if not line.ties and not line.whole:
            return ""
        found = [
            f'<p class="mr-n xs late-off">{shell.icon("warn", 12)}{escape(tied.said_of(line))}</p>'
            for tied in line.conflicts
        ]
        if line.whole:
            part = escape(self.part % {"title": line.whole.initiative.title})
            found.append(f'<p class="mr-n xs t3">{shell.icon("layers", 12)}{part}</p>')
        return "".join(found)

    def bar(self, line, small):
        a, b, found = small.a, small.b, ""
        if b > a:
            done = f'<i style="--p:{small.p}"></i>' if small.p else ""
            found = f'<i class="mb mb-{self.css[line.state]}" style="--a:{a:g};--b:{b:g}">{done}</i>'
        if small.promise:
            found += between("mb-prom", *small.promise)
        if small.tail:
            found += between(f"mb-tail {small.tone}", b, small.tail)
        return f'<div class="mr-b" aria-hidden="true">{found}</div>'


def between(css, a, b):
    return f'<i class="{css}" style="--a:{a:g};--b:{b:g}"></i>'


def parts_of(lanes, everything=False):
    """Markup of lanes, [(title, [row])], in parts. Of many rows, those out of sight are kept back until they come near it."""
    few = everything or sum(len(rows) for _title, rows in lanes) <= FEW
    room, found = None if few else SIGHT, []
    for title, rows in lanes:
        seen, head = rows[:room], title
        if room is not None:
            room -= len(seen)
        if seen:
            found.append(f"{head}\n<ul>{''.join(seen)}</ul>")
            head = ""
        for at in range(len(seen), len(rows), PART):
            part = rows[at : at + PART]
            opened = f'<later-part style="--rows:{len(part)}"><noscript>{head}\n<ul>'
            found.append(f"{opened}{''.join(part)}</ul></noscript></later-part>")
            head = ""
    return found
