"""Sizes in px of one kind of drawing: the roadmap, its quarters, the project plan."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Metrics:
    """row: height of a row. bar: of a bar in it. pad: above and below the rows of a lane. marks: the
    milestone row; marks_more: its second row. head: the two rows of the head. char: width of a character,
    an estimate until the fonts are in. lead, glyph, gap: before the glyph, the glyph, before the text.
    trail: after the text. sign: a seal or project sign with its gap. air: after an occupied extent.
    off: from a bar to what stands outside it. most: of a title; a longer one ends in an ellipsis. pill:
    the narrowest bar drawn. font: size of the words. note: words before a drift."""

    row: float = 44
    bar: float = 34
    pad: float = 10
    marks: float = 36
    marks_more: float = 18
    head: float = 46
    char: float = 6.5
    lead: float = 8
    glyph: float = 14
    gap: float = 6
    trail: float = 6
    sign: float = 19
    air: float = 8
    off: float = 7
    most: float = 260
    pill: float = 12
    font: float = 12
    note: str = "forecast "

    def text(self, words):
        """Estimated width of a string in px."""
        return len(words) * self.char

    @cached_property
    def bare(self):
        """px a label needs beside its text: 14 of edges, the glyph and its gap."""
        return self.lead + self.glyph + self.gap + self.trail


ROADMAP = Metrics()
QUARTERS = Metrics(row=28, bar=21, pad=5, char=6, lead=3, glyph=12, gap=3, trail=2, sign=15, font=11, note="")
PLAN = Metrics(row=30, bar=16, pad=4)
