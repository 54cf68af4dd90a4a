"""A bar of the roadmap as HTML. Hundreds of them stand on one page, and a template takes longer for them than all the
rest does together: so they are written here, and whatever people wrote goes through `escape`."""

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from accounts.templatetags import shell, ui
from roadmap import names, placing

SAMPLE = "X-1"  # a key that stands for any


class Addresses:
    """The addresses of a workspace that differ by the key of an initiative alone, each resolved once."""

    def __init__(self, workspace):
        self.slug, self.known = workspace.slug, {}

    def __call__(self, name, key):
        if name not in self.known:
            self.known[name] = reverse(name, args=[self.slug, SAMPLE]).split(SAMPLE)
        head, tail = self.known[name]
        return f"{head}{key}{tail}"


class BarMarkup:
    """Writes the bars of one page. can: the rights of whoever reads, by name. paint: paint.Paint or None."""

    def __init__(self, workspace, lens, can, paint=None):
        self.at, self.lens, self.can, self.paint = Addresses(workspace), lens, can, paint
        self.query = escape(lens.query())

    def bar(self, p):
        """The plan, its progress, the tail of its forecast, the promise, and the way to move it without a pointer."""
        line = p.bar.data
        coat = self.paint.of(line) if self.paint else None
        key = line.key
        parts = (
            f'<a class="{css(p, line, coat)}" href="{self.at("strategy:initiative_show", key)}" data-bar="{key}"'
            f'{coated(coat)}{self.draft(line, p)} aria-label="{self.name(p, line)}"'
            f'{described(line)} style="{place(p)}{self.measures(p)}">',
            f'<span class="bar-box">{filled(p)}<span class="bar-in"><span class="bar-lead"><span class="bar-s">'
            f"{sign(p, line)}{title(p)}</span></span>{marks(p, line)}</span></span>",
            self.around(p),
            behind(p, line),
            "</a>",
            self.more(p, line),
        )
        return mark_safe("".join(parts))

    def name(self, p, line):
        said = f"{names.name(line)}, {names.worked(line)}" if p.actual else names.name(line)
        return escape(said)

    def measures(self, p):
        found = []
        if p.fill is not None:
            found.append(f";--p:{ui.css_number(p.fill)}")
        if p.tail and p.tail.d:
            found.append(f";--f:{p.tail.d}")
        if self.spread(p):
            found.append(f";--r:{p.tail.spread}")
        if p.fade:
            found.append(f";--fade:{p.fade}px")
        return "".join(found)

    def spread(self, p):
        return bool(self.lens.spread and p.tail and p.tail.spread)

    def around(self, p):
        """What is drawn over and after the box."""
        found = []
        if p.early_s is not None:
            found.append(f'<i class="bar-tick" style="--f:-{p.early}"></i>')
        if p.tail and p.tail.d:
            found.append(f'<span class="bar-tail {p.bar.late}{" cut" if p.tail.cut else ""}"></span>')
        if self.spread(p):
            found.append('<span class="bar-range"></span>')
        if p.promise:
            open_ = "" if p.promise.tick else " open"
            style = f"--ps:{p.promise.offset};--pd:{p.promise.d}"
            found.append(f'<i class="bar-prom{open_}" style="{style}"></i>')
        if p.actual:
            found.append(f'<i class="bar-act" style="--ps:{p.actual.offset};--pd:{p.actual.d}"></i>')
        return "".join(found)

    def draft(self, line, p=None):
        """Attributes that tell the script what dragging does ("place", "propose"; nothing for those who only read),
        the version that was read, its days, how precise they are, and the px it occupies."""
        found = drafted(line, self.can)
        if found and p:
            found["o"] = "{:.0f} {:.0f}".format(*p.occupied)
        return "".join(f' data-{name}="{escape(value)}"' for name, value in found.items())

    def more(self, p, line):
        """The dialog that does the same as dragging."""
        does = placing.handling(line)
        if does == placing.PLACE and self.can["SHAPE"]:
            to = self.at("roadmap:place", line.key)
        elif does == placing.PROPOSE and self.can["LAUNCH"]:
            to = self.at("roadmap:propose", line.key)
        else:
            return ""
        label = escape(_("Move or resize %(title)s…") % {"title": line.initiative.title})
        return (
            f'<a class="bar-more" href="{to}{self.query}" data-dialog tabindex="-1" style="{place(p)}"'
            f' aria-label="{label}">{shell.icon("more", 14)}</a>'
        )


def drafted(line, can):
    """{name: value} of what a bar, or a card of the parking lot, tells the script that moves it."""
    if not can["LAUNCH"]:  # whoever neither moves nor proposes
        return {}
    does, own = placing.handling(line), line.initiative
    if does == placing.PLACE and not can["SHAPE"]:
        does = ""
    found = {"can": does, "v": own.version}
    if line.scheduled:
        return found | {"from": line.start.isoformat(), "to": line.end.isoformat(), "unit": line.precision}
    return found | {"days": placing.days_of(own.effort), "css": ui.status_css(line.state)}


def css(p, line, coat):
    found = ["bar", f"bar-{ui.status_css(line.state)}"]
    if coat:
        found += ["painted", coat.css]
    there = {
        "has-tail": p.tail and p.tail.d, "bar-cut-s": p.cut_start, "bar-cut-e": p.cut_end, "bar-pill": p.pill,
        "bar-fade": p.fade, "bar-gone": not p.d,
    }  # fmt: skip
    return " ".join([*found, *(name for name, holds in there.items() if holds)])


def coated(coat):
    return f' data-coat="{escape(coat.key)}"' if coat else ""


def described(line):
    return f' aria-description="{escape(line.reason)}"' if line.reason else ""


def place(p):
    return f"--s:{p.s};--d:{p.d};--row:{p.row}"


def filled(p):
    return '<span class="bar-fill"></span>' if p.fill is not None else ""


def sign(p, line):
    return status_sign(line) if p.label.glyph else ""


def status_sign(line):
    return ui.status_icon(line.state, line.percent)


def title(p):
    return f'<span class="bar-t">{escape(p.bar.title)}</span>' if p.label.place == "inside" else ""


def marks(p, line):
    """The small signs at the end of the box."""
    label, found = p.label, []
    if line.late and not p.note:
        found.append(ui.health_icon(line.health, 14))
    if label.percent:
        found.append(f"{line.percent}%")
    if label.seal:
        found.append(shell.icon("seal"))
    if label.project:
        found.append(shell.icon("project"))
    return f'<span class="bar-m">{"".join(found)}</span>' if found else ""


def behind(p, line):
    """A title that found no room in the box, and the forecast in words."""
    if p.label.place == "outside":
        glyph = "" if p.label.glyph else status_sign(line)
        said = note(p, line, "bar-said") if p.note else ""
        return f'<span class="bar-out">{glyph}<span class="bar-ot">{escape(p.bar.title)}</span>{said}</span>'
    if p.note:
        return note(p, line, "bar-note in" if p.note.inside else "bar-note")
    return ""


def note(p, line, css):
    tone = p.bar.late if p.note.days > 0 else "ok"
    glyph = ui.health_icon(line.health, 12) if line.late else ""
    words = escape(_("forecast %(drift)s") % {"drift": p.note.text})
    return f'<span class="{css} {tone}">{glyph}{words}</span>'
