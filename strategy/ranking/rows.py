"""The rows of the ranking as markup: a hundred of them, each with a cell an input, cost less written than drawn by a
template. Every word that people wrote is escaped here; icons come ready."""

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from accounts.escaping import escape
from accounts.templatetags.shell import icon
from accounts.templatetags.ui import status_icon


class RowWriter:
    """Needs the ranking's Page. Words and signs are made once, for all rows."""

    def __init__(self, page):
        self.page, self.width = page, page.width
        self.may_edit, self.movable = page.may_edit, page.movable
        self.by_hand = page.filters.by_hand
        self.check, self.pencil, self.grip, self.pin = (
            icon("check", 14),
            icon("pencil", 12),
            icon("grip", 12),
            icon("pin", 12),
        )
        self.names = {c.key: escape(str(c.name)) for c in page.scheme.criteria}
        self.signs = {}
        self.move, self.move_title = _("Move %(title)s by hand"), escape(_("Move by hand"))
        self.held_words = _("Held here by hand; its score says %(n)s.")

    def rows(self, lines):
        """The markup of all of them."""
        return mark_safe("".join(self.cut(line) + self.row(line) for line in lines))

    def cut(self, line):
        """The capacity line, where it is drawn above this row."""
        return self.line_words(line.cut) if line.cut else ""

    def line_words(self, words):
        return (
            f'<tr class="cutrow"><td colspan="{self.width}"><span class="cut"><span>{self.check}{escape(words)}</span>'
            "</span></td></tr>"
        )

    def row(self, line):
        row, key = line.row, line.row.key
        below = ' class="below"' if line.below else ""
        cells = "".join([self.cell(key, cell) for cell in line.cells])
        return (
            f'<tr{below} data-k="{key}" data-card="{key}"><td class="c-r num">{self.handle(line)}{row.rank}</td>'
            f'<th scope="row"><span class="row prow">{self.sign(row.state)}<a class="ell med" href="{escape(line.url)}">'
            f'{escape(row.title)}</a><span class="key">{key}</span>{self.held(row)}</span></th>{cells}'
            f'<td class="ar c-sc">{self.score(line)}</td></tr>'
        )

    def sign(self, state):
        if state not in self.signs:
            self.signs[state] = status_icon(state, named=True)
        return self.signs[state]

    def handle(self, line):
        if not self.movable:
            return ""
        label = escape(self.move % {"title": line.row.title})
        return (
            f'<a class="pgrip" href="{escape(line.place_url)}" data-dialog draggable="false" aria-label="{label}" '
            f'title="{self.move_title}">{self.grip}</a>'
        )

    def held(self, row):
        if not row.held or not self.by_hand:
            return ""
        words = escape(self.held_words % {"n": row.scored})
        return f'<span class="held" title="{words}">{self.pin}<span class="sr">{words}</span></span>'

    def cell(self, key, cell):
        css = "only-wide ar num" if cell.numeric else "only-wide"
        value = f"{cell.bars}{escape(cell.text)}"
        if not self.may_edit:
            return f'<td class="{css}">{value}</td>'
        url = escape(cell.url)
        return (
            f'<td class="{css}"><inline-edit id="pc-{key}-{cell.key}" url="{url}"><div class="ie-v"><span>{value}</span>'
            f'<a class="ie-open" href="{url}" aria-label="{self.names[cell.key]}, {key}">{self.pencil}</a></div>'
            "</inline-edit></td>"
        )

    def score(self, line):
        if line.reason and self.may_edit:
            return f'<a class="t3 xs" href="{escape(line.edit_url)}" data-dialog>{escape(line.reason)}</a>'
        if line.reason:
            return f'<span class="t3 xs">{escape(line.reason)}</span>'
        return (
            f'<span class="scb only-wide" aria-hidden="true"><span class="scb-b" style="--v:{line.share:.4g}"></span></span>'
            f'<span class="num semi">{line.score}</span>'
        )
