"""Goals: how they are told, put away and shared among; key results by program; how a company plans."""

from config.tests.writes.row import PRODUCT, delete, page, patch, post


def half_of_the_goal(place):
    return {f"share-{place.goal.key}": "50"}


WRITES = [
    page("strategy:goal_report", PRODUCT, "said_goal.key", body={"percent": "55", "note": "Better."}),
    page("strategy:goal_archive", PRODUCT, "goal.key", verb="archived"),
    page("strategy:goal_unarchive", PRODUCT, "archived_goal.key", verb="unarchived"),
    page("strategy:initiative_shares", PRODUCT, "draft.key", body=half_of_the_goal),
    page("strategy:planning", PRODUCT, body={"fiscal_month": "4", "waiting_days": "14"}),
    post("goal-archive", PRODUCT, "goal.pk", verb="archived", body={"note": "Over."}),
    post("goal-unarchive", PRODUCT, "archived_goal.pk", verb="unarchived"),
    post("goal-progress", PRODUCT, "said_goal.pk", verb="edited", body={"percent": 55}),
    post("key-result-list", PRODUCT,
         body=lambda p: {"goal": str(p.goal.pk), "title": "Calls", "start_value": "9", "target_value": "3"}),
    patch("key-result", PRODUCT, "key_result.pk", {"title": "Calls"}),
    delete("key-result", PRODUCT, "key_result.pk"),
    post("key-result-check-ins", PRODUCT, "key_result.pk", verb="checked_in", body={"value": "70"}),
    page("api:planning", PRODUCT, body=lambda p: {"fiscal_month": 4, "version": p.planning.version})._replace(
        method="patch"
    ),
]  # fmt: skip
