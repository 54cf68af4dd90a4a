"""Drafting on the roadmap. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

SHAPED = "302 302 403 403 403 404 404 login login"
FORM = "200 200 403 403 403 404 404 login login"
ASKED = "200 200 200 403 403 404 404 login login"
SENT = "302 302 302 403 403 404 404 login login"


def days(here):
    return {"start": "2026-05-04", "end": "2026-08-21"}


ROWS = [
    Row("roadmap:place", args=lambda here: [here.approved.key], data=days, GET=FORM, POST=SHAPED),
    Row("roadmap:place", case="another lane", args=lambda here: [here.approved.key],
        data=lambda here: {"lane": str(here.said_goal.pk), "was": str(here.goal.pk)}, POST=SHAPED),
    Row("roadmap:foresee", args=lambda here: [here.draft.key], data=days, GET=ASKED),
    Row("roadmap:tie", args=lambda here: [here.draft.key], data=lambda here: {"other": here.approved.key},
        POST=SHAPED),
    Row("roadmap:propose", args=lambda here: [here.delivering.key], data=days, GET=ASKED, POST=SENT),
    Row("roadmap:draw", data=lambda here: days(here) | {"title": "Crate deposits", "product": here.product.pk},
        GET=FORM, POST=SHAPED),
]  # fmt: skip
