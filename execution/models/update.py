from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Forbidden, Refused
from accounts.models.fields import IdField
from accounts.roles import Can
from accounts.words import in_a_line
from execution.models.project import OPEN, Project

LONGEST = 280


class Declared(models.TextChoices):
    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    OFF_TRACK = "off_track", _("Off track")


class StatusUpdateQuerySet(models.QuerySet):
    def newest_first(self):
        return self.select_related("by__user").order_by("-at", "-id")

    def last_of(self, projects):
        """{project id: what was said of it last} of those of which something was, in one query."""
        newer = StatusUpdate.objects.filter(project=OuterRef("project")).order_by("-at", "-id")
        found = self.filter(project__in=projects, pk=Subquery(newer.values("pk")[:1]))
        return {update.project_id: update for update in found.select_related("by__user")}


class StatusUpdate(models.Model):
    """How a project stands, in the words of somebody who answers for it. Never edited: a new one follows."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="status_updates")
    project = models.ForeignKey(Project, models.CASCADE, related_name="updates")
    health = models.CharField(_("health"), max_length=10, choices=Declared.choices)
    words = models.CharField(_("in one sentence"), max_length=LONGEST)
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="status_updates")
    at = models.DateTimeField()

    objects = StatusUpdateQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["project", "-at", "-id"], name="execution_update_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(health__in=Declared.values), name="execution_update_health_known"
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="execution_update_words",
                violation_error_message=_("Say it in one sentence."),
            ),
        ]

    def __str__(self):
        return f"{self.get_health_display()}: {self.words}"

    @classmethod
    def declare(cls, project, *, by, health, words, at=None):
        """How it stands now, beside whatever is computed."""
        words = in_a_line(words)
        if not may_declare(by, project):
            raise Forbidden(_t("Only its lead and those who plan projects say how it stands."))
        if health not in Declared.values:
            raise Refused(_t("On track, at risk or off track: choose one."), "health")
        if not words or len(words) > LONGEST:
            raise Refused(_t("Say it in one sentence of up to %(n)s characters.") % {"n": LONGEST}, "words")
        with transaction.atomic():
            project.hold_still()
            if project.state not in OPEN:
                state = project.get_state_display().lower()
                raise Refused(
                    _t("%(project)s is %(state)s. Reopen it to say how it stands.")
                    % {"project": project.name, "state": state},
                    "project",
                )
            before = cls.objects.last_of([project]).get(project.pk)
            changes = {"declared_health": [before and before.health, health]}
            project.log("declared", by=by, changes=changes, note=words, at=at)
            return cls.objects.create(
                workspace=project.workspace, project=project, health=health, words=words, by=by,
                at=at or timezone.now(),
            )  # fmt: skip


def may_declare(member, project):
    """Whoever leads it answers for it, whatever their role."""
    return member.can(Can.PLAN) or (project.lead_id is not None and project.lead_id == member.pk)
