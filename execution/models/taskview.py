from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Forbidden, Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can
from execution import shown


class Page(models.TextChoices):
    LIST = "list", _("List")
    PLAN = "plan", _("Plan")
    BOARD = "board", _("Board")
    CALENDAR = "calendar", _("Calendar")


# page: its address for the tasks of all projects, and for those of one
PLACES = {
    Page.LIST.value: ("execution:task_list", "execution:project_tasks"),
    Page.PLAN.value: ("execution:plan", "execution:gantt"),
    Page.BOARD.value: ("execution:task_board", "execution:board"),
    Page.CALENDAR.value: ("execution:task_calendar", "execution:project_dates"),
}


class TaskViewQuerySet(RecordQuerySet):
    def seen_by(self, member):
        """Those for everybody, and a member's own."""
        return self.seen_as(member.pk)

    def seen_as(self, member):
        """Those of the member with this id."""
        return self.filter(Q(shared=True) | Q(owner=member))

    def standing(self):
        """Those that have something to show: of all projects, or of one that was not archived."""
        here = Q(project__deleted_at=None, project__archived_at=None)
        return self.filter(Q(project=None) | here)

    def for_list(self):
        return self.standing().select_related("workspace", "project")


class TaskView(Record):
    """A page of tasks under a name: what its address asks for, never what is answered."""

    right = Can.KEEP  # what everybody sees asks for Can.PLAN: `allow`
    named_after = ("project",)

    name = models.CharField(_("name"), max_length=60)
    page = models.CharField(_("page"), max_length=10, choices=Page.choices, default=Page.LIST)
    project = models.ForeignKey(
        "execution.Project",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="views",
        verbose_name=_("project"),
    )
    query = models.CharField(_("what it asks for"), max_length=shown.LONGEST, blank=True, default="")
    shared = models.BooleanField(_("for everybody"), default=False)
    owner = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="taskviews",
        verbose_name=_("saved by"),
    )

    objects = LiveManager.from_queryset(TaskViewQuerySet)()

    @classmethod
    def hidden_from(cls, member):
        rows = TaskViewQuerySet(cls).filter(workspace=member.workspace)
        return rows.exclude(pk__in=rows.seen_by(member).values("pk"))

    class Meta(Record.Meta):
        verbose_name = _("view of tasks")
        verbose_name_plural = _("views of tasks")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name"],
                condition=Q(deleted_at=None, shared=True),
                name="execution_taskview_name",
                violation_error_message=_("There is a view of this name already. Choose another."),
            ),
            models.UniqueConstraint(  # of what somebody keeps to themselves nobody else hears, not by its name either
                fields=["owner", "name"],
                condition=Q(deleted_at=None, shared=False),
                name="execution_taskview_own_name",
                violation_error_message=_("There is a view of this name already. Choose another."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="execution_taskview_named",
                violation_error_message=_("Give it a name."),
            ),
            models.CheckConstraint(condition=Q(page__in=Page.values), name="execution_taskview_page"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        everywhere, of_one = PLACES[self.page]
        if self.project_id:
            here = reverse(of_one, args=[self.workspace.slug, self.project.key])
        else:
            here = reverse(everywhere, args=[self.workspace.slug])
        return f"{here}?{self.query}{'&' if self.query else ''}saved={self.pk}"

    # -- who may change it --------------------------------------------------------

    def changeable_by(self, member):
        """Their own anybody; what everybody sees, who plans."""
        return member.can(Can.PLAN) if self.shared else self.owner_id == member.pk

    restorable_by = changeable_by

    def allow(self, by, shared=False):
        """Forbidden for whoever may not change it, or not make it one for everybody."""
        if by and not self.changeable_by(by):
            raise Forbidden(
                _t("Everybody sees this view, so who plans changes it. Save one of your own.")
                if self.shared
                else _t("Only who saved this view changes it.")
            )
        allow_shared(by, shared)

    @classmethod
    def create(cls, *, by, **fields):
        fields = {"page": Page.LIST.value} | fields
        fields = tidied(fields, fields["page"])
        allow_shared(by, fields.get("shared", False))
        project = fields.get("project")
        with transaction.atomic():
            if project:
                project.hold_still()
                check_here(project)
            return super().create(by=by, owner=by, **fields)

    def edit(self, *, by, changes, **how):
        self.allow(by, changes.get("shared", self.shared))
        if self.shared and not changes.get("shared", True) and by and by.pk != self.owner_id:
            raise Refused(
                _t("Only who saved this view keeps it to themselves. Save one of your own."), "shared"
            )
        if "project" in changes and changes["project"] != self.project:
            raise Refused(_t("A view stays with its project. Save another one there."), "project")
        if "page" in changes and shown.kept(self.query, changes["page"]) != self.query:
            changes = {"query": self.query} | changes
        changes = tidied(changes, changes.get("page", self.page))
        return super().edit(by=by, changes=changes, **how)

    # -- trash --------------------------------------------------------------------

    def trash(self, *, by, **how):
        self.allow(by)
        return super().trash(by=by, **how)

    def restore(self, *, by, **how):
        self.allow(by)
        return super().restore(by=by, **how)

    @classmethod
    def coming_back(cls, rows):
        """One of somebody's own whose name they gave away since stays in their trash: who restores its project neither hears
        of it nor could make room for it."""
        owners = {row.owner_id for row in rows if not row.shared}
        own = cls.objects.filter(shared=False, owner__in=owners - {None}) if owners else cls.objects.none()
        taken = set(own.values_list("owner", "name"))
        return [row for row in rows if row.shared or (row.owner_id, row.name) not in taken]

    @classmethod
    def let_go(cls, name, pks):
        """It goes for good with its project: without one it would be a view of all of them."""
        if name != "project":
            super().let_go(name, pks)


def allow_shared(by, shared):
    if by and shared:
        require(by, Can.PLAN, _t("Your role saves views for yourself. Choose: only you."))


def check_here(project):
    if project.archived_at:
        words = _t("%(project)s is archived. Bring it back first.")
        raise Refused(words % {"project": project.name}, "project")


def tidied(fields, page):
    """The fields as they are kept: one space between the words of a name, of a query what lasts."""
    fields = dict(fields)
    if "name" in fields:
        fields["name"] = " ".join(fields["name"].split())
        if not fields["name"]:
            raise Refused(_t("Give it a name."), "name")
    if "query" in fields:
        fields["query"] = shown.kept(fields["query"], page)
        if len(fields["query"]) > shown.LONGEST:
            raise Refused(_t("This asks for more than a view keeps. Take some filters away."), "query")
    return fields
