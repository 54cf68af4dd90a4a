"""A shared roadmap as slides, made of what a visitor may see (roadmap.sharing.seen) and of nothing else. Pure, but for the
words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap.grammar import joined, number
from roadmap.sharing.seen import BUILDING, EXPLORING, PLANNED, SHIPPED, WORDS

MOST = 6  # cards of a column that a slide has room for
WIDE = 12  # the same where there are no columns, so that they stand side by side


@dataclass(frozen=True)
class Slide:
    """kind: "cover", "lane" or "news". name: the heading it shows, "" without; said: its one sentence, "" where nothing
    tells. figures: [(word, how many)] of a cover. cells: [(Column, [Card])] of a lane. part, parts: of a lane that takes
    several slides. rows: the News."""

    kind: str
    name: str = ""
    said: str = ""
    figures: list = field(default_factory=list)
    cells: list = field(default_factory=list)
    part: int = 1
    parts: int = 1
    rows: list = field(default_factory=list)


def slides(shown, told=()):
    """[Slide] of a Shown: the cover, each heading, and what changed since the visitor last looked. told: [News]."""
    lanes = [slide for row in shown.rows for slide in slides_of(row)]
    news = [Slide("news", _("What changed"), rows=list(told)[: MOST + 1])] if told else []
    return [Slide("cover", figures=figures(shown)), *lanes, *news]


def figures(shown):
    """[(word, count)] of what is there, in the order of WORDS; none where states are not shown. A card counts once under
    however many headings, and two count twice, alike as they may look."""
    cards = {id(card): card for row in shown.rows for _column, cards in row.cells for card in cards}
    counts = {state: sum(card.state == state for card in cards.values()) for state in WORDS}
    return [(word, counts[state]) for state, word in WORDS.items() if counts[state]]


def slides_of(row):
    """[Slide] of one heading: as many as its longest column needs."""
    room = MOST if len(row.cells) > 1 else WIDE
    parts = max(1, *(-(-len(cards) // room) for _column, cards in row.cells))
    told = said([card for _column, cards in row.cells for card in cards])
    return [
        Slide(
            "lane", row.title, told, part=part + 1, parts=parts,
            cells=[(column, cards[part * room : (part + 1) * room]) for column, cards in row.cells],
        )
        for part in range(parts)
    ]  # fmt: skip


def said(cards):
    """The answer first: what is being built, else what is planned, explored or done; "" where states are not shown."""
    for state, words in (
        (BUILDING, _("Being built: %(names)s.")),
        (PLANNED, _("Next: %(names)s.")),
        (EXPLORING, _("We are exploring %(names)s.")),
        (SHIPPED, _("Shipped: %(names)s.")),
    ):
        there = list(dict.fromkeys(card.title for card in cards if card.state == state))
        if there:
            return words % {"names": names(there)}
    return ""


def names(titles):
    """Two by name; more are counted behind the first."""
    if len(titles) < 3:
        return joined(titles)
    rest = len(titles) - 1
    more = ngettext("%(n)s more", "%(n)s more", rest) % {"n": number(rest)}
    return joined([titles[0], more])
