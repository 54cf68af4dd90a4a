"""Every address that is read, written by hand, one file a room: LISTS where lists are shown, SINGLE the forms and single
things, which offer choices and stand in the frame that everything stands in, so that they keep the law too."""

from importlib import import_module
from pkgutil import iter_modules

from config.tests.lists.row import Case

__all__ = ["LISTS", "OUTSIDE", "SINGLE", "Case"]

ROOMS = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
LISTS = [case for room in ROOMS for case in getattr(room, "LISTS", ())]
SINGLE = [case for room in ROOMS for case in getattr(room, "SINGLE", ())]

# Read before anybody is in a workspace, so that there is nothing to list.
OUTSIDE = {
    "healthz",
    "readyz",
    "api_schema",
    "api_docs",
    "accounts:root",
    "accounts:welcome",
    "accounts:invitation_accept",
}
