"""Questions whose SQL is made once: of a short page, building and compiling a query costs more than its answer."""

import datetime as dt
import uuid
from typing import NamedTuple
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import DateField, DateTimeField, UUIDField
from django.db.models.query import ModelIterable, get_related_populators

from accounts import planned

ID, DAY, MOMENT = UUIDField(), DateField(), DateTimeField()


class Statement(NamedTuple):
    """A question as one connection puts it."""

    sql: str
    params: list
    slots: list  # (place among the parameters, number of the value)
    ways: list  # (place in a row, what makes it what Python calls it, expression)
    record: object  # what makes a row a record, None where rows are the answer
    plan: planned.Plan | None  # that the database keeps


class Prepared:
    """A question that is put again and again about other ids, words or days. build(*values): the queryset of it, records or a
    `values_list`; nothing else that changes may be in it, for it is asked but once of each connection.

    >>> names = Prepared(lambda workspace: Product.objects.filter(workspace=workspace).values_list("key", "name"))
    >>> names(workspace.pk)
    [("ORC", "Orchard")]
    """

    def __init__(self, build, kept=False):
        """kept: the database keeps its plan, too. For what is found by a key, whichever: no value asks for another plan."""
        self.build, self.kept = build, kept

    def __call__(self, *values):
        """[tuple or record] of the answer, as the queryset would give it."""
        rows = self.plain(*values)
        connection, statement = self.statement(values)
        if statement.ways:
            rows = converted(rows, statement.ways, connection)
        return [statement.record(row) for row in rows] if statement.record else rows

    def plain(self, *values):
        """Its rows as the database hands them over: thousands of values that need no dress are dressed for nothing."""
        connection, statement = self.statement(values)
        with connection.cursor() as cursor:
            if not by_plan(cursor, statement, values, connection):
                cursor.execute(statement.sql, filled(statement, values, connection))
            return cursor.fetchall()

    def written(self, *values):
        """(SQL, parameters), to be a part of another statement (RawSQL)."""
        connection, statement = self.statement(values)
        return statement.sql, filled(statement, values, connection)

    def statement(self, values):
        connection = connections[DEFAULT_DB_ALIAS]
        # What it holds is bound to the connection, so they end together.
        made = connection.__dict__.setdefault("prepared", WeakKeyDictionary())
        if (found := made.get(self)) is None:
            found = made[self] = self.compiled([mark_of(value) for value in values], connection)
        return connection, found

    def compiled(self, marks, connection):
        queryset = self.build(*marks)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        if compiler.has_extra_select:
            raise ValueError("A prepared question reads only what it gives back.")
        written = [stored(mark, connection) for mark in marks]
        slots = [(place, written.index(one)) for place, one in enumerate(params) if one in written]
        if {number for _place, number in slots} != set(range(len(marks))):
            raise ValueError("A prepared question asks about each of its values.")
        found = compiler.get_converters([column[0] for column in compiler.select])
        ways = [(place, way, of) for place, (several, of) in found.items() for way in several]
        record = record_of(compiler) if queryset._iterable_class is ModelIterable else None
        keeps = self.kept and connection.vendor == "postgresql"
        plan = planned.plan_of(sql, params, slots, len(marks), connection) if keeps else None
        return Statement(sql, list(params), slots, ways, record, plan)


def mark_of(value):
    """Something of its kind that stands nowhere else in the question."""
    mark = uuid.uuid4()
    match value:
        case uuid.UUID():
            return mark
        case dt.datetime():
            return dt.datetime.fromtimestamp(mark.int % 10**10, dt.UTC)
        case dt.date():
            return dt.date.fromordinal(1 + mark.int % dt.date.max.toordinal())
        case str():
            return mark.hex
    raise TypeError(f"A prepared question is not asked about {type(value).__name__}.")


def stored(value, connection):
    """A value as the database takes it."""
    match value:
        case uuid.UUID():
            return ID.get_db_prep_value(value, connection)
        case dt.datetime():
            return MOMENT.get_db_prep_value(value, connection)
        case dt.date():
            return DAY.get_db_prep_value(value, connection)
    return value


def filled(statement, values, connection):
    values, params = [stored(value, connection) for value in values], list(statement.params)
    for place, number in statement.slots:
        params[place] = values[number]
    return params


def by_plan(cursor, statement, values, connection):
    """Whether the database answered by a plan that it keeps."""
    if statement.plan is None or not connection.autocommit:
        return False
    values = [stored(value, connection) for value in values]
    return planned.executed(cursor, statement.plan, values, connection)


def record_of(compiler):
    """row -> record with what was selected along, as a queryset makes them."""
    place, select = compiler.klass_info, compiler.select
    model, fields = place["model"], place["select_fields"]
    begin, end = fields[0], fields[-1] + 1
    names = [column[0].target.attname for column in select[begin:end]]
    along = get_related_populators(place, select, DEFAULT_DB_ALIAS)
    figures = compiler.annotation_col_map.items()

    def made(row):
        record = model.from_db(DEFAULT_DB_ALIAS, names, row[begin:end])
        for one in along:
            one.populate(row, record)
        for name, at in figures:
            setattr(record, name, row[at])
        return record

    return made


def converted(rows, ways, connection):
    """The rows with their columns made what Python calls them; what is empty stays so, without asking."""
    found = []
    for row in rows:
        row = list(row)
        for place, way, expression in ways:
            if (value := row[place]) is not None:
                row[place] = way(value, expression, connection)
        found.append(tuple(row))
    return found
