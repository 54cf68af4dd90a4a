"""A bar of the roadmap as HTML. Thousands of them stand on one page, and a template takes longer for them than all the
rest does together: so they are written here, and whatever people wrote goes through `escape`."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.escaping import escape
from accounts.templatetags import shell, ui
from roadmap.drafts import placing
from roadmap.drawing import names
from roadmap.reading.once import Once

SAMPLE = "X-1"  # a key that stands for any


class Addresses:
    """The addresses of a workspace that differ by the key of an initiative alone, each resolved once."""

    def __init__(self, workspace):
        self.slug, self.known = workspace.slug, {}

    def parts(self, name):
        """[what stands before the key, what behind it]."""
        if name not in self.known:
            self.known[name] = reverse(name, args=[self.slug, SAMPLE]).split(SAMPLE)
        return self.known[name]

    def __call__(self, name, key):
        head, tail = self.parts(name)
        return f"{head}{key}{tail}"


class BarMarkup:
    """Writes the bars of one page. can: the rights of whoever reads, by name. paint: paint.Paint or None."""

    def __init__(self, workspace, lens, can, paint=None):
        at, self.slug = Addresses(workspace), workspace.slug
        self.head, self.tail = at.parts("strategy:initiative_show")
        self.moves = moves(at, can, escape(lens.query()))
        self.drafts, self.spread = can["LAUNCH"], lens.spread
        self.paint = paint if paint and paint.swatches else None
        self.names, self.day = names.Names(), Once(lambda day: day.isoformat())
        self.sign = Once(lambda known: ui.status_icon(*known))
        self.css = Once(lambda state: f"bar bar-{ui.status_css(state)}")
        self.forecast = Once(lambda drift: escape(_("forecast %(drift)s") % {"drift": drift}))
        self.health = Once(lambda known: ui.health_icon(*known))
        self.dots = shell.icon("more", 14)
        label = escape(_("Move or resize %(title)s…")) % {"title": SAMPLE}
        self.before, _sign, self.after = label.partition(SAMPLE)
        self.seal, self.project = shell.icon("seal"), shell.icon("project")

    @property
    def key(self):
        """What of a page a bar hangs on, beside its line and its place."""
        return self.slug, self.spread, self.drafts, (*self.moves.items(),), self.names.view

    def coat(self, line):
        """The Swatch that a line wears, None where its status tells its colour."""
        return self.paint and self.paint.of(line)

    def bar(self, p, line):
        """The plan, its progress, the tail of its forecast, the promise, and the way to move it without a pointer."""
        label, key, css, coated = p.label, p.bar.id, "", ""
        place, does, reason = f"--s:{p.s};--d:{p.d};--row:{p.row}", placing.handling(line), line.reason
        sign, title = self.sign[line.state, line.percent], escape(p.bar.title)
        if coat := self.coat(line):
            css, coated = f" painted {coat.css}", f' data-coat="{escape(coat.key)}"'
        described = f' aria-description="{escape(reason)}"' if reason else ""
        inside = f'<span class="bar-t">{title}</span>' if label.place == "inside" else ""
        filled = '<span class="bar-fill"></span>' if p.fill is not None else ""
        return (
            f'<a class="{self.css[line.state]}{css}{self.cut(p)}" href="{self.head}{key}{self.tail}" data-bar="{key}"{coated}'
            f'{self.draft(p, line, does) if self.drafts else ""} aria-label="{self.name(p, line)}"{described}'
            f' style="{place}{self.measures(p)}">'
            f'<span class="bar-box">{filled}<span class="bar-in"><span class="bar-lead"><span class="bar-s">'
            f"{sign if label.glyph else ''}{inside}</span></span>{self.marks(p, line)}</span></span>{self.around(p)}"
            f"{self.behind(p, line, title, sign)}</a>{self.more(key, title, does, place)}"
        )

    def cut(self, p):
        """Classes that tell how its box ends."""
        found = " has-tail" if p.tail and p.tail.d else ""
        if p.cut_start:
            found += " bar-cut-s"
        if p.cut_end:
            found += " bar-cut-e"
        if p.pill:
            found += " bar-pill"
        if p.fade:
            found += " bar-fade"
        return found if p.d else f"{found} bar-gone"

    def name(self, p, line):
        said = self.names.name(line)
        return escape(f"{said}, {names.worked(line)}" if p.actual else said)

    def draft(self, p, line, does):
        """Attributes that tell the script what dragging does ("place", "propose"; nothing for those who only read),
        the version that was read, its days, how precise they are, and the px it occupies."""
        (first, last), (start, end) = p.occupied, line.span
        return (
            f' data-can="{does if does in self.moves else ""}" data-v="{line.initiative.version}" '
            f'data-from="{self.day[start]}" data-to="{self.day[end]}" data-unit="{line.precision}" '
            f'data-o="{first:.0f} {last:.0f}"'
        )

    def measures(self, p):
        tail, found = p.tail, "" if p.fill is None else f";--p:{p.fill:g}"
        if tail:
            if tail.d:
                found += f";--f:{tail.d}"
            if tail.spread and self.spread:
                found += f";--r:{tail.spread}"
        return f"{found};--fade:{p.fade}px" if p.fade else found

    def around(self, p):
        """What is drawn over and after the box."""
        found, tail = "", p.tail
        if p.early_s is not None:
            found = f'<i class="bar-tick" style="--f:-{p.early}"></i>'
        if tail:
            if tail.d:
                found += f'<span class="bar-tail {p.bar.late}{" cut" if tail.cut else ""}"></span>'
            if tail.spread and self.spread:
                found += '<span class="bar-range"></span>'
        if p.promise:
            open_ = "" if p.promise.tick else " open"
            found += f'<i class="bar-prom{open_}" style="--ps:{p.promise.offset};--pd:{p.promise.d}"></i>'
        if p.actual:
            found += f'<i class="bar-act" style="--ps:{p.actual.offset};--pd:{p.actual.d}"></i>'
        return found

    def marks(self, p, line):
        """The small signs at the end of the box."""
        label, found = p.label, ""
        if line.late and not p.note:
            found = self.health[line.health, 14]
        if label.percent:
            found += f"{line.percent}%"
        if label.seal:
            found += self.seal
        if label.project:
            found += self.project
        return f'<span class="bar-m">{found}</span>' if found else ""

    def behind(self, p, line, title, sign):
        """A title that found no room in the box, and the forecast in words."""
        if p.label.place == "outside":
            said = self.note(p, line, "bar-said") if p.note else ""
            glyph = "" if p.label.glyph else sign
            return f'<span class="bar-out">{glyph}<span class="bar-ot">{title}</span>{said}</span>'
        if p.note:
            return self.note(p, line, "bar-note in" if p.note.inside else "bar-note")
        return ""

    def note(self, p, line, css):
        tone = p.bar.late if p.note.days > 0 else "ok"
        glyph = self.health[line.health, 12] if line.late else ""
        return f'<span class="{css} {tone}">{glyph}{self.forecast[p.note.text]}</span>'

    def more(self, key, title, does, place):
        """The dialog that does the same as dragging."""
        if does not in self.moves:
            return ""
        head, tail = self.moves[does]
        return (
            f'<a class="bar-more" href="{head}{key}{tail}" data-dialog tabindex="-1" style="{place}"'
            f' aria-label="{self.before}{title}{self.after}">{self.dots}</a>'
        )


def moves(at, can, query):
    """{what dragging does: (what stands before the key, behind it)} of the dialog that does the same."""
    found = {placing.PLACE: "roadmap:place"} if can["SHAPE"] else {}
    found |= {placing.PROPOSE: "roadmap:propose"} if can["LAUNCH"] else {}
    parts = {does: at.parts(name) for does, name in found.items()}
    return {does: (head, f"{tail}{query}") for does, (head, tail) in parts.items()}


def drafted(line, can):
    """{name: value} of what a card of the parking lot tells the script that moves it."""
    if not can["LAUNCH"]:  # whoever neither moves nor proposes
        return {}
    does, own = placing.handling(line), line.initiative
    if does == placing.PLACE and not can["SHAPE"]:
        does = ""
    return {
        "can": does, "v": own.version, "days": placing.days_of(own.effort), "css": ui.status_css(line.state)
    }  # fmt: skip
