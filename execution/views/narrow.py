"""Menus that narrow a list by one thing each; what they ask for stands in the address."""

from urllib.parse import urlencode

from django.http import HttpResponseBadRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.lookup import find

NAMES = ("rows", "assignee", "milestone", "label", "project", "by", "archived", "saved")


def asked(request, name, nothing, rows):
    """What the address asks for: one of `rows`, the word for none of them, or None for all of them."""
    ref = request.GET.get(name, "")
    if not ref or ref == nothing:
        return ref or None
    row = find(rows, ref)
    if row is None:
        raise Refused(_("There is nothing of this kind here. Choose another or see all."), name)
    return row


def refused_page(request, refused):
    """What the address asks for is gone, as a saved view may ask: the way back is the same address without that."""
    rest = request.GET.copy()
    rest.pop(refused.field, None)
    back = f"{request.path}?{rest.urlencode()}" if rest else request.path
    context = {"message": refused.message, "back": back}
    return HttpResponseBadRequest(render_to_string("refused.html", context, request))


def query(request):
    """What the address filters by, without the rest."""
    return {name: request.GET[name] for name in NAMES if request.GET.get(name)}


def choice(request, name, icon, label, every, none, word, options, now):
    rest = {n: v for n, v in query(request).items() if n != name}
    found = [(every, "", now is None), *options, *([(none, word, now == word)] if word else [])]

    def url(value):
        asked_for = rest | ({name: value} if value else {})
        return request.path + ("?" + urlencode(asked_for) if asked_for else "")

    return {
        "name": name,
        "icon": icon,
        "label": label,
        "value": next(text for text, _value, on in found if on),
        "on": now is not None,
        "clear": url(""),
        "options": [(text, url(value), on) for text, value, on in found],
    }
