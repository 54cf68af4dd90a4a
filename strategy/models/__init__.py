from strategy.models.approval import ApprovalRequest, Outcome
from strategy.models.ballot import Ballot, BallotAnswer, BallotState
from strategy.models.comment import IdeaComment, InitiativeComment
from strategy.models.customer import Customer
from strategy.models.decision import Decision, Verdict
from strategy.models.dependency import InitiativeDependency
from strategy.models.file import InitiativeFile
from strategy.models.follow import InitiativeFollow
from strategy.models.goal import Goal, PeriodKind, Progress
from strategy.models.grounds import Grounds
from strategy.models.horizon import Horizon
from strategy.models.idea import Idea, IdeaCount
from strategy.models.idea_rows import Answer, IdeaState
from strategy.models.initiative import Initiative
from strategy.models.insight import Insight
from strategy.models.key_result import CheckIn, KeyResult, Measure, Sure
from strategy.models.keydate import KeyDate
from strategy.models.link import InitiativeLink
from strategy.models.move import Move
from strategy.models.placement import Placement
from strategy.models.planning import Month, Planning
from strategy.models.point import Point
from strategy.models.policy import HowMany, Policy
from strategy.models.precision import Precision
from strategy.models.product import ApproverSeat, Lifecycle, Product
from strategy.models.promise import Promise
from strategy.models.requirement import Priority, Requirement
from strategy.models.score import Score, ScoreInput
from strategy.models.scoringmodel import ScoringKind, ScoringModel
from strategy.models.session import ScorerSeat, ScoringSession, SessionItem
from strategy.models.theme import Theme
from strategy.models.vision import Vision, VisionVersion
from strategy.models.vote import Vote
from strategy.states import State

__all__ = [
    "Answer",
    "ApprovalRequest",
    "ApproverSeat",
    "Ballot",
    "BallotAnswer",
    "BallotState",
    "CheckIn",
    "Customer",
    "Decision",
    "Goal",
    "Grounds",
    "Horizon",
    "HowMany",
    "Idea",
    "IdeaComment",
    "IdeaCount",
    "IdeaState",
    "Initiative",
    "InitiativeComment",
    "InitiativeDependency",
    "InitiativeFile",
    "InitiativeFollow",
    "InitiativeLink",
    "Insight",
    "KeyDate",
    "KeyResult",
    "Lifecycle",
    "Measure",
    "Month",
    "Move",
    "Outcome",
    "PeriodKind",
    "Placement",
    "Planning",
    "Point",
    "Policy",
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
    "Vote",
]
