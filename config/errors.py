"""What no view answered: a page for people, a problem document for programs."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import defaults

from accounts.api.problems import body_of

API = "/api/"


def is_program(request):
    return request.path.startswith(API)


def document(status, detail):
    return JsonResponse(body_of(status, detail), status=status, content_type="application/problem+json")


def answer(status, detail, page):
    def handler(request, *args, **kwargs):
        return document(status, detail) if is_program(request) else page(request, *args, **kwargs)

    return handler


def too_much(error):
    """(status, what to do) of a request that was given up before any form could look at it; None of all others."""
    match error:
        case TooManyFilesSent():
            words = _("At most %(n)s files can be sent at once. Choose fewer.")
            return 400, words % {"n": settings.DATA_UPLOAD_MAX_NUMBER_FILES}
        case RequestDataTooBig():
            return 413, _(
                "This is more than the 2.5 MB that can be sent at once. Shorten it, or add it as a file."
            )
    return None


def bad_request(request, exception):
    if not (found := too_much(exception)):
        return unreadable(request, exception)
    return told(request, *found)


def told(request, status, words):
    """That nothing was done, and what to do."""
    if is_program(request):
        return document(status, words)
    context = {
        "message": words,
        "back": request.META.get("HTTP_REFERER", ""),
        "conflict": None,
        "again": None,
    }
    return render(request, "refused.html", context, status=status)


unreadable = answer(400, "The request cannot be read.", defaults.bad_request)
forbidden = answer(403, "Your role does not include this.", defaults.permission_denied)
not_found = answer(404, "There is nothing at this address.", defaults.page_not_found)
server_error = answer(500, "Something went wrong on our side. Nothing was changed.", defaults.server_error)
