"""Time zones by name. Names are given up over the years, or left out of a system's own tables; whoever chose one once keeps
every page, told in UTC, until they choose another."""

import datetime
import logging
import zoneinfo
from functools import cache

log = logging.getLogger(__name__)


@cache
def zone_of(name):
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        log.warning("This system knows no time zone %r, so UTC stands in for it.", name)
        return datetime.UTC
