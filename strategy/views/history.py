from django.views.decorators.http import require_safe

from accounts.views.history import view_of
from strategy.views.archive import goal_or_404
from strategy.views.initiative import initiative_or_404

initiative_history = require_safe(view_of(initiative_or_404))
goal_history = require_safe(view_of(goal_or_404))
