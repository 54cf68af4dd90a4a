from strategy.models.approval import ApprovalRequest, Decision, Verdict
from strategy.models.comment import InitiativeComment
from strategy.models.goal import CheckIn, Goal, KeyResult
from strategy.models.initiative import Initiative
from strategy.models.keydate import KeyDate
from strategy.models.link import InitiativeLink
from strategy.models.move import Move
from strategy.models.precision import Precision
from strategy.models.product import ApproverSeat, Lifecycle, Product
from strategy.models.promise import Promise
from strategy.models.requirement import Priority, Requirement
from strategy.models.theme import Hue, Theme
from strategy.models.vision import Vision, VisionVersion
from strategy.states import State

__all__ = [
    "ApprovalRequest",
    "ApproverSeat",
    "CheckIn",
    "Decision",
    "Goal",
    "Hue",
    "Initiative",
    "InitiativeComment",
    "InitiativeLink",
    "KeyDate",
    "KeyResult",
    "Lifecycle",
    "Move",
    "Precision",
    "Priority",
    "Product",
    "Promise",
    "Requirement",
    "State",
    "Theme",
    "Verdict",
    "Vision",
    "VisionVersion",
]
