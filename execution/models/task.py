import re

from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.archivable import Archivable
from accounts.models.external import external_key, external_key_once
from accounts.models.fielded import Fielded
from accounts.models.record import LiveManager, Record
from collaboration.assignments import given, given_back, handed_over, taken_away
from collaboration.models import Followed
from execution.models.blockable import FREE, Blockable, rules_of_blocks
from execution.models.changing import Changing
from execution.models.circles import check_parent, check_wholes
from execution.models.label import Label, check_labels
from execution.models.many import MOVED, InBulk
from execution.models.milestone import Milestone, check_milestone
from execution.models.people import check_present
from execution.models.placed import Placed
from execution.models.planned import Planned, rules_of_plan
from execution.models.priority import HOURS, Priority
from execution.models.project import Project, ProjectState
from execution.models.status import BEGUN, CLOSED, Status, begun_and_ended
from execution.models.steps import tell_steps
from execution.models.tally import COUNTED, with_leaf
from execution.models.taskqueryset import TaskQuerySet
from execution.ranks import STEP

FAR = "9999-12-31"
# What the plan of a project draws, in one index: thousands of rows are read without the text of each.
DRAWN = [
    "project", "deleted_at", "rank", "number", "parent", "title", "status", "start", "due", "estimate", "remaining",
    "duration", "milestone", "archived_at", "id",
]  # fmt: skip


class Task(InBulk, Placed, Planned, Blockable, Changing, Followed, Archivable, Fielded):
    """A job. Subtasks go to any depth; only leaves count."""

    owned = ("children", "links", "files", "comments", "blocks", "needs", "checklist")
    undoable = (*Record.undoable, *Archivable.ARCHIVING, *Blockable.BLOCKING, "moved")
    undone_by_verb = ("moved",)
    own_fields = "task"
    is_followed = None  # of a row read `with_follows`: whether anybody follows it

    WORK_FIELDS = frozenset({"status", "remaining", "blocked"})
    WRITABLE = (
        "title", "status", "priority", "assignees", "labels", "parent", "milestone", "start", "due", "estimate",
        "remaining", "description", "external_key",
    )  # fmt: skip
    PLANNED = ("duration", "rule", "rule_day", "deadline", "pinned")  # what the schedule asks of it

    project = models.ForeignKey(Project, models.CASCADE, related_name="tasks", verbose_name=_("project"))
    number = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True, default="", max_length=50_000)
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )
    milestone = models.ForeignKey(
        Milestone, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("milestone")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.TODO)
    priority = models.CharField(_("priority"), max_length=8, choices=Priority.choices, default=Priority.NONE)
    assignees = models.ManyToManyField(
        "accounts.Membership", blank=True, related_name="tasks_assigned", verbose_name=_("assignees")
    )
    labels = models.ManyToManyField(Label, blank=True, related_name="tasks", verbose_name=_("labels"))
    estimate = models.DecimalField(_("estimate in hours"), **HOURS)
    remaining = models.DecimalField(_("remaining hours"), **HOURS)
    start = models.DateField(_("start"), null=True, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    started_on = models.DateField(null=True, blank=True, editable=False)
    finished_on = models.DateField(null=True, blank=True, editable=False)
    external_key = external_key()
    due_or_far = models.GeneratedField(
        expression=Coalesce(F("due"), models.Value(FAR, models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects = LiveManager.from_queryset(TaskQuerySet)()

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["workspace", "due_or_far", "id"], name="execution_task_due"),
            models.Index(fields=["project", "status"], name="execution_task_status"),
            models.Index(fields=DRAWN, name="execution_task_drawn"),
            models.Index(
                fields=["project"], condition=Q(blocked_on__isnull=False), name="execution_task_held"
            ),
        ]
        constraints = [
            external_key_once("execution_task_external_key"),
            models.UniqueConstraint(fields=["project", "number"], name="execution_task_number"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="execution_task_status_known"),
            models.CheckConstraint(
                condition=Q(priority__in=Priority.values), name="execution_task_priority_known"
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(due=None) | Q(due__gte=F("start")),
                name="execution_task_dates",
                violation_error_message=_("It is due before it starts."),
            ),
            *rules_of_plan("execution_task"),
            *rules_of_blocks("execution_task"),
        ]

    def __str__(self):
        return self.title

    @property
    def key(self):
        return f"{self.project.key}-{self.number}"

    @property
    def is_begun(self):
        return self.status in BEGUN

    @property
    def is_open(self):
        return self.status not in CLOSED

    @property
    def hours_left(self):
        """What is left of it, as far as somebody said; None where nobody did, 0 once it is closed."""
        if not self.is_open:
            return 0
        return self.estimate if self.remaining is None else self.remaining

    @staticmethod
    def reference(text):
        found = re.fullmatch(r"([A-Z][A-Z0-9]{1,4})-(\d{1,9})", text.upper())
        return Q(project__key=found[1], number=int(found[2]), project__deleted_at=None) if found else None

    def get_absolute_url(self):
        return reverse("execution:task_show", args=[self.workspace.slug, self.key])

    # -- verbs ----------------------------------------------------------------

    @classmethod
    def create(cls, *, by, project, at=None, cause=None, **fields):
        cause, status = cause or new_id(), fields.get("status", Status.TODO)
        fields |= begun_and_ended("", status, None, None, project.workspace.today(at))
        fields |= {"workspace": project.workspace, "project": project}
        with transaction.atomic():
            project.hold_still(for_new_task=True)
            check_parent(None, project, fields.get("parent"))
            check_milestone(project, fields.get("milestone"))
            check_present(fields.get("assignees", ()), "assignees")
            check_labels(fields.get("labels", ()))
            task = super().create(by=by, at=at, cause=cause, savepoint=False, **fields)
            more = {} if task.parent_id else {"tally": with_leaf(project.tally, task)}
            project.work_changed(task_count=project.task_count, **more)
            given(task, fields.get("assignees", ()), by=by, at=at, cause=cause, verb="assign")
            if status in BEGUN:
                task.wake_project(at)
        return task

    def before_create(self):
        self.number = self.project.next_number()
        self.rank = self.number * STEP

    def edit(self, *, by, changes, at=None, **how):
        """Record.edit; a change of status dates itself, a change of parent may not make a circle."""
        changes, project = dict(changes), self.project
        with transaction.atomic():
            project.hold_still()
            if (
                how.get("version") != self.version
            ):  # else the row is as its writer saw it, or the edit will say so
                self.catch_up()
            changes = self.dated(changes, self.workspace.today(at))
            if "parent" in changes:
                check_parent(self, self.project, changes["parent"])
                check_wholes(self.project, {self.pk: changes["parent"] and changes["parent"].pk})
            if "milestone" in changes:
                check_milestone(self.project, changes["milestone"])
            if "assignees" in changes:
                check_present(changes["assignees"], "assignees", known=self.assignees.all())
            if "labels" in changes:
                check_labels(changes["labels"])
            row = super().edit(by=by, changes=changes, at=at, savepoint=False, **how)
            self.check_here(project)
            if row:
                handed_over(self, row, "assignees", changes.get("assignees", ()), by=by, verb="assign")
                self.project.work_changed(counts=not COUNTED.isdisjoint(row.changes))
                real = {name: [None, changes.get(name)] for name in row.changes}
                tell_steps(Task, [(self, real)], by=by, cause=row.cause, at=row.at)
            if row and "status" in row.changes and self.status in BEGUN:
                self.wake_project(at)
        return row

    def dated(self, changes, today):
        """With the days that a change of status brings; those that somebody knows better stay as they are told."""
        if "status" not in changes:
            return changes
        changes = self.freed(changes)
        if (
            self.archived_at and changes["status"] not in CLOSED
        ):  # what is done again stands in the lists again
            changes = {"archived_at": None} | changes
        days = begun_and_ended(self.status, changes["status"], self.started_on, self.finished_on, today)
        return days | changes

    def catch_up(self):
        """The row as it stands, once nobody else can write it."""
        if Task.objects.filter(pk=self.pk, version=self.version).exists():
            return
        project, workspace = self.project, self.workspace
        self.refresh_from_db()
        self.check_here(project)
        self.project, self.workspace = project, workspace
        if self.deleted_at:
            raise Refused(_t("This was deleted meanwhile. Restore it from the trash first."))

    def check_here(self, project):
        """Refused where it went to another project than the one that is held."""
        if self.project_id != project.pk:
            raise Refused(MOVED % {"title": self.title})

    def move(self, status, *, by, at=None, version=None, over=False):
        """over: what blocked it does so no more."""
        return self.edit(by=by, changes={"status": status} | (FREE if over else {}), version=version, at=at)

    @classmethod
    def due_again(cls, tasks, day, *, by, at=None, cause=None):
        """(how many, cause): all of them are due on `day`, a row each in the log under one cause."""
        cause = cause or new_id()
        with transaction.atomic():
            ordered = sorted(tasks, key=lambda task: (task.project_id, task.pk))  # no two lock crosswise
            rows = [task.edit(by=by, changes={"due": day}, at=at, cause=cause) for task in ordered]
        return sum(row is not None for row in rows), cause

    def trash(self, **how):
        with transaction.atomic():
            self.project.hold_still()
            self.catch_up()
            cause = super().trash(**how)
            taken_away(self)
            self.project.work_changed()
        return cause

    def restore(self, *, by, at=None, cause=None):
        with transaction.atomic():
            self.project.hold_still()
            self.leave_moved_parent()
            cause = super().restore(by=by, at=at, cause=cause)
            people = self.assignees.select_related("user")
            given_back(self, people, by=by, at=at, cause=cause, verb="assign")
            self.project.work_changed()
        return cause

    def leave_moved_parent(self):
        """What it stood below went to another project meanwhile, so it comes back on its own."""
        above = Task.everything.filter(pk=self.parent_id).exclude(project=self.project_id)
        if self.deleted_at and self.parent_id and above.exists():
            Task.everything.filter(pk=self.pk).update(parent=None)
            self.parent = None

    def wake_project(self, at, by=None, cause=None):
        """Work on a planned project makes it an active one: nobody's own act, so nobody's to undo, unless it is
        part of an act that is taken back as a whole."""
        if self.project.state != ProjectState.PLANNED:  # as it was when it was held still
            return
        project = Project.objects.filter(pk=self.project_id, state=ProjectState.PLANNED).first()
        if project:
            project.move(ProjectState.ACTIVE, by=by, at=at, cause=cause, note=f"{self.key} {self.title}")
