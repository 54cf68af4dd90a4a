"""How each product decides: set up one Friday in June, so that what was asked before is decided as it was asked."""

from strategy.models import Policy

SET_ON = "06-05"
# fmt: off
POLICIES = {
    "ORC": {"rule": "number", "number": 2, "days": 12, "remind_before": 2, "remind_overdue": True,
            "required": ["problem", "outcome", "effort", "owner"]},
    "DEP": {"rule": "all", "days": 11, "remind_before": 2, "required": ["problem", "outcome", "effort"]},
    "ROU": {"rule": "any", "days": 16, "remind_overdue": True, "required": ["problem"]},
}
# fmt: on


def tell(stage):
    for key, changes in POLICIES.items():
        stage.on(SET_ON, choose(stage, key, changes), hour=8)


def choose(stage, key, changes):
    def act(at):
        Policy.of(stage.products[key]).edit(by=stage.products[key].lead, changes=changes, at=at)

    return act
