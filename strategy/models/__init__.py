from strategy.models.approval import ApprovalRequest, Decision, Move, Promise, Verdict
from strategy.models.goal import CheckIn, Goal, KeyResult
from strategy.models.initiative import Initiative, Precision, State
from strategy.models.product import ApproverSeat, Lifecycle, Product
from strategy.models.requirement import Priority, Requirement

__all__ = [
    "ApprovalRequest",
    "ApproverSeat",
    "CheckIn",
    "Decision",
    "Goal",
    "Initiative",
    "KeyResult",
    "Lifecycle",
    "Move",
    "Precision",
    "Priority",
    "Product",
    "Promise",
    "Requirement",
    "State",
    "Verdict",
]
