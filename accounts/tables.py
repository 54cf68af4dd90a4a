"""Tables of a migration made in one step: between any two of them Django would draw its picture of all the others anew."""

from itertools import groupby

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class Tables(Operation):
    """Several `CreateModel`s. Only ever made in memory, of what a migration says."""

    def __init__(self, tables):
        self.tables = tables

    @property
    def reversible(self):
        return all(table.reversible for table in self.tables)

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # the picture, drawn again as soon as somebody looks
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.tables)} tables"


def at_once(operations):
    """[Operation] with each run of `CreateModel`s as one Tables."""
    found = []
    for tables, run in groupby(operations, lambda operation: isinstance(operation, CreateModel)):
        run = list(run)
        found += [Tables(run)] if tables and len(run) > 1 else run
    return found
