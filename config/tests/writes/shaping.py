"""Products, goals, initiatives and what belongs to them."""

from config.tests.writes.row import OWNER, PRODUCT, PROJECT, YEAR, delete, page, patch, post, word
from strategy.models import Requirement


def second_requirement(place):
    return Requirement.create(by=place.manager, initiative=place.draft, title="And a second").pk


WRITES = [
    page("strategy:product_new", PRODUCT, verb="created",
         body={"name": "Cellar", "key": "CEL", "colour": "b", "lifecycle": "active", "tolerance": "10"}),
    page("strategy:product_edit", PRODUCT, "product.key",
         body={"name": "Cellar", "key": "ORC", "colour": "b", "lifecycle": "active", "tolerance": "10"}),
    page("strategy:product_delete", PRODUCT, "product.key", verb="deleted"),
    page("strategy:product_seat", PRODUCT, "product.key", "members.contributor.pk", verb="created"),
    page("strategy:goal_new", PRODUCT, verb="created",
         body=lambda place: YEAR | {"product": place.product.pk, "title": "Fewer calls"}),
    page("strategy:goal_edit", PRODUCT, "goal.key", body=YEAR | {"title": "Fewer calls"}),
    page("strategy:goal_delete", PRODUCT, "goal.key", verb="deleted"),
    page("strategy:key_result_new", PRODUCT, "goal.key", verb="created",
         body={"title": "Calls a week", "start_value": "9", "target_value": "2"}),
    page("strategy:key_result_edit", PRODUCT, "key_result.pk",
         body={"title": "Calls a week", "start_value": "9", "target_value": "2"}),
    page("strategy:key_result_delete", PRODUCT, "key_result.pk", verb="deleted"),
    page("strategy:check_in", PRODUCT, "key_result.pk", verb="checked_in", body={"value": "77"}),
    page("strategy:initiative_new", PRODUCT, verb="created",
         body=lambda place: {"product": place.product.pk, "title": "Bulk discounts"}),
    page("strategy:initiative_edit", PRODUCT, "draft.key", body={"title": "Bulk discounts"}),
    page("strategy:initiative_field", PRODUCT, "draft.key", word("title"), body={"title": "Bulk discounts"}),
    page("strategy:initiative_delete", PRODUCT, "draft.key", verb="deleted"),
    page("strategy:initiative_move", PRODUCT, "draft.key", word("submit"), verb="submit"),
    page("strategy:initiative_move", PRODUCT, "in_review.key", word("withdraw"), verb="withdraw"),
    page("strategy:initiative_move", PRODUCT, "approved.key", word("hold"), verb="hold"),
    page("strategy:initiative_move", PRODUCT, "on_hold.key", word("resume"), verb="resume"),
    page("strategy:initiative_move", PRODUCT, "declined.key", word("reopen"), verb="reopen"),
    page("strategy:initiative_decide", OWNER, "in_review.key", verb="approve", body={"verdict": "approve"}),
    page("strategy:requirement_new", PRODUCT, "draft.key", verb="created",
         body={"title": "As a file", "priority": "must"}),
    page("strategy:requirement_edit", PRODUCT, "requirement.pk",
         body={"title": "As a file", "priority": "could"}),
    page("strategy:requirement_place", PRODUCT, second_requirement, body={"to": "up"}),
    page("strategy:requirement_delete", PRODUCT, "requirement.pk", verb="deleted"),
    post("product-list", PRODUCT, body={"name": "Cellar", "key": "CEL"}),
    patch("product", PRODUCT, "product.pk", {"name": "Cellar"}),
    delete("product", PRODUCT, "product.pk"),
    post("goal-list", PRODUCT, body=lambda p: YEAR | {"product": str(p.product.pk), "title": "Fewer calls"}),
    patch("goal", PRODUCT, "goal.pk", {"title": "Fewer calls"}),
    delete("goal", PRODUCT, "goal.pk"),
    post("initiative-list", PRODUCT, body=lambda p: {"product": str(p.product.pk), "title": "Discounts"}),
    patch("initiative", PRODUCT, "draft.pk", {"title": "Discounts"}),
    delete("initiative", PRODUCT, "draft.pk"),
    post("initiative-submission", PRODUCT, "draft.pk", verb="submit"),
    post("initiative-decisions", OWNER, "in_review.pk", verb="decline",
         body={"verdict": "decline", "note": "Too dear."}),
    post("initiative-deliveries", PROJECT, "approved.pk", verb="launch"),
]  # fmt: skip
