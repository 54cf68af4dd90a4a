import contextlib

from django.db import models, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.record import LiveManager, Record
from accounts.order import behind
from accounts.roles import Can
from accounts.words import in_a_line
from execution.models.task import Task

LONGEST, MOST = 250, 100


class ChecklistItem(Record):
    """A step within a task: ticked by whoever works on it, of no weight in progress. What weighs is a subtask."""

    belongs_to = "task"
    right = Can.WORK

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="checklist_items")
    task = models.ForeignKey(Task, models.CASCADE, related_name="checklist", verbose_name=_("task"))
    text = models.CharField(_("step"), max_length=LONGEST)
    done = models.BooleanField(_("done"), default=False)
    rank = models.IntegerField(default=0, editable=False)

    objects = LiveManager()

    class Meta(Record.Meta):
        ordering = ["rank", "id"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="execution_checklistitem_text",
                violation_error_message=_("Say what the step is."),
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{self.task.get_absolute_url()}#checklist"

    def before_create(self):
        self.rank = (self.task.checklist.aggregate(last=Max("rank"))["last"] or 0) + 1

    @classmethod
    def create(cls, *, by, task, text, **fields):
        """Behind the others. Refused beyond what one task keeps."""
        with room_for_one(task):
            fields = {"workspace": task.workspace, "task": task, "text": tidy(text)} | fields
            return super().create(by=by, **fields)

    def edit(self, *, by, changes, **how):
        if "text" in changes:
            changes = changes | {"text": tidy(changes["text"])}
        return super().edit(by=by, changes=changes, **how)

    def restore(self, *, by, **how):
        self.check_restorable()
        with room_for_one(self.task):
            return super().restore(by=by, **how)

    def place(self, *, by, after, at=None):
        """Put it behind `after`, or first where that is None, under one cause, which it returns."""
        cause = new_id()
        with transaction.atomic():
            held(self.task)
            for rank, item in enumerate(behind(list(self.task.checklist.all()), self, after), 1):
                if item.rank != rank:
                    item.edit(by=by, changes={"rank": rank}, at=at, cause=cause)
        return cause

    def promote(self, *, by, at=None):
        """Becomes a subtask: (the new Task, the cause). The step goes to the trash; undo takes back both."""
        require(by, Can.PLAN, _t("Your role does not add subtasks."))
        cause = new_id()
        with transaction.atomic():
            self.task.project.hold_still(for_new_task=True)
            if self.trash(by=by, at=at, cause=cause) is None:
                raise Refused(_t("This step is not there any more. Load the page again."))
            status = {"status": "done"} if self.done else {}
            made = Task.create(
                by=by,
                at=at,
                cause=cause,
                project=self.task.project,
                parent=self.task,
                title=self.text,
                **status,
            )
        return made, cause


def tidy(text):
    text = in_a_line(text)
    if not text:
        raise Refused(_t("Say what the step is."), "text")
    if len(text) > LONGEST:
        raise Refused(_t("Keep a step within %(n)s letters.") % {"n": LONGEST}, "text")
    return text


def held(task):
    """Its row, held until the transaction ends."""
    return Task.everything.select_for_update(no_key=True).only("deleted_at").get(pk=task.pk)


@contextlib.contextmanager
def room_for_one(task):
    """Its row is held, so that two who add the last step at once do not both succeed."""
    with transaction.atomic():
        if held(task).deleted_at:
            raise Refused(_t("%(name)s is in the trash. Restore it first.") % {"name": task})
        if task.checklist.count() >= MOST:
            words = _t("%(n)s steps are the most that one task keeps. Make subtasks of some.")
            raise Refused(words % {"n": MOST}, "text")
        yield
