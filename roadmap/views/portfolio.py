from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.errors import Refused
from accounts.roles import Can
from roadmap.drawing.phone import phone
from roadmap.lens import date
from roadmap.portfolio.portfolio import draw, portfolio, windows


@access(Can.READ)
@require_safe
def show(request):
    """Every product on one page. It reads and never writes."""
    try:
        since = date(request.GET, "since")
    except Refused as error:
        context = {"message": error.message, "back": request.path}
        return HttpResponseBadRequest(render_to_string("refused.html", context, request))
    found = portfolio(request.membership, since)
    drawn = draw(found.standings, found.today)
    context = {
        "found": found,
        "drawn": drawn,
        "phone": phone(found.heads, drawn.scale, found.today),
        "windows": windows(found.since, found.today),
        "today": found.today,
    }
    return render(request, "roadmap/portfolio/show.html", context)
