"""Policies, points, agreements and what takes whose place, as programs ask for them."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 401 401 401"
DONE = "200 200 403 403 403 404 401 401 401"

ROWS = [
    Row(
        "api:product-policy",
        args=lambda here: [here.product.pk],
        data=lambda here: {"rule": "all", "days": 5, "version": here.policy.version},
        GET=READ,
        PATCH=DONE,
    ),
    Row(
        "api:initiative-points",
        args=lambda here: [here.sent_back.pk],
        data=lambda here: {"point": str(here.point.pk), "answer": "Costed."},
        GET=READ,
        POST=DONE,
    ),
    Row(
        "api:initiative-agreement",
        case="the owner agreed, the executive is asked",
        args=lambda here: [here.half_agreed.pk],
        DELETE="204 403 403 403 400 404 401 401 401",
    ),
    Row(
        "api:initiative-supersession",
        args=lambda here: [here.approved.pk],
        data=lambda here: {"by": str(here.draft.pk), "note": "It does it better."},
        POST="201 201 403 403 403 404 401 401 401",
    ),
    Row(
        "api:initiative-supersession",
        case="brought back",
        args=lambda here: [here.superseded.pk],
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
]
