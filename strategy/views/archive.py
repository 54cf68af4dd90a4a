"""Goals and initiatives to the archive and back."""

from accounts.access import find_or_404
from accounts.views.archive import views_of
from strategy.views.initiative import initiative_or_404


def goal_or_404(request, key):
    return find_or_404(request.workspace.goals.for_list(), key)


goal_archive, goal_unarchive = views_of(goal_or_404)
initiative_archive, initiative_unarchive = views_of(initiative_or_404)
