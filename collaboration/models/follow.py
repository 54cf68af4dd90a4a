"""Who wants to hear of a subject. What any noun shares; each has its own table with a real foreign key."""

from functools import cache

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.models.fields import IdField
from accounts.prepared import Prepared
from accounts.roles import Can
from collaboration.models.notification import Kind, Notification


class Why(models.TextChoices):
    """What made somebody a follower."""

    CHOSEN = "chosen", _("Chose to")
    OWNER = "owner", _("Owns it")
    ASKER = "asker", _("Sent it for review")
    APPROVER = "approver", _("Decides on it")


class FollowQuerySet(models.QuerySet):
    def standing(self):
        """Of those who follow now and still work here, the first to come first."""
        here = {"member__deactivated_at": None, "member__deleted_at": None, "member__user__is_active": True}
        return self.filter(left_at=None, **here).select_related("member__user").order_by("at", "id")


class Follow(models.Model):
    """A member follows `about`, the foreign key that a concrete table adds. Whoever leaves keeps the row, so that
    nothing puts them back."""

    about = ""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="%(class)ss")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="%(class)ss")
    why = models.CharField(max_length=10, choices=Why.choices, default=Why.CHOSEN)
    at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.member_id} {self.why}"


class Followed:
    """A record that people follow: its Follow rows are `follows`. Stands among the bases of a noun.

    One rule for all of them: followers hear of every step it takes, of every comment, and when its forecast leaves
    what was promised; of one act they hear once, and of their own never.
    """

    def followers(self):
        """[Membership] of those who follow and still work here."""
        return [row.member for row in standing_of(self.follows.model)(self.pk)]

    def followed_by(self, member):
        return self.follows.filter(member=member, left_at=None).exists()

    def follow(self, *, by, at=None):
        """Follow it, again too. Returns whether they did not before."""
        require(by, Can.READ, _t("Only members of this workspace follow what happens in it."))
        at = at or timezone.now()
        back = self.follows.filter(member=by).exclude(left_at=None)
        if back.update(left_at=None, at=at, why=Why.CHOSEN):
            return True
        if self.follows.filter(member=by).exists():
            return False
        return bool(self.join([by], Why.CHOSEN, at=at))

    def unfollow(self, *, by, at=None):
        """Hear no more of it, whatever follows by itself later. Returns whether they did before."""
        return bool(self.follows.filter(member=by, left_at=None).update(left_at=at or timezone.now()))

    def join(self, members, why, *, at=None):
        """These follow by themselves from now on, unless they do or once left. Returns the rows as drafted."""
        table = self.follows.model
        rows = [
            table(workspace_id=self.workspace_id, member=member, why=why, at=at or timezone.now(),
                  **{table.about: self})
            for member in {m.pk: m for m in members if m is not None and m.is_active}.values()
        ]  # fmt: skip
        return table.objects.bulk_create(rows, ignore_conflicts=True)

    def tell_followers(self, verb, *, by, cause, at, words="", about=None, heard=()):
        """Those who did not hear of this act otherwise (a mention, a decision they wait for, in `heard` too).

        `about` is what happened where that is no step of its own, like a comment. Called last in a verb.
        """
        members = [member for member in self.followers() if member.pk not in heard]
        if not members:
            return
        subjects = [self.pk] if about is None else [self.pk, about.pk]
        told = Notification.objects.filter(cause=cause, subject_id__in=subjects)
        knowing = set(told.values_list("member_id", flat=True))
        Notification.tell(
            Kind.FOLLOW, [m for m in members if m.pk not in knowing], about or self, by=by, words=words,
            cause=cause, at=at, verb=verb, label=str(self),
        )  # fmt: skip


@cache
def standing_of(table):
    """The question for the Follow rows of one subject that stand; every step of it asks it."""
    return Prepared(lambda subject: table.objects.standing().filter(**{table.about: subject}))
