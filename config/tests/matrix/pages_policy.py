"""How a product decides, what was asked to be changed, whose yes is taken back, what takes whose place."""

from config.tests.matrix.row import Row

FORM = "200 200 403 403 403 404 404 login login"
DONE = "302 302 403 403 403 404 404 login login"

ROWS = [
    Row(
        "strategy:product_policy",
        args=lambda here: [here.product.key],
        data=lambda here: {
            "rule": "all",
            "number": 1,
            "days": 5,
            "remind_before": 1,
            "required": ["problem"],
        },
        GET=FORM,
        POST=DONE,
    ),
    Row(
        "strategy:point_answer",
        args=lambda here: [here.sent_back.key, here.point.pk],
        data=lambda here: {"answer": "Costed, four weeks less."},
        GET=FORM,
        POST=DONE,
    ),
    Row(
        "strategy:agreement_take_back",
        case="the owner agreed, the executive is asked",
        args=lambda here: [here.half_agreed.key],
        POST="302 403 403 403 302 404 404 login login",
    ),
    Row(
        "strategy:initiative_supersede",
        args=lambda here: [here.approved.key],
        data=lambda here: {"successor": here.draft.pk, "note": "The other one does it better."},
        GET=FORM,
        POST=DONE,
    ),
    Row("strategy:initiative_unsupersede", args=lambda here: [here.superseded.key], POST=DONE),
]
