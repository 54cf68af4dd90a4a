"""One line of the permission matrix: a route, its methods, and what each person is answered."""

from collections.abc import Callable
from dataclasses import dataclass, field

from config.tests.world import WHO

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
LOGIN = "login"  # a redirect to the sign-in page; "302" leads anywhere else


def nothing(here):
    return None


@dataclass(frozen=True)
class Row:
    """Nine answers a method, in the order of WHO:

    owner, product manager, project manager, contributor, executive, stranger, deactivated, signed out, visitor.

    A visitor holds a share link of ours and shows it wherever they come: no other address knows it.

    `args` are those of the address after the workspace, `data` the body, both taken from `here`; `before`
    is done first. All of it is undone after each request, so take rows that you change from the database.
    `case` tells apart several rows of one route. `theirs` marks a page whose template is not ours, so that a
    variable nobody defined is nothing to it.
    """

    route: str
    case: str = ""
    args: Callable = nothing
    data: Callable = nothing
    before: Callable = nothing
    settings: dict = field(default_factory=dict)
    theirs: bool = False
    GET: str = ""
    POST: str = ""
    PUT: str = ""
    PATCH: str = ""
    DELETE: str = ""

    @property
    def methods(self):
        return [method for method in METHODS if getattr(self, method)]

    def expected(self, method):
        """{who: answer} as written by hand."""
        return dict(zip(WHO, getattr(self, method).split(), strict=True))

    def __str__(self):
        return f"{self.route} ({self.case})" if self.case else self.route


def succeeds(answer):
    return answer != LOGIN and answer < "400"
