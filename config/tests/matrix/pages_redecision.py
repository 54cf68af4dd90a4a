"""Deciding again on what left its promise. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

FORM = "200 403 403 403 200 404 404 login login"
DECIDED = "302 403 403 403 302 404 404 login login"


def lagging(here):
    return [here.lagging.key]


ROWS = [
    Row("roadmap:redecide", args=lagging, data=lambda here: {"choice": "add", "note": "Two more."},
        GET=FORM, POST=DECIDED),
    Row("roadmap:redecide", case="another date", args=lagging,
        data=lambda here: {"choice": "accept", "end": "2031-01-31", "note": "Worth it."}, POST=DECIDED),
    Row("roadmap:redecide", case="cut", args=lagging,
        data=lambda here: {"choice": "cut", "cut": [str(here.cuttable.pk)], "note": "Nobody asked."}, POST=DECIDED),
    Row("roadmap:redecide", case="stop", args=lagging, data=lambda here: {"choice": "stop", "note": "Enough."},
        POST=DECIDED),
]  # fmt: skip
