"""An empty database gets its tables at once, and they are what the migrations make one by one."""

import re
import sqlite3
import subprocess
import sys

import psycopg2
import pytest
from django.conf import settings

from config.tests import services
from config.tests.browser import house

FIRST = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
STEPS = [
    sys.executable,
    "-c",
    "import django; django.setup(); from django.core.management import call_command;"
    "from django.core.management.commands.migrate import Command; call_command(Command(), verbosity=0)",
]
SQLITE = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL"
POSTGRES = """
    SELECT format('column %s.%s', c.relname, a.attname), concat_ws(' ', format_type(a.atttypid, a.atttypmod),
        a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT format('constraint %s %s', conrelid::regclass, conname), pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'trigger ' || tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
"""
DONE = "SELECT 'migration ' || app || ' ' || name, count(*) FROM django_migrations GROUP BY app, name"
OF_DJANGO = {"django_migrations", "django_content_type", "auth_permission"}


def pieces(sql):
    """The columns and rules of a table in no order: one that came later stands at the end."""
    sql, depth, found = re.sub(r"\s+", " ", str(sql)), 0, [""]
    for letter in sql:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 1:
            found.append("")
        else:
            found[-1] += letter
    head, _, first = found[0].partition("(")
    return sorted([head, *(piece.strip(" )") for piece in [first, *found[1:]])])


def read(cursor, what, names):
    """{name: pieces} of a database's tables and done migrations, and which tables hold a row."""
    found = {}
    for question in (what, DONE):
        cursor.execute(question)
        found |= {name: pieces(sql) for name, sql in cursor.fetchall()}
    cursor.execute(names)
    for (table,) in cursor.fetchall():
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        found[f"rows of {table}"] = cursor.fetchone()[0]
    return found


def tables(command, folder):
    """What one way of making the tables makes, on the database under test."""
    folder.mkdir()
    with house.database(f"tables_{folder.name}") as values:
        environment = services.environment(folder, **values)
        done = subprocess.run(
            command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stderr
        if not values:
            names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            return read(sqlite3.connect(folder / "throughline.sqlite3").cursor(), SQLITE, names)
        with psycopg2.connect(values["DATABASE_URL"]) as connection, connection.cursor() as cursor:
            found = read(cursor, POSTGRES, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        connection.close()
        return found


@pytest.mark.django_db
def test_at_once_and_one_by_one_are_the_same(tmp_path):
    first, steps = tables(FIRST, tmp_path / "first"), tables(STEPS, tmp_path / "steps")

    assert {name for name in first.keys() | steps.keys() if first.get(name) != steps.get(name)} == set()
    assert any(name.endswith("strategy_initiative") for name in first), "nothing was compared"
    # a migration that brings rows would be passed over on an empty database
    assert {
        name.removeprefix("rows of ") for name, held in first.items() if name.startswith("rows") and held
    } == OF_DJANGO


def test_what_differs_is_seen():
    table = 'CREATE TABLE "a" ("id" integer NOT NULL, "b" text CHECK ("b" IN (1, 2)), CONSTRAINT "c" UNIQUE ("b"))'
    other_order = 'CREATE TABLE "a" ("id" integer NOT NULL, CONSTRAINT "c" UNIQUE ("b"), "b" text CHECK ("b" IN (1, 2)))'

    assert pieces(table) == pieces(other_order)
    assert pieces(table) != pieces(table.replace("1, 2", "1, 3"))
    assert pieces(table) != pieces(table.replace("integer NOT NULL", "integer"))
