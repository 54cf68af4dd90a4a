"""Migrations are named, can be undone and stand on their own."""

import re
import sys

from django.db import migrations
from django.db.migrations.loader import MigrationLoader

OURS = ("accounts", "collaboration", "strategy", "execution", "roadmap")
# A key's default is named by reference; the function behind it is pure and stays.
APP_IMPORT = re.compile(
    rf"^\s*(?:from|import)\s+(?!accounts\.ids$)(?:{'|'.join(OURS)}|config|timeline)\b.*$", re.MULTILINE
)


def faults(name, operations, source):
    found = []
    if re.search(r"_auto_\d", name) or not re.match(r"\d{4}_[a-z]", name):
        found.append(f"{name} has no name that says what it does")
    found += [f"{name}: {op.describe()} cannot be undone" for op in operations if not op.reversible]
    found += [f"{name} imports app code: {line.strip()}" for line in APP_IMPORT.findall(source)]
    return found


def source_of(migration):
    with open(sys.modules[migration.__module__].__file__) as file:
        return file.read()


def test_our_migrations():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    found = [
        fault
        for (app, name), migration in sorted(loader.disk_migrations.items())
        if app in OURS
        for fault in faults(name, migration.operations, source_of(migration))
    ]
    assert found == []


def test_planted_offenders_are_found():
    one_way = [migrations.RunSQL("DELETE FROM x")]
    assert len(faults("0002_auto_20260101_0101", one_way, "from accounts.models import User\n")) == 3
    assert (
        faults("0001_initial", [migrations.RunSQL("SELECT 1", migrations.RunSQL.noop)], "import uuid\n") == []
    )
