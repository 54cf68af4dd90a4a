"""The bars and rows of an earlier day as HTML; written here for the same reason as roadmap/drawing/bar_markup.py."""

from dataclasses import replace

from accounts.escaping import escape
from accounts.templatetags import shell, ui
from roadmap.drawing.bar_markup import BarMarkup
from roadmap.drawing.lane_markup import is_few, windowed
from roadmap.drawing.phone_markup import PhoneMarkup, parts_of

READS = {"SHAPE": False, "LAUNCH": False}  # nothing of an earlier day is moved


class ThenMarkup:
    """Writes what one page of history.page.AsOf draws. part(name, **values): what that template draws."""

    def __init__(self, workspace, lens, part, page):
        self.part, self.page, self.few = part, page, is_few(page.drawn.lanes)
        self.pen = BarMarkup(workspace, replace(lens, spread=False), READS)
        self.rows = PhoneMarkup(workspace)

    def track(self, lane):
        """The bars of a timeline.PlacedLane; those out of sight come later."""
        return windowed([(p.y, self.bar(p)) for p in lane.bars], lane, self.few)

    def bar(self, p):
        line, label = p.bar.data.line, p.label
        if p.held:
            return self.part("roadmap/roadmap/_container", p=p, line=line, paint=None)
        sign, title, pen = self.pen.sign[line.state, line.percent], escape(p.bar.title), self.pen
        inside = f'<span class="bar-t">{title}</span>' if label.place == "inside" else ""
        filled = '<span class="bar-fill"></span>' if p.fill is not None else ""
        edge = "" if p.s else " at-edge"
        return (
            f'<a class="{pen.css[line.state]} same{pen.cut(p)}{edge}" data-bar="{p.bar.id}"{self.address(line)}'
            f' aria-label="{self.name(p, line)}" style="--s:{p.s};--d:{p.d};--row:{p.row}{pen.measures(p)}">'
            f'<span class="bar-box">{filled}<span class="bar-in"><span class="bar-lead"><span class="bar-s">'
            f"{sign if label.glyph else ''}{inside}</span></span>{self.marks(p, line)}</span></span>{pen.around(p)}"
            f"{self.behind(p, line, title, sign)}</a>"
        )

    def name(self, p, line):
        return self.pen.name(p, line)

    def address(self, line):
        """Where it leads, as long as it has a page."""
        return f' href="{self.pen.head}{line.key}{self.pen.tail}"' if line.initiative.number else ""

    def marks(self, p, line):
        label, pen = p.label, self.pen
        found = f"{line.percent}%" if label.percent else ""
        found += (pen.seal if label.seal else "") + (pen.project if label.project else "")
        return f'<span class="bar-m">{found}</span>' if found else ""

    def behind(self, p, line, title, sign):
        """A title that found no room in the box, and the forecast in words."""
        inside = p.label.place == "inside"
        said = self.pen.note(p, line, "bar-note" if inside else "bar-said") if p.note else ""
        if inside:
            return said
        return f'<span class="bar-out">{"" if p.label.glyph else sign}<span class="bar-ot">{title}</span>{said}</span>'

    def phone(self):
        """The phone's list, in parts."""
        lanes = [(head, rows) for head, rows in self.page.phone.lanes if rows]
        return parts_of([(self.title(head), [self.row(*row) for row in rows]) for head, rows in lanes])

    def title(self, head):
        sign = ui.health_icon(head.health, 12, named=True) if head.health else ""
        section = f"{escape(head.section.title)} · " if head.section else ""
        return f'<h2 class="mg">{sign}<span class="ell">{section}{escape(head.title)}</span></h2>'

    def row(self, one, small):
        line = one.line
        if line.initiative.number:
            return self.rows.row(line, small)
        return (
            f'<li class="mr"><a><div class="row" style="--gap:9px">{ui.status_icon(line.state)}'
            f'<span class="mr-t ell">{escape(line.initiative.title)}</span>'
            f'<span class="mr-d num">{shell.day(line.end)}</span></div></a></li>'
        )
