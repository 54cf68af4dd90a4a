"""Every address of the resolver, whoever wrote its view."""

from typing import Any, NamedTuple

from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

WORKSPACE = "workspace"


class Route(NamedTuple):
    name: str  # with its namespace; the path itself where it has none
    path: str
    args: tuple  # what the address takes besides the workspace
    in_workspace: bool
    view: Any

    def address(self, slug, args):
        if self.name == self.path:
            return f"/{self.path}"
        return reverse(self.name, args=[slug, *args] if self.in_workspace else args)


def routes(patterns=None, namespace="", path="", args=()):
    """{name: Route} of the whole house, or of these patterns."""
    found = {}
    for part in get_resolver().url_patterns if patterns is None else patterns:
        here = path + str(part.pattern).removeprefix("^")
        taken = args + names(part.pattern)
        if isinstance(part, URLPattern):
            name = f"{namespace}{part.name}" if part.name else here
            assert name not in found, f"Two routes are called {name}."
            own = tuple(arg for arg in taken if arg != WORKSPACE)
            found[name] = Route(name, here, own, WORKSPACE in taken, part.callback)
        else:
            inner = f"{namespace}{part.namespace}:" if part.namespace else namespace
            found |= routes(part.url_patterns, inner, here, taken)
    return found


def names(pattern):
    """The arguments of a path() or re_path()."""
    converters = getattr(pattern, "converters", None) or {}
    regex = pattern.regex.groupindex if hasattr(pattern, "_regex") else {}
    return tuple(converters) or tuple(regex)
