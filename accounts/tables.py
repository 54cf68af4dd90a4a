"""The step of a migration that makes an app's tables. It knows no model of the product, and stays as it is."""

from django.db.migrations.operations.base import Operation


class Tables(Operation):
    """Tables made at once, given as `CreateModel`s. Between any two of them Django would draw its picture of all the
    others anew; here it does so once."""

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
