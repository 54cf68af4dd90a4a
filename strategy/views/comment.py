from collaboration.views.comment import views_of
from strategy.models import InitiativeComment
from strategy.views.initiative import initiative_or_404

initiative_comments, initiative_comment_edit, initiative_comment_delete = views_of(
    initiative_or_404, InitiativeComment
)
