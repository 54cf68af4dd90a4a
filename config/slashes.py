"""Addresses end with a slash. Who writes to one without is sent there with all that they sent: after a plain redirect
programs come with GET, are shown a list, and believe that it was written."""

from functools import partial

from django.http import HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware


class SlashMiddleware(CommonMiddleware):
    response_redirect_class = partial(HttpResponsePermanentRedirect, preserve_request=True)
