"""Ideas, insights and customers by API. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

LIST = "200 200 200 200 200 200 401 401 401"
ONE = "200 200 200 200 200 404 401 401 401"
ADDED_HERE = "201 201 201 201 403 400 401 401 401"
CHANGED = "200 200 403 403 403 404 401 401 401"
MADE = "201 201 403 403 403 404 401 401 401"
GONE = "204 204 403 403 403 404 401 401 401"
OWN_CHANGED = "200 200 403 200 403 404 401 401 401"
OWN_GONE = "204 204 403 204 403 404 401 401 401"
VOTED = "200 200 200 200 403 404 401 401 401"


def said(here):
    return {
        "words": "Ten to one is no window.",
        "customer": str(here.customer.pk),
        "ideas": [str(here.idea.pk)],
        "initiatives": [str(here.draft.pk)],
    }


IDEAS = [
    Row(
        "api:idea-list",
        data=lambda here: {"title": "Order in Portuguese", "product": str(here.product.pk)},
        GET=LIST,
        POST=ADDED_HERE,
    ),
    Row(
        "api:idea-detail",
        case="a manager's",
        args=lambda here: [here.other_idea.pk],
        data=lambda here: {"title": "Pay all hubs", "version": here.other_idea.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
    Row(
        "api:idea-detail",
        case="the contributor's",
        args=lambda here: [here.own_idea.pk],
        data=lambda here: {"product": str(here.product.pk), "version": here.own_idea.version},
        GET=ONE,
        PATCH=OWN_CHANGED,
        DELETE=OWN_GONE,
    ),
    Row("api:idea-vote", args=lambda here: [here.other_idea.pk], POST=VOTED, DELETE=VOTED),
    Row(
        "api:idea-merge",
        args=lambda here: [here.other_idea.pk],
        data=lambda here: {"into": str(here.idea.pk)},
        POST=CHANGED,
    ),
    Row("api:idea-merge", case="taken back", args=lambda here: [here.merged_idea.pk], DELETE=CHANGED),
    Row(
        "api:idea-unlike",
        args=lambda here: [here.idea.pk],
        data=lambda here: {"other": str(here.other_idea.pk)},
        POST=CHANGED,
    ),
    Row(
        "api:idea-promotion",
        args=lambda here: [here.other_idea.pk],
        data=lambda here: {"product": str(here.product.pk)},
        POST=MADE,
    ),
    Row(
        "api:idea-promotion",
        case="into one that is there",
        args=lambda here: [here.other_idea.pk],
        data=lambda here: {"initiative": str(here.draft.pk)},
        POST=MADE,
    ),
    Row(
        "api:idea-answer",
        args=lambda here: [here.idea.pk],
        data=lambda here: {"verdict": "no", "words": "No, for a reason."},
        POST=MADE,
    ),
    Row(
        "api:idea-comment-list",
        args=lambda here: [here.idea.pk],
        data=lambda here: {"text": "Look, @Mara Lindholm."},
        GET=ONE,
        POST="201 201 201 201 403 404 401 401 401",
    ),
    Row(
        "api:idea-comment-detail",
        case="the product manager's",
        args=lambda here: [here.idea.pk, here.idea_comment.pk],
        data=lambda here: {"text": "Said anew.", "version": here.idea_comment.version},
        GET=ONE,
        PATCH="403 200 403 403 403 404 401 401 401",
        DELETE=GONE,
    ),
]

INSIGHTS = [
    Row("api:insight-list", data=said, GET=LIST, POST=ADDED_HERE),
    Row(
        "api:insight-detail",
        case="a manager's",
        args=lambda here: [here.insight.pk],
        data=lambda here: {"highlight": "at eight", "version": here.insight.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
    Row(
        "api:insight-detail",
        case="the contributor's",
        args=lambda here: [here.own_insight.pk],
        data=lambda here: {"source": "A visit", "version": here.own_insight.version},
        GET=ONE,
        PATCH=OWN_CHANGED,
        DELETE=OWN_GONE,
    ),
]

CUSTOMERS = [
    Row(
        "api:customer-list",
        data=lambda here: {"name": "Mill Lane hub"},
        GET=LIST,
        POST="201 201 403 403 403 201 401 401 401",
    ),
    Row(
        "api:customer-detail",
        args=lambda here: [here.customer.pk],
        data=lambda here: {"weight": 1, "version": here.customer.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
]

ROWS = [*IDEAS, *INSIGHTS, *CUSTOMERS]
