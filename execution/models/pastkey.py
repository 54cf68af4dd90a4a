from django.db import models

from accounts.models.fields import IdField


class PastKey(models.Model):
    """A key under which a task was known in a project that it left; whoever follows it is led to the task."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="past_keys")
    task = models.ForeignKey("execution.Task", models.CASCADE, related_name="past_keys")
    project = models.ForeignKey("execution.Project", models.CASCADE, related_name="past_keys")
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="execution_pastkey_once"),
        ]

    def __str__(self):
        return f"{self.project.key}-{self.number}"

    @classmethod
    def leads(cls, workspace, key):
        """The id, as text, of the task that once had this key, "" where none did."""
        project, _dash, number = str(key).upper().rpartition("-")
        if not (number.isascii() and number.isdigit() and len(number) < 10) or "\0" in project:
            return ""
        past = workspace.past_keys.filter(project__key=project, number=int(number), project__deleted_at=None)
        return str(past.values_list("task", flat=True).first() or "")
