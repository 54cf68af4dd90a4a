from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.archivable import Archivable, ArchivableQuerySet
from accounts.models.external import external_key, external_key_once
from accounts.models.record import LiveManager, Record
from accounts.prepared import Prepared
from collaboration.assignments import given, handed_over
from execution.models.people import check_present
from execution.models.tally import Tallied

KEY = RegexValidator(
    r"^[A-Z][A-Z0-9]{1,4}\Z", _("Two to five capital letters or digits, beginning with a letter.")
)


class ProjectState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    FINISHED = "finished", _("Finished")
    CANCELLED = "cancelled", _("Cancelled")


OPEN = (ProjectState.PLANNED, ProjectState.ACTIVE, ProjectState.PAUSED)

# from: to
MOVES = {
    ProjectState.PLANNED: {
        ProjectState.ACTIVE,
        ProjectState.PAUSED,
        ProjectState.FINISHED,
        ProjectState.CANCELLED,
    },
    ProjectState.ACTIVE: {ProjectState.PAUSED, ProjectState.FINISHED, ProjectState.CANCELLED},
    ProjectState.PAUSED: {ProjectState.ACTIVE, ProjectState.CANCELLED},
    ProjectState.FINISHED: {ProjectState.ACTIVE},
    ProjectState.CANCELLED: {ProjectState.ACTIVE, ProjectState.PLANNED},
}


class ProjectQuerySet(ArchivableQuerySet):
    def for_list(self):
        return self.select_related("workspace", "lead__user")

    def open(self):
        return self.filter(state__in=OPEN)


@Prepared
def locked(project):
    """What a writer needs to know of the project, whose row it holds from then on."""
    rows = Project.everything.select_for_update(no_key=True).filter(pk=project)
    return rows.values_list("state", "deleted_at", "task_count", "tally")


class Project(Archivable, Tallied, Record):
    """Numbered tasks towards a deadline, led by somebody."""

    owned = (
        "milestones", "tasks", "assets", "allocations", "comments", "calendars", "baselines", "columns",
        "views",
    )  # fmt: skip
    undoable = (*Record.undoable, *Archivable.ARCHIVING)
    told_too = {"archived_at": _("Archived")}

    key = models.CharField(_("key"), max_length=5, validators=[KEY])
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True, default="", max_length=20_000)
    lead = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="projects_led",
        verbose_name=_("lead"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ProjectState.choices, default=ProjectState.PLANNED, editable=False
    )
    start = models.DateField(_("start"), null=True, blank=True)
    deadline = models.DateField(_("deadline"), null=True, blank=True)
    external_key = external_key()
    task_count = models.PositiveIntegerField(default=0, editable=False)
    work_version = models.PositiveIntegerField(default=0, editable=False)

    objects = LiveManager.from_queryset(ProjectQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            external_key_once("execution_project_external_key"),
            models.UniqueConstraint(
                fields=["workspace", "key"],
                condition=Q(deleted_at=None),
                name="execution_project_key",
                violation_error_message=_("Another project has this key."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=ProjectState.values), name="execution_project_state"
            ),
            models.CheckConstraint(
                condition=Q(archived_at=None) | ~Q(state__in=[state.value for state in OPEN]),
                name="execution_project_archived",
                violation_error_message=_("What is archived is finished or cancelled. Bring it back first."),
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(deadline=None) | Q(deadline__gte=F("start")),
                name="execution_project_dates",
                violation_error_message=_("The deadline lies before the start."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("execution:project_show", args=[self.workspace.slug, self.key])

    @staticmethod
    def reference(text):
        return Q(key=text.upper())

    @property
    def is_open(self):
        return self.state in OPEN

    @property
    def moves(self):
        """The states it may go to from here; none from the archive."""
        if self.archived_at:
            return []
        return [
            (state, ProjectState(state).label) for state in ProjectState.values if state in MOVES[self.state]
        ]

    @classmethod
    def create(cls, *, by, at=None, cause=None, **fields):
        check_present(filter(None, [fields.get("lead")]), "lead")
        cause = cause or new_id()
        with transaction.atomic():
            project = super().create(by=by, at=at, cause=cause, **fields)
            given(project, [project.lead], by=by, at=at, cause=cause, verb="lead")
        return project

    def edit(self, *, by, changes, **how):
        check_present(filter(None, [changes.get("lead")]), "lead", known=filter(None, [self.lead]))
        with transaction.atomic():
            row = super().edit(by=by, changes=changes, **how)
            handed_over(self, row, "lead", [changes.get("lead")], by=by, verb="lead")
        return row

    def move(self, state, *, by, at=None, note="", version=None, cause=None):
        """Start, pause, finish, cancel or take up again; `version` is the one the writer saw, if any."""
        self.refresh_from_db(fields=["state", "version", "archived_at"])  # work on a task may have woken it
        if version is not None and version != self.version:
            self.refuse_clash({"state": state}, version)
        if self.archived_at:
            raise Refused(
                _t("%(project)s is archived. Bring it back first.") % {"project": self.name}, "state"
            )
        if state not in MOVES.get(self.state, ()):
            raise Refused(
                _t("%(project)s is %(now)s; it cannot become %(then)s.")
                % {
                    "project": self.name,
                    "now": self.get_state_display().lower(),
                    "then": ProjectState(state).label.lower() if state in ProjectState.values else state,
                },
                "state",
            )
        how = {"version": self.version, "at": at, "note": note, "cause": cause}
        return self.edit(by=by, changes={"state": state}, **how)

    def check_archivable(self):
        if self.state in OPEN:
            raise Refused(
                _t("%(project)s is %(state)s. Finish or cancel it first; then it can be archived.")
                % {"project": self.name, "state": self.get_state_display().lower()}
            )

    def hold_still(self, for_new_task=False):
        """Locks the row until the caller's transaction ends; whoever writes tasks does so first.

        One order of locks, project before tasks, so that no two writers wait for each other; and two
        changes of the tree, each fine alone, cannot make a circle together.
        """
        if not (found := locked(self.pk)):
            raise Project.DoesNotExist
        [(state, deleted_at, count, tally)] = found
        if deleted_at:
            raise Refused(
                _t("%(project)s is in the trash. Restore it first.") % {"project": self.name}, "project"
            )
        self.task_count, self.state, self.tally = count, state, tally
        if for_new_task and state not in OPEN:
            raise Refused(
                _t("%(project)s is %(state)s. Reopen it to add tasks.")
                % {"project": self.name, "state": self.get_state_display().lower()},
                "project",
            )

    def next_number(self):
        """The next task number, once held still; it is given with the count of the task that takes it."""
        self.task_count += 1
        return self.task_count

    def take_numbers(self, n=1):
        """The first of `n` task numbers that follow each other; once held still, so that none is given twice."""
        first = self.task_count + 1
        self.task_count += n
        Project.everything.filter(pk=self.pk).update(
            task_count=self.task_count, work_version=F("work_version") + 1
        )
        return first
