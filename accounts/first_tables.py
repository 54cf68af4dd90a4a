"""An empty database gets its tables as they are today, at once, instead of each step that led to them.

The steps would draw Django's picture of all models anew for every field that was ever added. What comes out is the
same, which the law of migrations proves on both databases; rows have nothing to be brought along.
"""

from django.db import router
from django.db.migrations.executor import MigrationExecutor


class FirstTables(MigrationExecutor):
    """Django's executor, but for the first run on an empty database."""

    def migrate(self, targets, plan=None, state=None, fake=False, fake_initial=False):
        everything = self.migration_plan(self.loader.graph.leaf_nodes(), clean_start=True)
        first = not self.loader.applied_migrations and plan and set(plan) == set(everything)
        if fake or fake_initial or not first:
            return super().migrate(targets, plan, state, fake=fake, fake_initial=fake_initial)
        return self.made(everything)

    def made(self, plan):
        self.recorder.ensure_schema()
        state = self._create_project_state()
        for migration, _ in plan:
            migration.mutate_state(state, preserve=False)
        with self.connection.schema_editor() as editor:
            for model in state.apps.get_models():
                if self.is_to_be_made(model):
                    editor.create_model(model)
            for migration, _ in plan:
                self.told("apply_start", migration)
                self.record_migration(migration)
                self.told("apply_success", migration)
        self.check_replacements()
        return state

    def is_to_be_made(self, model):
        meta = model._meta
        return (
            meta.app_label in self.loader.migrated_apps
            and meta.can_migrate(self.connection)
            and router.allow_migrate_model(self.connection.alias, model)
        )

    def told(self, what, migration):
        if self.progress_callback:
            self.progress_callback(what, migration, False)
