"""The words that tasks wear, by one more."""

from execution.models import ChecklistItem, Label, Task
from execution.models.label import MOST


class GrowingLabels:
    """Part of a GrowingPlace."""

    def grow_labels(self, n, member):
        """One more on the same task and on one of its own; the first one on one more, open and over."""
        by = self.members["project_manager"]
        more = Label.create(by=by, name=f"Label {n}")
        ChecklistItem.create(by=by, task=self.task, text=f"Step {n}", done=n % 2 == 0)
        if self.task.labels.count() < MOST:
            self.task.refresh_from_db()
            self.task.edit(by=by, changes={"labels": [*self.task.labels.all(), more]})
        Task.create(
            by=by, project=self.project, title=f"Wears {n}", labels=[self.label, more], assignees=[self.owner]
        )
        Task.create(by=by, project=self.project, title=f"Wore {n}", labels=[self.label], status="done")
