"""What a task is part of, and what its parts are, at any depth, as a part of one question: what a whole waits for, its parts
wait for.

Both databases walk by the keys of rows, so a list stays one question however deep its tasks stand.
"""

from django.db.models import BooleanField, Func, Subquery

UP = (
    "(WITH RECURSIVE up(id, parent_id) AS (SELECT own.id, own.parent_id FROM execution_task own WHERE own.id {these}"
    " UNION SELECT above.id, above.parent_id FROM execution_task above JOIN up ON above.id = up.parent_id)"
    " SELECT id FROM up)"
)
DOWN = (
    "(WITH RECURSIVE down(id) AS (%(subquery)s"
    " UNION SELECT part.id FROM execution_task part JOIN down ON part.parent_id = down.id)"
    " SELECT id FROM down)"
)
BEFORE, BEHIND = UP.split("{these}")


class AmongWholes(Func):
    """Whether an id, the first argument, is that of a task, the second, or of something that it is part of."""

    arity, output_field = 2, BooleanField()
    template, arg_joiner = f"%(expressions)s{BEHIND}", f" IN {BEFORE}= "

    def as_postgresql(self, compiler, connection, **context):
        """It looks up each of an array by an index; of a question it would read all rows that there are."""
        how = {"template": f"%(expressions)s{BEHIND})", "arg_joiner": f" = ANY (ARRAY{BEFORE}= "}
        return self.as_sql(compiler, connection, **how, **context)


class WholesOf(Subquery):
    """The ids of all tasks of a query of ids and of all that they are part of, to stand behind `__in`."""

    template = UP.format(these="IN (%(subquery)s)")


class PartsOf(Subquery):
    """The ids of all tasks of a query of ids and of all that is part of them, to stand behind `__in`."""

    template = DOWN
