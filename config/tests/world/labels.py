"""The words that tasks wear, and the steps they have."""

from execution.models import ChecklistItem, Label


class Labelled:
    """Part of a Place."""

    def put_labels(self):
        """One that a task wears, and one beside it."""
        by = self.members["project_manager"]
        self.label = Label.create(by=by, name="launch")
        self.other_label = Label.create(by=by, name="pilot hubs")
        self.task.edit(by=by, changes={"labels": [self.label]})
        self.checklist_item = ChecklistItem.create(by=by, task=self.task, text="Agree the day")
        self.other_item = ChecklistItem.create(by=by, task=self.task, text="Book the room")
