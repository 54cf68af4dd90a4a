"""A body comes with its length. One that is sent in chunks without it would be read as empty, and what it says be lost."""

from django.utils.translation import gettext as _

from config.errors import told


class LengthMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "HTTP_TRANSFER_ENCODING" in request.META and not request.META.get("CONTENT_LENGTH"):
            return told(request, 411, _("Send the body whole, with its Content-Length, not in chunks."))
        return self.get_response(request)
