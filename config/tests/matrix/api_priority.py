"""Priorities, scores, models and sessions, as programs ask for them."""

from config.tests.matrix.pages_priority import model, revealed, session
from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 401 401 401"
MADE = "201 201 403 403 403 404 401 401 401"
DONE = "200 200 403 403 403 404 401 401 401"
# A list is of one's own company, and what is named in a body of another one is not there.
LIST = "200 200 200 200 200 200 401 401 401"
LACKING = "201 201 403 403 403 400 401 401 401"
GONE = "204 204 403 403 403 404 401 401 401"


def voting(verb, **more):
    return lambda here: {"initiative": str(here.draft.pk), "key": "reach", "verb": verb} | more


ROWS = [
    Row(
        "api:scoring-model-list",
        data=lambda here: {"name": "Jobs", "kind": "wsjf"},
        GET=LIST,
        POST="201 201 403 403 403 201 401 401 401",
    ),
    Row(
        "api:scoring-model-detail",
        args=model,
        data=lambda here: {"name": "RICE 2", "version": here.model.version},
        GET=READ,
        PATCH=DONE,
        DELETE=GONE,
    ),
    Row("api:scoring-model-default", args=lambda here: [here.other_model.pk], POST=DONE),
    Row(
        "api:score-list",
        data=lambda here: {"initiative": str(here.draft.pk), "inputs": {"reach": 1000}},
        GET=LIST,
        POST=LACKING,
    ),
    Row("api:score-detail", args=lambda here: [here.score.pk], GET=READ),
    Row("api:score-inputs", args=lambda here: [here.score.pk], GET=READ),
    Row(
        "api:priority-list",
        data=lambda here: {
            "initiative": str(here.draft.pk),
            "after": str(here.in_review.pk),
            "why": "The season.",
        },
        GET=LIST,
        POST=LACKING,
    ),
    Row("api:priority-detail", args=lambda here: [here.draft.pk], DELETE=GONE),
    Row("api:priority-changes", GET=LIST),
    Row(
        "api:scoring-session-list",
        data=lambda here: {
            "name": "Q1",
            "product": str(here.product.pk),
            "model": str(here.model.pk),
            "initiatives": [str(here.draft.pk)],
            "scorers": [str(here.manager.pk)],
        },
        GET=LIST,
        POST=LACKING,
    ),
    Row(
        "api:scoring-session-detail",
        args=session,
        data=lambda here: {"name": "Q4, second part", "version": here.session.version},
        GET=READ,
        PATCH=DONE,
        DELETE=GONE,
    ),
    Row(
        "api:scoring-session-seats",
        args=session,
        data=lambda here: {"member": str(here.owner.pk)},
        POST=MADE,
    ),
    Row(
        "api:scoring-session-votes",
        args=session,
        data=voting("answer", value=850),
        POST="403 200 403 200 200 404 401 401 401",
    ),
    Row(
        "api:scoring-session-votes",
        case="take",
        args=session,
        data=voting("take"),
        before=revealed,
        POST=DONE,
    ),
    Row("api:scoring-session-close", args=session, POST=DONE),
]
