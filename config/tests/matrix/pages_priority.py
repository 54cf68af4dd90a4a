"""Priorities, scoring models and sessions. The order of the nine answers stands in row.py.

In a session a product manager leads and sits, a contributor and an executive sit; nobody else answers, owners too.
"""

from config.tests.matrix.row import Row
from strategy.models import Ballot

READ = "200 200 200 200 200 404 404 login login"
FORM = "200 200 403 403 403 404 404 login login"
SENT = "302 302 403 403 403 404 404 login login"
INPUTS = {"reach": "1000", "impact": "2", "confidence": "80", "effort": "14"}


def reach(here):
    return [here.session.pk, here.draft.key, "reach"]


def draft(here):
    return [here.draft.key]


def model(here):
    return [here.model.pk]


def session(here):
    return [here.session.pk]


def everybody_answered(here):
    vote = Ballot.objects.get(session=here.session, key="reach")
    for role, value in (("contributor", 800), ("executive", 1000)):
        vote.answer(by=here.members[role], value=value)
    return vote


def revealed(here):
    everybody_answered(here).reveal(by=here.manager)


def verb(name, **more):
    return lambda here: {"verb": name} | more


ROWS = [
    Row("strategy:priority_list", GET=READ),
    Row("strategy:ranking_changes", GET=READ),
    Row("strategy:priority_edit", args=draft, data=lambda here: INPUTS, GET=FORM, POST=SENT),
    Row(
        "strategy:priority_field",
        args=lambda here: [here.draft.key, "reach"],
        data=lambda here: {"reach": "1000"},
        GET=FORM,
        POST=SENT,
    ),
    Row("strategy:priority_effect", args=draft, GET=READ),
    Row("strategy:priority_card", args=draft, GET=READ),
    Row(
        "strategy:priority_place",
        args=draft,
        data=lambda here: {"after": here.in_review.key, "why": "The season."},
        GET=FORM,
        POST=SENT,
    ),
    Row("strategy:priority_release", args=draft, POST=SENT),
    Row("strategy:scoring_model_list", GET=READ),
    Row(
        "strategy:scoring_model_new",
        data=lambda here: {"name": "Jobs", "kind": "wsjf"},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:scoring_model_edit",
        args=model,
        data=lambda here: {"name": "RICE 2", **{f"c{n}-name": f"Part {n}" for n in range(4)}},
        GET=FORM,
        POST=SENT,
    ),
    Row("strategy:scoring_model_default", args=lambda here: [here.other_model.pk], POST=SENT),
    Row("strategy:scoring_model_delete", args=model, POST=SENT),
    Row("strategy:session_list", GET=READ),
    Row(
        "strategy:session_new",
        args=lambda here: [here.product.key],
        data=lambda here: {
            "name": "Q1", "model": here.model.pk, "initiatives": [here.draft.pk], "scorers": [here.manager.pk],
        },
        GET=FORM,
        POST=SENT,
    ),
    Row("strategy:session_show", args=session, GET=READ),
    Row(
        "strategy:session_vote",
        args=reach,
        data=verb("answer", value="850"),
        POST="403 302 403 302 302 404 404 login login",
    ),
    Row(
        "strategy:session_vote",
        case="reveal",
        args=reach,
        data=verb("reveal"),
        before=everybody_answered,
        POST=SENT,
    ),
    Row(
        "strategy:session_vote",
        case="reveal before all have answered",
        args=reach,
        data=verb("reveal"),
        POST="422 422 403 403 403 404 404 login login",
    ),
    Row("strategy:session_vote", case="take", args=reach, data=verb("take"), before=revealed, POST=SENT),
    Row(
        "strategy:session_vote", case="ask again", args=reach, data=verb("again"), before=revealed, POST=SENT
    ),
    Row("strategy:session_vote", case="ask the rest", args=reach, data=verb("ask"), POST=SENT),
    Row(
        "strategy:session_invite",
        args=session,
        data=lambda here: {"member": here.owner.pk},
        GET=FORM,
        POST=SENT,
    ),
    Row("strategy:session_close", args=session, POST=SENT),
]  # fmt: skip
