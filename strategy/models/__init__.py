from strategy.models.approval import ApprovalRequest, Decision, Verdict
from strategy.models.ballot import Ballot, BallotAnswer, BallotState
from strategy.models.comment import InitiativeComment
from strategy.models.goal import Goal, PeriodKind, Progress
from strategy.models.initiative import Initiative
from strategy.models.key_result import CheckIn, KeyResult, Measure, Sure
from strategy.models.keydate import KeyDate
from strategy.models.link import InitiativeLink
from strategy.models.move import Move
from strategy.models.placement import Placement
from strategy.models.planning import Month, Planning
from strategy.models.precision import Precision
from strategy.models.product import ApproverSeat, Lifecycle, Product
from strategy.models.promise import Promise
from strategy.models.requirement import Priority, Requirement
from strategy.models.score import Score, ScoreInput
from strategy.models.scoringmodel import ScoringKind, ScoringModel
from strategy.models.session import ScorerSeat, ScoringSession, SessionItem
from strategy.models.theme import Hue, Theme
from strategy.models.vision import Vision, VisionVersion
from strategy.states import State

__all__ = [
    "ApprovalRequest",
    "ApproverSeat",
    "Ballot",
    "BallotAnswer",
    "BallotState",
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
    "Measure",
    "Month",
    "Move",
    "PeriodKind",
    "Placement",
    "Planning",
    "Precision",
    "Priority",
    "Product",
    "Progress",
    "Promise",
    "Requirement",
    "Score",
    "ScoreInput",
    "ScorerSeat",
    "ScoringKind",
    "ScoringModel",
    "ScoringSession",
    "SessionItem",
    "State",
    "Sure",
    "Theme",
    "Verdict",
    "Vision",
    "VisionVersion",
]
