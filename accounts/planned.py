"""A question by a key whose plan PostgreSQL keeps: planning three joined tables takes longer than reading a row of each.

A plan belongs to a session. Behind a pooler the next question may come to another one, so it is asked for only where a
refusal undoes nothing, outside of transactions, and under a name that nothing else has; refused, the question is put
plainly, and so it is in that session from then on.
"""

from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple
from weakref import WeakKeyDictionary

from django.db import DatabaseError
from psycopg2.errors import DuplicatePreparedStatement, FeatureNotSupported, InvalidSqlStatementName
from psycopg2.extensions import AsIs

# Its session is another one, or a column is of another type by now.
LOST = (InvalidSqlStatementName, FeatureNotSupported)
SESSIONS = WeakKeyDictionary()  # {session: {name of a plan: whether it has it}}


class Plan(NamedTuple):
    """The statement that makes it, its name, and the one that asks by it."""

    made: str
    name: str
    asked: str


def plan_of(sql, params, slots, count, connection):
    """The Plan of a question about so many values; slots: (place among the parameters, number of the value)."""
    params = list(params)
    for place, number in slots:
        params[place] = AsIs(f"${number + 1}")
    with connection.cursor() as cursor:
        text = cursor.mogrify(sql, params).decode()
    name = f"kept_{sha256(text.encode()).hexdigest()[:24]}"
    return Plan(f"PREPARE {name} AS {text}", name, f"EXECUTE {name} ({', '.join(['%s'] * count)})")


def executed(cursor, plan, values, connection):
    """Whether the cursor has the rows now; it has none where its session does not keep this plan."""
    plans = SESSIONS.setdefault(connection.connection, {})
    if plan.name not in plans:
        plans[plan.name] = made(cursor, plan)
    if plans[plan.name]:
        try:
            cursor.execute(plan.asked, values)
        except DatabaseError as error:
            if not isinstance(error.__cause__, LOST):
                raise
            plans[plan.name] = False
    return plans[plan.name]


def made(cursor, plan):
    """The session keeps it; of another program's turn in it, it may already."""
    with suppress(DuplicatePreparedStatement):
        cursor.cursor.execute(plan.made)  # once a session, as its time zone is set: no question of anybody's
    return True
