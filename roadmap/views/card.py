from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.roles import Can
from roadmap.drawing.ties import tied_lines
from roadmap.views.roadmap import reading
from strategy.views.initiative import initiative_or_404


@access(Can.READ)
@require_safe
@reading
def show(request, lens, key):
    """What the roadmap tells of a bar that is pointed at."""
    (line,) = tied_lines([initiative_or_404(request, key)], request.workspace.today())
    return render(request, "roadmap/roadmap/_card.html", {"line": line, "lens": lens})
