"""Drawing time: days to pixels, bars to rows, all of it plain dataclasses. No framework, no domain word.

Two lanes, a mark and an arrow, for example::

    from timeline import Bar, Lane, Link, Mark, lay_out, scale_for

    scale = scale_for("months", first, last, today=today, fiscal_month=4, width=1180)
    lanes = [
        Lane("marks", marks=[Mark("m1", date(2026, 6, 1), "Season opens")]),
        Lane("g1", "Faster", bars=[Bar("a", start, end, "Orders", progress=0.4, forecast=(p50, p85))]),
    ]
    drawn = lay_out(lanes, scale, today, links=[Link("a", "b")])
    for lane in drawn.lanes:      # lane.rows, lane.height, lane.lane.title
        for bar in lane.bars:     # --s: bar.s  --d: bar.d  --row: bar.row  --p: bar.fill  --f: bar.tail.d
            bar.bar.data, bar.label.place, bar.note, bar.promise, bar.cut_start, bar.fade
    drawn.head.upper, drawn.head.lower, drawn.head.lines, drawn.head.today, drawn.arrows
"""

from timeline.arrows import Arrow, Link
from timeline.bar import Bar
from timeline.bars import drift
from timeline.layout import Lane, PlacedLane, Timeline, lay_out
from timeline.metrics import PLAN, QUARTERS, ROADMAP, Metrics
from timeline.milestones import Mark, PlacedMark
from timeline.placed import Placed
from timeline.scale import Scale, scale_for

__all__ = [
    "PLAN",
    "QUARTERS",
    "ROADMAP",
    "Arrow",
    "Bar",
    "Lane",
    "Link",
    "Mark",
    "Metrics",
    "Placed",
    "PlacedLane",
    "PlacedMark",
    "Scale",
    "Timeline",
    "drift",
    "lay_out",
    "scale_for",
]
