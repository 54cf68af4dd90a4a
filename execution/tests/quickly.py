"""A company as quick lines know it, and what is said of one."""

import datetime as dt

from execution.quick.line import read
from execution.quick.reading import Known, Named

TODAY = dt.date(2026, 6, 17)  # a Wednesday
NOOR, NOAH, SAM = (
    Named(1, "Noor Haddad", "noor@x.example"),
    Named(2, "Noah Ek", "ek@x.example"),
    Named(3, "Sam Adeyemi"),
)
TWINS = Named(4, "Ana Li", "ana@x.example"), Named(5, "Ana Li", "li@x.example")
SAMANTHA = Named(6, "Samantha Økland")
LAUNCH, HUBS = Named(7, "launch"), Named(8, "Pilot hubs")
STO, STK, BULK = (
    Named(9, "Standing orders", "STO"),
    Named(10, "Standing stock", "STK"),
    Named(11, "Bulk harvest", "BHE"),
)
KNOWN = Known(
    TODAY, (NOOR, NOAH, SAM, SAMANTHA, *TWINS), (LAUNCH, HUBS), (STO, STK, BULK), me=Named(9, "Jonas Weller")
)


def said(line):
    """(title, {kind: value or values}) of a line without a fault."""
    found = read(line, KNOWN)
    assert not found.faults, found.faults
    kinds = {mark.kind for mark in found.marks}
    return found.title, {kind: found.all(kind) for kind in kinds}


def day(text):
    return dt.date.fromisoformat(text)
