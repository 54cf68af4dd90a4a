import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.drawing.drawing import BEHIND, MOST, moved, scale_of
from roadmap.drawing.names import frame
from roadmap.lens import ZOOMS, Lens

pytestmark = pytest.mark.usefixtures("in_2026")

TODAY = dt.date(2026, 6, 17)
DATES = st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1))


class Fake:
    """A scheduled line without a database."""

    def __init__(self, start, end, percent=None, p50=None):
        self.start, self.end, self.percent, self.scheduled = start, end, percent, True
        self.span = start, end
        self.forecast = type("Expected", (), {"p50": p50}) if p50 else None
        self.health = "off_track" if p50 else ""
        self.promised = None


@pytest.mark.parametrize(
    ("zoom", "start"),
    [
        ("months", dt.date(2026, 4, 1)),
        ("weeks", dt.date(2026, 6, 1)),
        ("quarters", dt.date(2026, 1, 1)),
    ],
)
def test_a_range_begins_with_a_whole_unit_before_today(zoom, start):
    scale = scale_of(Lens(zoom=zoom), [], TODAY)

    assert scale.start == start
    assert scale.width > 1000


def test_a_range_reaches_to_the_last_end_or_forecast():
    far = Fake(TODAY, dt.date(2027, 8, 1), p50=dt.date(2027, 11, 15))

    assert scale_of(Lens(), [far], TODAY).end == dt.date(2027, 12, 31)


@given(DATES, DATES, DATES, st.sampled_from(ZOOMS), st.none() | DATES, st.none() | DATES)
def test_every_lens_has_a_range(today, start, end, zoom, first, last):
    if first and last and last < first:
        first, last = last, first
    lens = Lens(zoom=zoom, first=first, last=last)
    scale = scale_of(lens, [Fake(min(start, end), max(start, end))], today)

    assert scale.start <= scale.end
    assert scale.days <= MOST.get(zoom, MOST["quarters"]) + BEHIND.get(zoom, 0) + 800
    assert first is None or scale.start == first or scale.start < first


def test_the_range_moves_by_a_share():
    scale = scale_of(Lens(), [], TODAY)
    first, last = moved(scale, 0.5)

    assert (last - first).days == scale.days - 1
    assert scale.start < first < scale.end


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ((2026, 4, 27), (2026, 8, 14), "day", "27 Apr – 14 Aug"),
        ((2026, 4, 27), (2026, 4, 27), "week", "27 Apr"),
        ((2026, 4, 6), (2026, 4, 27), "day", "6 – 27 Apr"),
        ((2027, 2, 26), (2027, 4, 22), "day", "26 Feb – 22 Apr 2027"),
        ((2026, 11, 2), (2027, 1, 22), "day", "2 Nov – 22 Jan 2027"),
        ((2026, 4, 1), (2026, 4, 30), "month", "April 2026"),
        ((2026, 4, 1), (2026, 6, 30), "month", "April – June 2026"),
        ((2027, 7, 1), (2027, 9, 30), "quarter", "Q3 2027"),
        ((2026, 10, 1), (2027, 3, 31), "quarter", "Q4 2026 – Q1 2027"),
        ((2027, 1, 1), (2027, 12, 31), "half", "H1 – H2 2027"),
        ((2027, 1, 1), (2027, 12, 31), "year", "2027"),
        ((2027, 1, 1), (2028, 12, 31), "year", "2027 – 2028"),
    ],
)
def test_a_time_frame_is_as_coarse_as_it_was_said(start, end, precision, words):
    assert frame(dt.date(*start), dt.date(*end), precision) == words
