"""Days between which most of a place's work stands."""

import datetime as dt

START, END = dt.date(2026, 4, 27), dt.date(2026, 8, 14)
