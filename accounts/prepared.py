"""Questions whose SQL is made once: of a short page, building and compiling a query costs more than its answer."""

import uuid

from django.db import connection
from django.db.models import UUIDField

ID = UUIDField()


class Prepared:
    """A question that is put again and again about other ids. build(*ids): the queryset of it, a `values_list`; nothing
    else that changes may be in it, no day and no word that people wrote, for it is asked but once of each database.

    >>> names = Prepared(lambda workspace: Product.objects.filter(workspace=workspace).values_list("key", "name"))
    >>> names(workspace.pk)
    [("ORC", "Orchard")]
    """

    def __init__(self, build):
        self.build, self.made = build, {}

    def __call__(self, *ids):
        """[tuple] of the answer, as the queryset would give it."""
        with connection.cursor() as cursor:
            cursor.execute(*self.written(*ids))
            rows = cursor.fetchall()
        columns = self.statement(len(ids))[-1]
        return converted(rows, columns) if columns else rows

    def written(self, *ids):
        """(SQL, parameters), to be a part of another statement (RawSQL)."""
        sql, params, slots, _columns = self.statement(len(ids))
        params = list(params)
        for place, number in slots:
            params[place] = ID.get_db_prep_value(ids[number], connection)
        return sql, params

    def statement(self, count):
        """(SQL, parameters, [(place among them, number of the id)], {place in a row: expression to convert}) of this
        database."""
        if connection.vendor not in self.made:
            self.made[connection.vendor] = self.compiled([uuid.uuid4() for _ in range(count)])
        return self.made[connection.vendor]

    def compiled(self, marks):
        compiler = self.build(*marks).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        if compiler.has_extra_select:
            raise ValueError("A prepared question reads only what it gives back.")
        written = [ID.get_db_prep_value(mark, connection) for mark in marks]
        slots = [(place, written.index(one)) for place, one in enumerate(params) if one in written]
        if {number for _place, number in slots} != set(range(len(marks))):
            raise ValueError("A prepared question asks about each of its ids.")
        found = compiler.get_converters([column[0] for column in compiler.select])
        return sql, params, slots, {place: expression for place, (_how, expression) in found.items()}


def converted(rows, columns):
    """The rows with the columns of {place: expression} made what Python calls them."""
    ways = [
        (place, way, expression)
        for place, expression in columns.items()
        for way in (
            *connection.ops.get_db_converters(expression),
            *expression.get_db_converters(connection),
        )
    ]
    found = []
    for row in rows:
        row = list(row)
        for place, way, expression in ways:
            row[place] = way(row[place], expression, connection)
        found.append(tuple(row))
    return found
