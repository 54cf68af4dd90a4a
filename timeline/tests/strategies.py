"""Hypothesis strategies of the geometry: dates, scales, bars."""

import datetime as dt

from hypothesis import strategies as st

from timeline import Bar, scale_for
from timeline.bars import FADE

dates = st.dates(dt.date(2015, 1, 1), dt.date(2040, 12, 31))
zooms = st.sampled_from(["weeks", "months", "quarters", "fit"])
fiscal_months = st.integers(1, 12)
near = st.dates(dt.date(2026, 1, 1), dt.date(2028, 6, 30))


@st.composite
def scales(draw):
    first = draw(dates)
    last = first + dt.timedelta(draw(st.integers(0, 900)))
    width = draw(st.none() | st.integers(200, 2000))
    return scale_for(draw(zooms), first, last, fiscal_month=draw(fiscal_months), width=width)


@st.composite
def bars(draw, number=0):
    start = draw(near)
    end = start + dt.timedelta(draw(st.integers(0, 400)))
    p50 = end + dt.timedelta(draw(st.integers(-60, 200)))
    p85 = p50 + dt.timedelta(draw(st.integers(0, 60)))
    return Bar(
        number, start, end, draw(st.text(max_size=30)),
        precision=draw(st.sampled_from(sorted(FADE))),
        aside=draw(st.sampled_from(["", "Q3 2027"])),
        progress=draw(st.none() | st.floats(0, 1)),
        forecast=draw(st.sampled_from([None, (p50, p85)])),
        promise=draw(st.none() | st.tuples(near, st.none() | near)),
        has_percent=draw(st.booleans()), has_seal=draw(st.booleans()), has_project=draw(st.booleans()),
        row=draw(st.none() | st.integers(0, 4)),
        look=draw(st.sampled_from(["solid", "dashed", "hatch"])),
    )  # fmt: skip


@st.composite
def lane_bars(draw, most=14):
    return [draw(bars(number)) for number in range(draw(st.integers(0, most)))]
