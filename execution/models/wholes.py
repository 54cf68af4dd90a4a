"""What a task is part of, at any depth, as a part of one question: what those wait for, it waits for.

Both databases walk up by the key of each row, so a list stays one question however deep its tasks stand.
"""

from django.db.models import Func, Subquery

UP = (
    "(WITH RECURSIVE up(id, parent_id) AS (SELECT own.id, own.parent_id FROM execution_task own WHERE own.id {these}"
    " UNION SELECT above.id, above.parent_id FROM execution_task above JOIN up ON above.id = up.parent_id)"
    " SELECT id FROM up)"
)


class Wholes(Func):
    """The ids of a task and of all that it is part of, to stand behind `__in`. The one argument is its id."""

    arity = 1
    template = UP.format(these="= %(expressions)s")


class WholesOf(Subquery):
    """The same of all tasks of a query of ids."""

    template = UP.format(these="IN (%(subquery)s)")
