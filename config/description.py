"""The API's description: whoever asks gets what was made once, for making it takes a processor more than a second."""

import threading
from functools import cache

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView

making = threading.Lock()


@cache
def written(renderer):
    """The bytes of it, as this renderer writes them; in the product's language, whoever asked first."""
    with translation.override(settings.LANGUAGE_CODE):
        return renderer().render(SchemaGenerator().get_schema(public=True))


class Description(SpectacularAPIView):
    """OpenAPI 3, as YAML or JSON by Accept or `?format=json`. It is the same for everybody, so nothing else in the
    address changes it."""

    @extend_schema(exclude=True)
    def get(self, request, *args, **kwargs):
        renderer, kind = request.accepted_renderer, request.accepted_media_type
        with making:  # once, however many ask before it is there
            body = written(type(renderer))
        found = HttpResponse(body, kind if "json" in kind else f"{kind}; charset=utf-8")
        found["Content-Disposition"] = f'inline; filename="Throughline.{renderer.format}"'
        found["Content-Language"] = settings.LANGUAGE_CODE
        return found
