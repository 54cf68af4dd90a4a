"""Products, goals and initiatives. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row
from strategy.models import Initiative

YEAR = {"period_start": "2026-01-01", "period_end": "2026-12-31"}


def the_contributor_owns_the_draft(here):
    Initiative.objects.get(pk=here.draft.pk).edit(
        by=here.owner, changes={"owner": here.members["contributor"]}
    )


def the_contributor_is_seated(here):
    """Asked with the others, for those who were asked decide."""
    initiative = Initiative.objects.get(pk=here.in_review.pk)
    here.product.seat(here.members["contributor"], here.owner)
    initiative.withdraw(by=here.manager)
    initiative.submit(by=here.manager)


PRODUCTS = [
    Row("strategy:product_list", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "strategy:product_new",
        data=lambda here: {
            "name": "Cellar", "key": "CEL", "lead": here.manager.pk, "colour": "a", "lifecycle": "active",
            "tolerance": 10,
        },
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:product_show",
        args=lambda here: [here.product.key],
        GET="200 200 200 200 200 404 404 login login",
    ),
    Row(
        "strategy:product_edit",
        args=lambda here: [here.product.key],
        data=lambda here: {
            "name": "Cellar", "lead": here.manager.pk, "colour": "b", "lifecycle": "active", "tolerance": 10,
        },
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:product_delete",
        args=lambda here: [here.product.key],
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:product_seat",
        args=lambda here: [here.product.key, here.members["contributor"].pk],
        POST="302 302 403 403 403 404 404 login login",
    ),
]  # fmt: skip

GOALS = [
    Row("strategy:goal_list", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "strategy:goal_new",
        data=lambda here: {"product": here.product.pk, "title": "Fewer calls", "owner": here.owner.pk} | YEAR,
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:goal_show",
        args=lambda here: [here.goal.key],
        GET="200 200 200 200 200 404 404 login login",
    ),
    Row(
        "strategy:goal_edit",
        args=lambda here: [here.goal.key],
        data=lambda here: {"title": "Fewer calls", "owner": here.owner.pk} | YEAR,
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:goal_delete",
        args=lambda here: [here.goal.key],
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:key_result_new",
        args=lambda here: [here.goal.key],
        data=lambda here: {"title": "Calls a week", "start_value": "40", "target_value": "10"},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:key_result_edit",
        args=lambda here: [here.key_result.pk],
        data=lambda here: {"title": "Calls a week", "start_value": "40", "target_value": "10"},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:key_result_delete",
        args=lambda here: [here.key_result.pk],
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:check_in",
        args=lambda here: [here.key_result.pk],
        data=lambda here: {"value": "70"},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
]

INITIATIVES = [
    Row("strategy:initiative_list", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "strategy:initiative_new",
        data=lambda here: {
            "product": here.product.pk, "title": "Gift cards", "owner": here.owner.pk, "goals": [here.goal.pk],
        },
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row("strategy:timeframe_reading", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "strategy:initiative_show",
        args=lambda here: [here.draft.key],
        GET="200 200 200 200 200 404 404 login login",
    ),
    Row(
        "strategy:initiative_edit",
        args=lambda here: [here.draft.key],
        data=lambda here: {"title": "Gift cards", "owner": here.owner.pk, "goals": [here.goal.pk]},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_field",
        case="title",
        args=lambda here: [here.draft.key, "title"],
        data=lambda here: {"title": "Gift cards"},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_field",
        case="owner",
        args=lambda here: [here.draft.key, "owner"],
        data=lambda here: {"owner": here.owner.pk},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_field",
        case="goals",
        args=lambda here: [here.draft.key, "goals"],
        data=lambda here: {"goals": [here.goal.pk]},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_delete",
        args=lambda here: [here.draft.key],
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:requirement_new",
        args=lambda here: [here.draft.key],
        data=lambda here: {"title": "Print it", "priority": "must"},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:requirement_edit",
        args=lambda here: [here.requirement.pk],
        data=lambda here: {"title": "Print it", "priority": "must"},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:requirement_place",
        args=lambda here: [here.requirement.pk],
        data=lambda here: {"to": "up"},
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:requirement_delete",
        args=lambda here: [here.requirement.pk],
        POST="302 302 403 403 403 404 404 login login",
    ),
]  # fmt: skip

DECISIONS = [
    Row("strategy:approval_list", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "strategy:initiative_move",
        case="submit",
        args=lambda here: [here.draft.key, "submit"],
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_move",
        case="submit, owned by the contributor",
        args=lambda here: [here.draft.key, "submit"],
        before=the_contributor_owns_the_draft,
        GET="200 200 403 200 403 404 404 login login",
        POST="302 302 403 302 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_move",
        case="withdraw",
        args=lambda here: [here.in_review.key, "withdraw"],
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_move",
        case="hold",
        args=lambda here: [here.approved.key, "hold"],
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_move",
        case="hold, owned by the contributor",
        args=lambda here: [here.draft.key, "hold"],
        before=the_contributor_owns_the_draft,
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_move",
        case="resume",
        args=lambda here: [here.on_hold.key, "resume"],
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_move",
        case="reopen",
        args=lambda here: [here.declined.key, "reopen"],
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_decide",
        case="owner and executive are seated, and the product manager who asked reads along",
        args=lambda here: [here.in_review.key],
        data=lambda here: {"verdict": "approve", "note": "Yes.", "version": here.request.version},
        GET="200 200 403 403 200 404 404 login login",
        POST="302 403 403 403 302 404 404 login login",
    ),
    Row(
        "strategy:initiative_decide",
        case="the contributor is seated too",
        args=lambda here: [here.in_review.key],
        data=lambda here: {"verdict": "decline", "note": "Not now."},
        before=the_contributor_is_seated,
        GET="200 200 403 200 200 404 404 login login",
        POST="302 403 403 302 302 404 404 login login",
    ),
    Row(
        "strategy:snapshot_show",
        args=lambda here: [here.in_review.key, here.request.pk],
        GET="200 200 200 200 200 404 404 login login",
    ),
]

ROWS = [*PRODUCTS, *GOALS, *INITIATIVES, *DECISIONS]
