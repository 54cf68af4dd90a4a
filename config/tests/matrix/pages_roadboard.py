"""The roadmap as a board. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

SHAPED = "302 302 403 403 403 404 404 login login"
FORM = "200 200 403 403 403 404 404 login login"


def to_next(_here):
    return {"lane": "next", "was": "later"}


ROWS = [
    Row("roadmap:shelve", args=lambda here: [here.draft.key], data=to_next, GET=FORM, POST=SHAPED),
    Row("roadmap:shelve", case="a place between others", args=lambda here: [here.draft.key],
        data=lambda here: {"after": "", "before": here.approved.key}, POST=SHAPED),
]  # fmt: skip
