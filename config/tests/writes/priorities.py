"""Scores, places by hand, scoring models and sessions."""

from config.tests.writes.row import PRODUCT, delete, page, patch, post, word

RICE = {"name": "RICE 2", **{f"c{n}-name": f"Part {n}" for n in range(4)}}
ANSWER = {"verb": "answer", "value": "850"}


def placing(place):
    return {"after": place.in_review.key, "why": "The quarter."}


def placing_by_program(place):
    return {"initiative": str(place.draft.pk), "after": str(place.in_review.pk), "why": "The quarter."}


def session_form(place):
    return {
        "name": "Q1",
        "model": str(place.model.pk),
        "initiatives": [str(place.draft.pk)],
        "scorers": [str(place.manager.pk)],
    }


WRITES = [
    page(
        "strategy:priority_edit", PRODUCT, "draft.key", body={"reach": "1000", "impact": "2", "effort": "14"}
    ),
    page("strategy:priority_field", PRODUCT, "draft.key", word("reach"), body={"reach": "1000"}),
    page("strategy:priority_place", PRODUCT, "draft.key", body=placing),
    page("strategy:priority_release", PRODUCT, "draft.key"),
    page("strategy:scoring_model_new", PRODUCT, verb="created", body={"name": "Jobs", "kind": "wsjf"}),
    page("strategy:scoring_model_edit", PRODUCT, "model.pk", body=RICE),
    page("strategy:scoring_model_default", PRODUCT, "other_model.pk"),
    page("strategy:scoring_model_delete", PRODUCT, "model.pk", verb="deleted"),
    page("strategy:session_new", PRODUCT, "product.key", verb="created", body=session_form),
    page(
        "strategy:session_vote",
        "executive",
        "session.pk",
        "draft.key",
        word("reach"),
        verb="answered",
        body=ANSWER,
    ),
    page(
        "strategy:session_invite",
        PRODUCT,
        "session.pk",
        verb="created",
        body=lambda place: {"member": str(place.owner.pk)},
    ),
    page("strategy:session_close", PRODUCT, "session.pk", verb="closed"),
    post("scoring-model-list", PRODUCT, body={"name": "Jobs", "kind": "wsjf"}),
    patch("scoring-model", PRODUCT, "model.pk", {"name": "RICE 2"}),
    delete("scoring-model", PRODUCT, "model.pk"),
    post("scoring-model-default", PRODUCT, "other_model.pk", verb="edited"),
    post(
        "score-list",
        PRODUCT,
        verb="edited",
        body=lambda place: {"initiative": str(place.draft.pk), "inputs": {"reach": 1000}},
    ),
    post("priority-list", PRODUCT, verb="edited", body=placing_by_program),
    page("api:priority-detail", PRODUCT, "draft.pk")._replace(method="delete"),
    post(
        "scoring-session-list",
        PRODUCT,
        body=lambda place: session_form(place) | {"product": str(place.product.pk)},
    ),
    patch("scoring-session", PRODUCT, "session.pk", {"name": "Q4, second part"}),
    delete("scoring-session", PRODUCT, "session.pk"),
    post("scoring-session-seats", PRODUCT, "session.pk", body=lambda place: {"member": str(place.owner.pk)}),
    post(
        "scoring-session-votes",
        "executive",
        "session.pk",
        verb="answered",
        body=lambda place: {
            "initiative": str(place.draft.pk),
            "key": "reach",
            "verb": "answer",
            "value": 850,
        },
    ),
    post("scoring-session-close", PRODUCT, "session.pk", verb="closed"),
]
