from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.prepared import Prepared
from accounts.roles import CAPABILITIES, Role


class MembershipQuerySet(RecordQuerySet):
    def active(self):
        return self.filter(deactivated_at__isnull=True, user__is_active=True)

    def named(self):
        return self.select_related("user").order_by("user__name", "user__email")


class Membership(Record):
    """A user in a workspace, with a role. People everywhere in the product are memberships."""

    undoable = ("edited",)
    seen_as = ""  # a role that they look through just now (accounts/seeing.py); never kept

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    title = models.CharField(_("job title"), max_length=80, blank=True, default="")
    deactivated_at = models.DateTimeField(null=True, blank=True, editable=False)
    seen_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LiveManager.from_queryset(MembershipQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "user"],
                name="accounts_membership_once",
                violation_error_message=_("This person is already a member."),
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="accounts_membership_role"),
        ]

    def __str__(self):
        return self.user.name or self.user.email

    @staticmethod
    def reference(ref):
        return Q(user__email__iexact=ref)

    @property
    def is_active(self):
        return self.deactivated_at is None and self.deleted_at is None and self.user.is_active

    @property
    def acting_role(self):
        """Their role, or the one they look through."""
        return self.seen_as or self.role

    def can(self, capability):
        return self.is_active and capability in CAPABILITIES[self.acting_role]

    def edit(self, *, by, changes, **how):
        """Record.edit, by whichever door: a workspace never loses its last owner."""
        leaves = changes.get("role", Role.OWNER) != Role.OWNER or changes.get("deactivated_at")
        with transaction.atomic():
            if leaves:
                self.keep_an_owner()
            return super().edit(by=by, changes=changes, **how)

    def change_role(self, *, by, role, version=None, at=None):
        return self.edit(by=by, changes={"role": role}, version=version, at=at)

    def deactivate(self, *, by, at=None):
        """They keep their history and lose every door: sessions, tokens and seats answer no more. Since when, stays as it was
        where somebody was faster."""
        self.refresh_from_db(fields=["deactivated_at", "version"])
        if self.deactivated_at:
            return None
        return self.edit(by=by, changes={"deactivated_at": at or timezone.now()}, at=at, verb="deactivated")

    def reactivate(self, *, by, at=None):
        return self.edit(by=by, changes={"deactivated_at": None}, at=at, verb="reactivated")

    def touch(self, at=None):
        """Remember that they were here, at most every five minutes so that reading hardly writes."""
        at = at or timezone.now()
        if self.seen_at is None or (at - self.seen_at).total_seconds() > 300:
            Membership.objects.filter(pk=self.pk).update(seen_at=at)

    def keep_an_owner(self):
        """Two owners leaving at once must not both succeed, hence the lock on all owners."""
        owners = (
            Membership.objects.active()
            .select_for_update(no_key=True, of=("self",))
            .filter(workspace_id=self.workspace_id, role=Role.OWNER)
            .order_by("pk")
        )
        if {o.pk for o in owners} == {self.pk}:
            raise Refused(_t("A workspace needs an owner. Make somebody else an owner first."), "role")


def held_by(user):
    """Those of them that hold, with their workspaces."""
    return Membership.objects.active().select_related("workspace", "user").filter(user=user)


@Prepared
def held_in(user, slug):
    """The one in that workspace, if any. Each page asks it."""
    return held_by(user).filter(workspace__slug=slug)


def in_workspace(user, slug):
    """A user's membership of the workspace at that address, or None."""
    return next(iter(held_in(user.pk, slug)), None)


def last_opened(request):
    """The signed-in reader's membership of the workspace they had open last, else of their first; or None."""
    last = in_workspace(request.user, request.session.get("workspace", ""))
    return last or held_by(request.user).order_by("created_at", "id").first()
