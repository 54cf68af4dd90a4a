from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.roles import Can
from accounts.sheets import streamed
from strategy.provenance import HEAD, heads, plain, provenance
from strategy.views.initiative import initiative_or_404


@access(Can.READ)
@require_safe
def provenance_show(request, key):
    """Why is this here: goals, evidence, scores and decisions as they were, and what else was decided with it."""
    initiative = initiative_or_404(request, key)
    found = provenance(initiative, timezone.now())
    return render(request, "strategy/provenance/show.html", {"initiative": initiative, "found": found})


@access(Can.READ)
@require_safe
def provenance_file(request, key):
    """The same as a file for a spreadsheet."""
    initiative = initiative_or_404(request, key)
    rows = plain(provenance(initiative, timezone.now()), initiative)
    cells = [[told(row[name]) for name in HEAD] for row in rows]
    return streamed([heads(), *cells], f"{initiative.key}-why.csv")


def told(value):
    if value is None:
        return ""
    return timezone.localtime(value).isoformat(timespec="minutes") if hasattr(value, "tzinfo") else value
