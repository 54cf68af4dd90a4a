import decimal

import orjson
from rest_framework.renderers import BaseRenderer


def default(value):
    if isinstance(value, decimal.Decimal):
        return float(value)
    return str(value)


def dumps(data):
    return orjson.dumps(data, default=default, option=orjson.OPT_NON_STR_KEYS)


class JSONRenderer(BaseRenderer):
    """A fast writer: dates, times and ids go out as they are, decimals as numbers."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return b"" if data is None else dumps(data)


class CsvRenderer(JSONRenderer):
    """For answers that stream a file themselves; a problem is told as JSON."""

    media_type = "text/csv"
    format = "csv"


class FileRenderer(CsvRenderer):
    media_type = "application/octet-stream"
    format = "bin"
