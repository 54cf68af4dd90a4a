from collaboration.views.comment import views_of
from strategy.models import IdeaComment, InitiativeComment
from strategy.views.idea import idea_or_404
from strategy.views.initiative import initiative_or_404

initiative_comments, initiative_comment_edit, initiative_comment_delete = views_of(
    initiative_or_404, InitiativeComment
)
idea_comments, idea_comment_edit, idea_comment_delete = views_of(idea_or_404, IdeaComment)
