"""How a product decides, answers to points, a yes taken back, what takes whose place."""

from config.tests.writes.row import OWNER, PRODUCT, page, post


def policy(place):
    return {"rule": "all", "number": 1, "days": 5, "required": ["problem"]}


def policy_by_program(place):
    version = type(place.policy).everything.values_list("version", flat=True).get(pk=place.policy.pk)
    return {"rule": "all", "version": version}


def successor(place):
    return {"successor": str(place.draft.pk), "note": "It does it better."}


WRITES = [
    page("strategy:product_policy", PRODUCT, "product.key", body=policy),
    page("strategy:point_answer", PRODUCT, "sent_back.key", "point.pk", body={"answer": "Costed."}),
    page("strategy:agreement_take_back", OWNER, "half_agreed.key", verb="take_back"),
    page("strategy:initiative_supersede", PRODUCT, "approved.key", verb="supersede", body=successor),
    page("strategy:initiative_unsupersede", PRODUCT, "superseded.key", verb="unsupersede"),
    page("api:product-policy", PRODUCT, "product.pk", body=policy_by_program)._replace(method="patch"),
    post(
        "initiative-points", PRODUCT, "sent_back.pk", verb="edited",
        body=lambda place: {"point": str(place.point.pk), "answer": "Costed."},
    ),
    page("api:initiative-agreement", OWNER, "half_agreed.pk", verb="take_back")._replace(method="delete"),
    post(
        "initiative-supersession", PRODUCT, "approved.pk", verb="supersede",
        body=lambda place: {"by": str(place.draft.pk), "note": "It does it better."},
    ),
    page("api:initiative-supersession", PRODUCT, "superseded.pk", verb="unsupersede")._replace(method="delete"),
]  # fmt: skip
