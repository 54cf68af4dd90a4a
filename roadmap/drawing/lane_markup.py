"""A lane of the roadmap as HTML: what it is about, and its bars; written here for the same reason as
roadmap/drawing/bar_markup.py. What few lanes have, a template draws."""

from math import inf
from operator import itemgetter
from urllib.parse import quote_plus

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.escaping import escape
from accounts.templatetags import shell, ui
from roadmap.reading.kept import Kept, Same
from roadmap.reading.once import Once

ANY = "0-0"  # an id that stands for any, and is none
FEW = 150  # bars that a page draws at once, wherever they stand
SIGHT = 1400  # px from the first lane down in which more than those are drawn at once
PART = 60  # bars that a browser draws together, later
DRAWN = Kept(8_000_000)  # characters of bars that were drawn before


class LaneMarkup:
    """Writes the lanes of one page. pen: BarMarkup. part(name, **values): what that template draws.
    places: {id of a lane: (its place, whether it is the last)} of those that change places; order_url: where to.
    everything: nothing is kept back."""

    def __init__(self, pen, part, lens, places, order_url, *, everything=False):
        self.pen, self.part, self.lens, self.everything = pen, part, lens, everything
        self.places, self.order_url = places, escape(order_url)
        before, _sign, after = escape(lens.query(fold=",".join([*lens.fold, ANY]))).rpartition(ANY)
        self.fold = (before, after)
        self.health = Once(lambda state: ui.health_icon(state, 12, named=True))
        self.count = Once(lambda n: escape(ngettext("%(n)s initiative", "%(n)s initiatives", n) % {"n": n}))
        self.results = Once(lambda n: escape(ngettext("%(n)s KR", "%(n)s KRs", n) % {"n": n}))
        self.chevron, self.warn = shell.icon("chev-d", 12), shell.icon("warn", 12)
        self.more, self.up, self.down = (
            shell.icon("more", 12),
            shell.icon("arr-u", 14),
            shell.icon("arr-d", 14),
        )
        self.upwards, self.downwards, self.late = (
            escape(_("Move up")),
            escape(_("Move down")),
            escape(_("late")),
        )
        self.lane_of, self.move = escape(_("Lane %(title)s")), escape(_("Move lane %(title)s"))
        self.progress = escape(_("Progress %(value)s%%"))

    def lanes(self, lanes):
        """Markup of each timeline.PlacedLane, in their order. Of many bars, those out of sight are kept back (`later`)."""
        few = self.everything or is_few(lanes)
        return [self.lane(lane, few) for lane in lanes]

    def lane(self, lane, few):
        """few: all of its bars are drawn at once."""
        head = lane.lane.data
        if head is None:
            return self.part("roadmap/roadmap/_dates", lane=lane)
        title = escape(head.title)
        css = (" is-folded" if head.folded else "") + (f" th-lane th-{head.theme.hue}" if head.theme else "")
        section = (
            self.part("roadmap/roadmap/_section", head=head, section=head.section)
            if head.section and head.first
            else ""
        )
        return (
            f'<div class="lane{css}" role="group" aria-labelledby="lane-{head.id}" data-lane="{escape(head.value)}" '
            f'data-code="{escape(head.code) or title}"{self.place(head)} style="--rows:{lane.rows};'
            f'--lane-h:{lane.height:g}px;--lines:{head.title_lines}">{section}{self.head(head, title)}'
            f'<div class="lane-track">{self.track(lane, head, title, few)}</div></div>'
        )

    def place(self, head):
        """What tells the script where it stands among those that change places; of two levels the first of a section."""
        own = head.section or head
        if own.id not in self.places or (head.section and not head.first):
            return ""
        return f' data-id="{own.id}" data-place="{self.places[own.id][0]}"'

    def track(self, lane, head, title, few):
        """Its bars, or why there is none."""
        if lane.bars:
            return windowed(self.bars(lane, head), lane, few)
        if head.folded:
            return f'<a class="lane-shut t3 xs ell" href="{self.fold_url(head)}">{title}</a>'
        if lane.earlier or lane.later:
            words = _("%(earlier)s before and %(later)s after these days")
            words = escape(words % {"earlier": lane.earlier, "later": lane.later})
            return f'<span class="lane-off t3 xs">{words}</span>'
        return ""

    def bars(self, lane, head):
        """[(px from the top of the lane, markup)] of its bars, as they were drawn before where all of it is the same."""
        pen = self.pen
        coats = tuple([pen.coat(line) for line in head.lines]) if pen.paint else ()
        key = pen.key, head.stamp, Same(lane.bars), coats
        found = DRAWN.get(key)
        if found is None:
            found = self.drawn(lane, head)
            DRAWN.keep(key, found, sum([len(markup) for _y, markup in found]))
        return found

    def drawn(self, lane, head):
        lines = {line.key: line for line in head.lines}
        return [(p.y, self.bar(p, lines[p.id])) for p in lane.bars]

    def bar(self, p, line):
        return self.part("roadmap/roadmap/_container", p=p, line=line) if p.held else self.pen.bar(p, line)

    def fold_url(self, head):
        """The roadmap with this lane closed, or open again."""
        if head.folded:
            return escape(self.lens.without("fold", head.id))
        before, after = self.fold
        return f"{before}{quote_plus(head.id)}{after}"

    def head(self, head, title):
        name = {"title": title}
        count = self.count[len(head.scheduled)]
        if not head.goal and head.late:
            count += f", {head.late} {self.late}"
        code = f'{escape(head.code)} <span aria-hidden="true">·</span>' if head.code else ""
        cut = ' class="ell"' if head.empty else ""
        if head.empty and head.percent is not None:  # no room for its meter
            code += f'<span>{head.percent}%</span><span aria-hidden="true">·</span>'
        return (
            f'<div class="lane-head"><div class="lane-top"><a class="lane-fold" href="{self.fold_url(head)}" '
            f'aria-expanded="{"false" if head.folded else "true"}" aria-label="{self.lane_of % name}">{self.chevron}</a>'
            f"{self.signs(head)}{code}<span{cut}>{count}</span>{self.menu(head, name)}</div>"
            f"{self.title(head, title)}</div>"
        )

    def signs(self, head):
        """What it stands for, and how that is."""
        found = ""
        if head.theme:
            found = f'<span class="th-sw th-{head.theme.hue}" aria-hidden="true"></span>'
        elif head.state:
            found = ui.status_icon(head.state)
        elif head.owner:
            found = self.part("components/avatar", person=head.owner, size="sm")
        if head.health:
            return found + self.health[head.health]
        if head.product:
            letter = escape(head.product.name[:1])
            return f'{found}<span class="tile tile-{head.product.colour}" aria-hidden="true">{letter}</span>'
        return found + self.warn if head.id == "none" else found

    def menu(self, head, name):
        """The way to another place."""
        if head.id not in self.places:
            return ""
        at, last = self.places[head.id]
        to = f'<a class="mi" href="{self.order_url}lane={quote_plus(head.id)}&amp;place='
        up = f'{to}{at - 1}">{self.up}{self.upwards}</a>' if at else ""
        down = "" if last else f'{to}{at + 1}">{self.down}{self.downwards}</a>'
        return (
            '<menu-button class="lane-m" data-align="end"><details><summary class="btn btn-ghost btn-icon btn-xs" '
            f'aria-label="{self.move % name}">{self.more}</summary><div class="pop menu">{up}{down}</div></details>'
            "</menu-button>"
        )

    def title(self, head, title):
        if head.folded:
            return f'<h2 class="sr" id="lane-{head.id}">{title}</h2>'
        words = f'<a href="{head.url}">{title}</a>' if head.url else title
        whole = f' title="{title}"' if head.empty else ""
        return f'<h2 class="lane-t" id="lane-{head.id}"{whole}>{words}</h2>{self.measured(head)}'

    def measured(self, head):
        """How far a goal is, and by how many key results."""
        if head.empty:
            return ""
        found, percent = "", head.percent
        if percent is not None:
            label = self.progress % {"value": percent}
            found = (
                f'<span class="meter ink" role="img" aria-label="{label}"><span style="--v:{percent}"></span></span>'
                f"{percent}%"
            )
        if head.results:
            found += f'<span class="t3">{self.results[head.results]}</span>'
        return f'<div class="lane-kr">{found}</div>' if found else ""


def is_few(lanes):
    """Whether all bars of these timeline.PlacedLanes are drawn at once."""
    return sum(len(lane.bars) for lane in lanes) <= FEW


def windowed(drawn, lane, few):
    """The markup of a lane's bars, [(px from its top, markup)]; of many, those out of sight stand in parts of their own."""
    sight = inf if few else SIGHT - lane.y
    if lane.height <= sight:
        return "".join([markup for _y, markup in drawn])
    seen = [markup for y, markup in drawn if y < sight]
    rest = sorted([bar for bar in drawn if bar[0] >= sight], key=itemgetter(0))
    return "".join(seen + [later(rest[at : at + PART]) for at in range(0, len(rest), PART)])


def later(bars):
    """Bars that a page with scripts draws when they come near the sight; one without draws them at once."""
    markup = "".join([markup for _y, markup in bars])
    return f'<noscript data-from="{bars[0][0]:g}">{markup}</noscript>'
