"""What changes something, written by hand, one file a room: see row.py for what a row says."""

from importlib import import_module
from pkgutil import iter_modules

ROOMS = {module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)}
WRITES = [write for room in ROOMS.values() for write in getattr(room, "WRITES", ())]
SILENT = {route: why for room in ROOMS.values() for route, why in getattr(room, "SILENT", {}).items()}
