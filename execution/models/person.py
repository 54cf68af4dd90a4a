from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models import Membership, Workspace
from accounts.models.record import LiveManager, Record, RecordQuerySet

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL = "mon tue wed thu fri"
LEAST, MOST = Decimal("0.5"), Decimal(168)  # hours a week


class Kind(models.TextChoices):
    MEMBER = "member", _("Member")
    PLACEHOLDER = "placeholder", _("Placeholder")
    EQUIPMENT = "equipment", _("Equipment")


WEEK = RegexValidator(
    r"^(?!\Z)" + "".join(rf"({day}( |\Z))?" for day in DAYS) + r"(?<! )\Z",
    _("Name at least one working day, from Monday to Sunday, each once."),
)


# Those that work is planned for: a member without access is not.
AT_WORK = Q(active=True) & (Q(member=None) | Q(member__deactivated_at=None, member__user__is_active=True))


class PersonQuerySet(RecordQuerySet):
    def for_list(self):
        return self.select_related("workspace", "member__user")

    def at_work(self):
        return self.filter(AT_WORK)


class Person(Record):
    """Who or what does work: a member, a placeholder for somebody not found yet, or equipment."""

    owned = ("allocations", "time_off")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, editable=False)
    member = models.OneToOneField(
        "accounts.Membership", models.CASCADE, null=True, blank=True, editable=False, related_name="person"
    )
    name = models.CharField(_("name"), max_length=254)
    title = models.CharField(_("role title"), max_length=80, blank=True, default="")
    hours = models.DecimalField(
        _("hours a week"), max_digits=5, decimal_places=2, default=40,
        validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)],
    )  # fmt: skip
    days = models.CharField(_("working days"), max_length=27, default=USUAL, validators=[WEEK])
    active = models.BooleanField(_("planned for"), default=True)

    objects = LiveManager.from_queryset(PersonQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people and resources")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="execution_person_kind"),
            models.CheckConstraint(
                condition=Q(kind=Kind.MEMBER, member__isnull=False)
                | (~Q(kind=Kind.MEMBER) & Q(member__isnull=True)),
                name="execution_person_member",
                violation_error_message=_("A member is a person by their membership; nobody else is."),
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=LEAST, hours__lte=MOST),
                name="execution_person_hours",
                violation_error_message=_("Hours a week lie between a half and 168."),
            ),
            models.CheckConstraint(
                condition=~Q(days=""),
                name="execution_person_days",
                violation_error_message=_("Name at least one working day."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="execution_person_name",
                violation_error_message=_("Give it a name."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('execution:workload', args=[self.workspace.slug])}?person={self.pk}"

    @property
    def weekdays(self):
        """Its working days as `date.weekday()` counts them."""
        return frozenset(DAYS.index(day) for day in self.days.split(" "))

    @property
    def is_active(self):
        return self.active and self.deleted_at is None and (self.member is None or self.member.is_active)

    # -- verbs ----------------------------------------------------------------

    @classmethod
    def ensure(cls, workspace, at=None):
        """Every member is a person; whoever reads or plans people calls this first.

        Who joined is added, whose name changed is called so. It says of members what is known already, so it
        is nobody's act and stands in no log.
        """
        behind = cls.behind(workspace)
        if not behind.exists():
            return
        with transaction.atomic():
            Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)  # two readers at once
            for member in behind.filter(person__isnull=False).select_related("person"):
                cls.everything.filter(pk=member.person.pk).update(name=member.called)
            cls.everything.bulk_create(
                cls(
                    workspace=workspace, kind=Kind.MEMBER, member=member, name=member.called,
                    title=member.title, created_at=at or timezone.now(),
                )
                for member in behind.filter(person=None)
            )  # fmt: skip

    @staticmethod
    def behind(workspace):
        """Members who are no person yet, or one of another name."""
        called = Coalesce(NullIf("user__name", Value("")), "user__email", output_field=models.CharField())
        members = Membership.objects.active().filter(workspace=workspace).annotate(called=called)
        return members.exclude(person__name=F("called"))

    @classmethod
    def create(cls, *, by, **fields):
        if fields.get("kind") == Kind.MEMBER:
            raise Refused(_t("Members come by invitation. Add a placeholder or equipment here."), "kind")
        return super().create(by=by, **fields)

    def edit(self, *, by, changes, **how):
        if self.member_id and changes.get("name", self.name) != self.name:
            raise Refused(_t("A member's name is theirs to change, in their profile."), "name")
        return super().edit(by=by, changes=changes, **how)

    def trash(self, **how):
        if self.member_id:
            raise Refused(
                _t("%(name)s is a member and stays. Say that nothing is planned for them instead.")
                % {"name": self.name}
            )
        return super().trash(**how)

    def hold_still(self):
        """Locks the row until the caller's transaction ends; refused unless work may be given to it."""
        Person.hold([self])

    @classmethod
    def hold(cls, people):
        """`hold_still` of many, in one order, so that no two writers wait for each other."""
        rows = cls.everything.select_for_update(no_key=True, of=("self",)).select_related("member__user")
        for held in rows.filter(pk__in=[person.pk for person in people]).order_by("pk"):
            if not held.is_active:
                raise Refused(
                    _t("Nothing is planned for %(name)s any more. Choose somebody else.")
                    % {"name": held.name},
                    "person",
                )

    def replace(self, person, *, by, at=None):
        """Everything this placeholder was allocated goes to a member: (how many, cause).

        Nothing is planned for the placeholder from then on. Its time off says nothing of the member's.
        """
        if self.kind != Kind.PLACEHOLDER:
            raise Refused(_t("Only a placeholder can be replaced."))
        if person.kind != Kind.MEMBER:
            raise Refused(_t("Choose a member of the workspace."), "person")
        at, cause = at or timezone.now(), new_id()
        with transaction.atomic():
            person.hold_still()
            Person.everything.select_for_update(no_key=True).get(pk=self.pk)
            if self.active:  # first, so that taking back has somebody to give the work back to
                self.edit(by=by, changes={"active": False}, at=at, cause=cause)
            allocations = list(self.allocations.select_related("workspace", "project").order_by("pk"))
            for allocation in allocations:
                allocation.edit(by=by, changes={"person": person}, at=at, cause=cause)
        return len(allocations), cause
