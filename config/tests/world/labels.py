"""The words that tasks wear."""

from execution.models import Label


class Labelled:
    """Part of a Place."""

    def put_labels(self):
        """One that a task wears, and one beside it."""
        by = self.members["project_manager"]
        self.label = Label.create(by=by, name="launch")
        self.other_label = Label.create(by=by, name="pilot hubs")
        self.task.edit(by=by, changes={"labels": [self.label]})
