"""What no view answered: a page for people, a problem document for programs."""

from django.http import JsonResponse
from django.views import defaults

from accounts.api.problems import body_of

API = "/api/"


def answer(status, detail, page):
    def handler(request, *args, **kwargs):
        if not request.path.startswith(API):
            return page(request, *args, **kwargs)
        return JsonResponse(body_of(status, detail), status=status, content_type="application/problem+json")

    return handler


bad_request = answer(400, "The request cannot be read.", defaults.bad_request)
forbidden = answer(403, "Your role does not include this.", defaults.permission_denied)
not_found = answer(404, "There is nothing at this address.", defaults.page_not_found)
server_error = answer(500, "Something went wrong on our side. Nothing was changed.", defaults.server_error)
