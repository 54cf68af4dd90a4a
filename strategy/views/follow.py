"""Following: anybody here, by one click, and who does."""

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import access
from accounts.roles import Can
from collaboration.views.follow import switched
from strategy.views.initiative import initiative_or_404


@access(Can.READ)
@require_POST
def initiative_follow(request, key):
    return switched(request, initiative_or_404(request, key))


@access(Can.READ)
@require_safe
def initiative_followers(request, key):
    initiative = initiative_or_404(request, key)
    context = {"initiative": initiative, "follows": list(initiative.follows.standing())}
    return render(request, "strategy/initiative/followers.html", context)
