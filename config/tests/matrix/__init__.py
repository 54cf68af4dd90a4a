"""The permission matrix, written by hand from the roles of the product: see row.py for what a row says.

One file a room: a module here that has ROWS is one.
"""

from importlib import import_module
from pkgutil import iter_modules

MODULES = {module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)}
ROOMS = {name: module.ROWS for name, module in MODULES.items() if hasattr(module, "ROWS")}
ROWS = [row for rows in ROOMS.values() for row in rows]
