"""Columns as plain text: of thousands of rows, what is made of each value costs more than the query."""

import datetime as dt
import uuid
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

import orjson
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import TextField, UUIDField
from django.db.models.functions import Cast
from django.utils.dateparse import parse_datetime

ID = UUIDField()
EMPTY = MappingProxyType({})


def plain(name):
    """A column as plain text."""
    return Cast(name, TextField())


def raw(pk):
    """An id as `plain` reads it, which each database writes in its own way."""
    return str(ID.get_db_prep_value(pk, connection))


def raws(records):
    """{id as `plain` reads it: record} of {id: record}."""
    way, here = ID.get_db_prep_value, connections[DEFAULT_DB_ALIAS]
    return {str(way(pk, here)): record for pk, record in records.items()}


@lru_cache(maxsize=20_000)
def ident(text):
    """The id that `plain` read, made in half the time that UUID takes to look what it was given; pages name the same."""
    return uuid.UUID(int=int(text.replace("-", ""), 16))


@lru_cache(maxsize=50_000)
def day(text):
    """The date of a column that was read as text, None where there is none: many rows share their days."""
    return dt.date.fromisoformat(text) if text else None


@lru_cache(maxsize=50_000)
def number(text):
    """The Decimal of a column that was read as text, None where there is none."""
    return Decimal(text) if text else None


def loaded(text):
    """The value of a JSON column that was read as text; most are empty, and that one is for reading alone."""
    return EMPTY if text == "{}" else orjson.loads(text)


def moment(text):
    """The point in time that a column says as text; one without a zone is UTC."""
    found = parse_datetime(text)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
