from collaboration.api.comment import CommentViewSet
from strategy.models import IdeaComment, InitiativeComment


class InitiativeCommentViewSet(CommentViewSet):
    """Comments below an initiative. A member writes, and so does an approver of its product."""

    subjects = "initiatives"
    kind = InitiativeComment


class IdeaCommentViewSet(CommentViewSet):
    """Comments below an idea."""

    subjects = "ideas"
    kind = IdeaComment
