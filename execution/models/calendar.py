from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models import Activity, Workspace
from accounts.models.many import carry
from accounts.models.record import LiveManager, Record
from execution.models.person import DAYS, USUAL, WEEK
from execution.models.project import Project
from execution.scheduling import publicdays
from execution.scheduling.workdays import Workdays

AHEAD = 3  # years after this one for which holidays are taken
LEAST, MOST = Decimal("0.5"), Decimal(24)


class Worked(models.IntegerChoices):
    FREE = 0, _("Free")
    MORNING = 1, _("Half a day")
    WHOLE = 2, _("Worked")


class WorkCalendar(Record):
    """On which days a project is worked on; without a project, all that have none of their own."""

    owned = ("free_days",)

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="calendars")
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, editable=False, related_name="calendars"
    )
    days = models.CharField(_("working days"), max_length=27, default=USUAL, validators=[WEEK])
    hours = models.DecimalField(
        _("hours a day"), max_digits=4, decimal_places=2, default=Decimal(8),
        validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)],
    )  # fmt: skip
    country = models.CharField(_("country"), max_length=2, blank=True, default="")
    region = models.CharField(_("region"), max_length=10, blank=True, default="")

    class Meta(Record.Meta):
        verbose_name = _("working calendar")
        verbose_name_plural = _("working calendars")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"],
                condition=Q(project=None, deleted_at=None),
                name="execution_workcalendar_usual",
                violation_error_message=_("The workspace has a calendar already."),
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(project__isnull=False, deleted_at=None),
                name="execution_workcalendar_project",
                violation_error_message=_("The project has a calendar already."),
            ),
            models.CheckConstraint(
                condition=~Q(days=""),
                name="execution_workcalendar_days",
                violation_error_message=_("Name at least one working day."),
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=LEAST, hours__lte=MOST),
                name="execution_workcalendar_hours",
                violation_error_message=_("A day has half an hour to 24 hours."),
            ),
        ]

    def __str__(self):
        return (
            _t("Calendar of %(project)s") % {"project": self.project} if self.project_id else _t("Calendar")
        )

    def get_absolute_url(self):
        slug = self.workspace.slug
        if self.project_id:
            return reverse("execution:project_calendar", args=[slug, self.project.key])
        return reverse("execution:calendar", args=[slug])

    def clean(self):
        if self.country and self.country not in publicdays.countries():
            raise ValidationError({"country": _t("No holidays are known for this country.")})
        if self.region and self.region not in publicdays.regions(self.country):
            raise ValidationError({"region": _t("This country has no such region.")})

    @classmethod
    def of(cls, workspace, project=None):
        """The one that holds for a project: its own, else the workspace's, else one that nobody has changed yet."""
        own = Q(project=None) | Q(project=project) if project else Q(project=None)
        found = list(cls.objects.filter(own, workspace=workspace))
        found.sort(key=lambda one: one.project_id is None)
        return found[0] if found else cls(workspace=workspace)

    @classmethod
    def create(cls, *, by, at=None, cause=None, **fields):
        """With the public holidays of its country, under one cause."""
        cause = cause or new_id()
        with transaction.atomic():
            if fields.get("project"):
                fields["project"].hold_still()
            else:
                Workspace.objects.select_for_update(no_key=True).get(pk=by.workspace_id)
            made = super().create(by=by, at=at, cause=cause, **fields)
            made.take_holidays(by=by, at=at, cause=cause)
            made.changed()
        return made

    def edit(self, **how):
        with transaction.atomic():
            row = super().edit(**how)
            self.changed()
        return row

    def settle(self, *, by, changes, at=None, cause=None, **how):
        """Edit; another country brings its holidays and takes those of the first away, as one act."""
        cause = cause or new_id()
        with transaction.atomic():
            row = self.edit(by=by, changes=changes, at=at, cause=cause, **how)
            if row and {"country", "region"} & set(row.changes):
                self.take_holidays(by=by, at=at, cause=cause)
        return row

    def take_holidays(self, *, by, at=None, cause=None):
        """The public holidays of this year and the next ones stand among its days; those somebody wrote or changed stay."""
        cause, year = cause or new_id(), self.workspace.today(at).year
        years, wanted, source = range(year, year + AHEAD + 1), {}, ""
        if self.country:
            wanted = publicdays.public_days(self.country, self.region, years)
            source = publicdays.source(self.country, self.region)
        at = at or timezone.now()
        with transaction.atomic():
            there = {one.day: one for one in self.free_days.all()}
            gone = [
                day for day, one in there.items() if one.source and day.year >= year and day not in wanted
            ]
            carry(
                [there[day] for day in gone],
                "deleted",
                by=by,
                at=at,
                cause=cause,
                deleted_at=at,
                deletion=cause,
            )
            here = {"workspace": self.workspace, "calendar": self, "source": source, "created_at": at}
            new = [
                FreeDay(day=day, name=name[:120], **here) for day, name in wanted.items() if day not in there
            ]
            FreeDay.objects.bulk_create(new)
            drafts = (
                Activity.draft(one, "created", by=by, at=at, cause=cause, changes={"day": [None, one.day]})
                for one in new
            )
            Activity.objects.bulk_create(drafts)
            self.changed()
        return cause

    def changed(self):
        """Schedules that are reckoned with it may differ from now on."""
        own = {"pk": self.project_id} if self.project_id else {"workspace": self.workspace_id}
        Project.everything.filter(**own).update(work_version=F("work_version") + 1)

    def exceptions(self):
        """{date: worked halves} of its days; none of a calendar that nobody has changed yet."""
        return {} if self._state.adding else dict(self.free_days.values_list("day", "worked"))

    def workdays(self, exceptions, days=""):
        """Workdays of it, or of somebody who works on other `days` of the week."""
        ticked = (days or self.days).split(" ")
        return Workdays([2 if day in ticked else 0 for day in DAYS], exceptions, self.hours)


class FreeDay(Record):
    """A day that is worked otherwise than its weekday says. source: where it comes from, empty for what people wrote."""

    in_trash = False

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="free_days")
    calendar = models.ForeignKey(
        WorkCalendar, models.CASCADE, related_name="free_days", verbose_name=_("calendar"), editable=False
    )
    day = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=120, blank=True, default="")
    worked = models.PositiveSmallIntegerField(_("worked"), choices=Worked.choices, default=Worked.FREE)
    source = models.CharField(_("source"), max_length=120, blank=True, default="", editable=False)

    objects = LiveManager()

    class Meta(Record.Meta):
        verbose_name = _("day of a calendar")
        verbose_name_plural = _("days of calendars")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "day"],
                condition=Q(deleted_at=None),
                name="execution_freeday_once",
                violation_error_message=_("This day stands in the calendar already."),
            ),
            models.CheckConstraint(condition=Q(worked__in=Worked.values), name="execution_freeday_worked"),
        ]

    def __str__(self):
        return self.name or self.day.isoformat()

    def get_absolute_url(self):
        return f"{self.calendar.get_absolute_url()}#days"

    @classmethod
    def create(cls, *, by, calendar, **fields):
        made = super().create(by=by, workspace=calendar.workspace, calendar=calendar, **fields)
        calendar.changed()
        return made

    def edit(self, *, by, changes, **how):
        """What somebody changes is theirs from then on."""
        row = super().edit(by=by, changes=changes | ({"source": ""} if self.source else {}), **how)
        self.calendar.changed()
        return row

    def trash(self, **how):
        cause = super().trash(**how)
        self.calendar.changed()
        return cause

    def restore(self, **how):
        if self.calendar.deleted_at:
            raise Refused(_t("Its calendar is in the trash. Restore that first."))
        cause = super().restore(**how)
        self.calendar.changed()
        return cause


def gone_by(workspace, project=None):
    """The projects whose days a calendar decides: its own one, or all that have none of their own."""
    if project:
        return [project]
    return list(workspace.projects.open().exclude(calendars__deleted_at=None, calendars__isnull=False))
