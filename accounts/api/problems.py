"""Every error of the API is a problem document (RFC 9457) with a sentence for people."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from rest_framework import exceptions
from rest_framework.fields import CharField
from rest_framework.response import Response

from accounts.errors import Blank, Conflict, Forbidden, Refused


class TooLarge(exceptions.APIException):
    status_code = 413
    default_detail = "The body is larger than 2.5 MB. Send less at once."


def body_of(status, detail):
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}


def problem(status, detail, errors=None, headers=None, **more):
    body = body_of(status, detail) | ({"errors": errors} if errors else {}) | more
    return Response(body, status=status, headers=headers, content_type="application/problem+json")


def handle(error, context):
    match error:
        case Blank(field=str(field)):
            return problem(400, *sentence({field: [CharField.default_error_messages["blank"]]}))
        case Refused():
            return problem(400, error.message, {error.field: [error.message]} if error.field else None)
        case Forbidden():
            return problem(403, error.message)
        case Conflict():
            return problem(
                409, error.message, conflicts=error.fields, version=error.version, by=error.by, at=error.at
            )
        case Http404():
            return problem(404, "There is nothing at this address.")
        case PermissionDenied():
            return problem(403, "Your role does not include this.")
        case RequestDataTooBig():
            return problem(413, TooLarge.default_detail)
        case exceptions.ValidationError():
            return problem(400, *sentence(error.detail))
        case exceptions.APIException():
            return problem(error.status_code, str(error.detail), headers=headers_of(error))
    return None


def sentence(detail):
    """(one sentence, {field: [sentences]}) of what REST framework found wrong."""
    if isinstance(detail, list):
        return " ".join(str(item) for item in detail), None
    errors = {field: flat(value) for field, value in detail.items()}
    return " ".join(f"{f}: {' '.join(texts)}" for f, texts in errors.items()), errors


def flat(value):
    if isinstance(value, dict):
        return [f"{key}: {text}" for key, inner in value.items() for text in flat(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in flat(inner)]
    return [str(value)]


def headers_of(error):
    if getattr(error, "auth_header", None):
        return {"WWW-Authenticate": error.auth_header}
    if getattr(error, "wait", None):
        return {"Retry-After": str(int(error.wait))}
    return None
