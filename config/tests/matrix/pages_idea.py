"""Ideas, what customers said, and the customers. The order of the nine answers stands in row.py.

Whoever works here adds ideas, votes and writes down what was said; a product manager decides what becomes of it; an
executive reads.
"""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"
ANY_FORM = "200 200 200 200 403 404 404 login login"
ANY_SENT = "302 302 302 302 403 404 404 login login"
FORM = "200 200 403 403 403 404 404 login login"
SENT = "302 302 403 403 403 404 404 login login"
OWN_FORM = "200 200 403 200 403 404 404 login login"
OWN_SENT = "302 302 403 302 403 404 404 login login"


def idea(here):
    return [here.idea.key]


def wanted(here):
    return {
        "title": "Order in Portuguese",
        "description": "Half the team reads it better.",
        "product": str(here.product.pk),
        "source": "A call",
    }


def said(here):
    return {
        "words": "Ten to one is no window.",
        "customer_name": "Saltmarsh Schools",
        "said_on": "2026-06-02",
        "ideas": [str(here.idea.pk)],
        "initiatives": [str(here.draft.pk)],
    }


IDEAS = [
    Row("strategy:idea_list", GET=READ),
    Row("strategy:idea_show", args=idea, GET=READ),
    Row(
        "strategy:idea_show",
        case="merged, so that it leads on",
        args=lambda here: [here.merged_idea.key],
        GET="302 302 302 302 302 404 404 login login",
    ),
    Row("strategy:idea_new", data=wanted, GET=ANY_FORM, POST=ANY_SENT),
    Row("strategy:idea_edit", case="a manager's", args=idea, data=wanted, GET=FORM, POST=SENT),
    Row(
        "strategy:idea_edit",
        case="the contributor's",
        args=lambda here: [here.own_idea.key],
        data=wanted,
        GET=OWN_FORM,
        POST=OWN_SENT,
    ),
    Row(
        "strategy:idea_field",
        case="the contributor's",
        args=lambda here: [here.own_idea.key, "product"],
        data=lambda here: {"product": str(here.product.pk)},
        GET=OWN_FORM,
        POST=OWN_SENT,
    ),
    Row(
        "strategy:idea_field",
        case="what is no field",
        args=lambda here: [here.own_idea.key, "state"],
        GET="404 404 404 404 403 404 404 login login",
    ),
    Row("strategy:idea_vote", args=idea, data=lambda here: {"want": "yes"}, POST=ANY_SENT),
    Row(
        "strategy:idea_merge",
        args=lambda here: [here.other_idea.key],
        data=lambda here: {"into": str(here.idea.pk)},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:idea_unlike",
        args=idea,
        data=lambda here: {"other": str(here.other_idea.pk)},
        POST=SENT,
    ),
    Row("strategy:idea_separate", args=lambda here: [here.merged_idea.key], POST=SENT),
    Row(
        "strategy:idea_promote",
        case="into a new draft",
        args=lambda here: [here.other_idea.key],
        data=lambda here: {"product": str(here.product.pk)},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:idea_promote",
        case="into one that is there",
        args=idea,
        data=lambda here: {"initiative": str(here.draft.pk)},
        POST=SENT,
    ),
    Row(
        "strategy:idea_answer",
        args=idea,
        data=lambda here: {"verdict": "not_now", "words": "Not this year."},
        POST=SENT,
    ),
    Row("strategy:idea_delete", case="a manager's", args=idea, POST=SENT),
    Row(
        "strategy:idea_delete",
        case="the contributor's",
        args=lambda here: [here.own_idea.key],
        POST=OWN_SENT,
    ),
    Row(
        "strategy:idea_comments",
        args=idea,
        data=lambda here: {"text": "Look, @Mara Lindholm."},
        GET=READ,
        POST=ANY_SENT,
    ),
    Row(
        "strategy:idea_comment_edit",
        case="the product manager's",
        args=lambda here: [here.idea.key, here.idea_comment.pk],
        data=lambda here: {"text": "Look again."},
        GET="403 200 403 403 403 404 404 login login",
        POST="403 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:idea_comment_delete",
        case="the product manager's",
        args=lambda here: [here.idea.key, here.idea_comment.pk],
        POST=SENT,
    ),
]

INSIGHTS = [
    Row("strategy:insight_list", GET=READ),
    Row("strategy:insight_new", data=said, GET=ANY_FORM, POST=ANY_SENT),
    Row(
        "strategy:insight_edit",
        case="a manager's",
        args=lambda here: [here.insight.pk],
        data=said,
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:insight_edit",
        case="the contributor's",
        args=lambda here: [here.own_insight.pk],
        data=said,
        GET=OWN_FORM,
        POST=OWN_SENT,
    ),
    Row(
        "strategy:insight_mark",
        args=lambda here: [here.own_insight.pk],
        data=lambda here: {"highlight": "bright at five"},
        POST=OWN_SENT,
    ),
    Row("strategy:insight_delete", args=lambda here: [here.own_insight.pk], POST=OWN_SENT),
]

CUSTOMERS = [
    Row("strategy:customer_list", GET=READ),
    Row("strategy:customer_new", data=lambda here: {"name": "Mill Lane hub"}, GET=FORM, POST=SENT),
    Row(
        "strategy:customer_edit",
        args=lambda here: [here.customer.pk],
        data=lambda here: {"name": "Saltmarsh", "segment": "School", "weight": 2},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:customer_field",
        args=lambda here: [here.customer.pk, "weight"],
        data=lambda here: {"weight": 1},
        GET=FORM,
        POST=SENT,
    ),
    Row("strategy:customer_delete", args=lambda here: [here.customer.pk], POST=SENT),
]

ROWS = [*IDEAS, *INSIGHTS, *CUSTOMERS]
