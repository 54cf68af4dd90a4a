"""The roadmap as it was on a day, and what changed between two."""

from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import access
from accounts.errors import Refused
from accounts.inlays import render_with_inlays
from accounts.roles import Can
from roadmap.drawing.grouping import choice_fields
from roadmap.history.card import Card
from roadmap.history.compared import Today, count_since
from roadmap.history.page import AsOf, Comparison
from roadmap.history.question import Question
from roadmap.lens import product as asked_product
from roadmap.models import Look
from roadmap.views.roadmap import lanes

PLAIN = "text/plain; charset=utf-8"


@access(Can.READ)
@require_safe
def show(request):
    """`on` alone draws one day; else what changed `since` until `until`. It reads and never writes."""
    try:
        question = Question(request.GET, request.workspace, request.membership)
        page = AsOf(question) if question.on else Comparison(question)
    except Refused as error:
        context = {"message": error.message, "back": request.path}
        return HttpResponseBadRequest(render_to_string("refused.html", context, request))
    own = {its.field_name: its.name for its in choice_fields(request.workspace)}
    menus = lanes(question.lens, own, question.url)
    context = {"page": page, "lens": question.lens, "ask": question, "menus": menus}
    return render_with_inlays(request, page.template, context)


@access(Can.READ)
@require_safe
def card(request, pk):
    """What was true of an initiative on the day `on`, else what is."""
    try:
        question = Question(request.GET, request.workspace, request.membership)
    except Refused as error:
        return HttpResponseBadRequest(error.message, content_type=PLAIN)
    page = Card(question, pk)
    if page.line is None:
        raise Http404
    return render(request, "roadmap/changes/_card.html", {"page": page, "line": page.line})


@access(Can.READ)
@require_POST
def look(request):
    """The page says that its reader looks at it now, and is answered with what is news to them."""
    try:
        product = asked_product(request.GET, request.workspace)
    except Refused as error:
        return HttpResponseBadRequest(error.message, content_type=PLAIN)
    at = timezone.now()
    since = Look.take(request.membership, product, at)
    count = count_since(request.workspace, product, since, Today(request.workspace, product)) if since else 0
    context = {"count": count, "since": since, "product": product, "today": request.workspace.today(at)}
    return render(request, "roadmap/changes/since.html", context)
