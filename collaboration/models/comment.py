import datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Forbidden, Refused
from accounts.ids import new_id
from accounts.markdown import plain
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can
from collaboration.mentions import KEPT, People, keep, mentioned, spoken
from collaboration.models.follow import Followed
from collaboration.models.notification import Kind, Notification, excerpt

ORDER = ("-created_at", "-id")
LABEL = 80


class CommentQuerySet(RecordQuerySet):
    def for_thread(self):
        return self.select_related("author__user")


class Comment(Record):
    """What somebody said about a subject, to whom it names. Each noun has a table of its own.

    `about` names the foreign key to the subject. Its author changes it; its author or an owner deletes it.
    """

    about = ""
    right = Can.READ  # one's own; whose it is, the verbs ask

    author = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, editable=False, related_name="%(class)ss_written"
    )
    text = models.TextField(
        _("comment"), max_length=20_000, error_messages={"blank": _("Write something first.")}
    )
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LiveManager.from_queryset(CommentQuerySet)()

    class Meta(Record.Meta):
        abstract = True

    def __str__(self):
        return excerpt(plain(KEPT.sub("@…", self.text)), LABEL)

    @property
    def subject(self):
        return getattr(self, self.about)

    def get_absolute_url(self):
        return f"{self.subject.get_absolute_url()}#comment-{self.pk}"

    # -- who may ----------------------------------------------------------------

    @staticmethod
    def open_to(subject, member):
        """Whether this member may say something about it."""
        return member.can(Can.COMMENT)

    def editable_by(self, member):
        return member.is_active and member.pk == self.author_id

    def removable_by(self, member):
        return self.editable_by(member) or member.can(Can.MANAGE_WORKSPACE)

    restorable_by = removable_by

    # -- verbs ------------------------------------------------------------------

    @classmethod
    def create(cls, *, by, text, at=None, cause=None, **fields):
        subject, at, cause = fields[cls.about], at or timezone.now(), cause or new_id()
        if not cls.open_to(subject, by):
            raise Forbidden(_t("Your role reads here and does not comment."))
        fields |= {"workspace": subject.workspace, "author": by, "text": kept(text, subject.workspace)}
        with transaction.atomic():
            hold(subject)
            comment = super().create(by=by, at=at, cause=cause, **fields)
            comment.tell(by, at, cause)
            comment.tell_followers(by, at, cause)
        return comment

    def edit(self, *, by, changes, at=None, cause=None, **how):
        if not self.editable_by(by):
            raise Forbidden(_t("Only its author changes a comment."))
        at, before = at or timezone.now(), mentioned(self.text)
        if "text" in changes:
            changes = changes | {"text": kept(changes["text"], self.workspace)}
            if changes["text"] != self.text:
                changes = {"edited_at": at.astimezone(datetime.UTC)} | changes
        with transaction.atomic():
            row = super().edit(by=by, changes=changes, at=at, cause=cause, **how)
            if row:
                Notification.untell(Kind.MENTION, before - mentioned(self.text), self)
                self.tell(by, at, row.cause)
        return row

    def trash(self, *, by, at=None, cause=None):
        if not self.removable_by(by):
            raise Forbidden(_t("Its author deletes a comment, or an owner."))
        with transaction.atomic():
            cause = super().trash(by=by, at=at, cause=cause)
            Notification.untell(Kind.MENTION, mentioned(self.text), self)
            Notification.objects.about(self).unread().filter(kind=Kind.FOLLOW).delete()
        return cause

    def restore(self, *, by, at=None, cause=None):
        with transaction.atomic():
            cause = super().restore(by=by, at=at, cause=cause)
            if cause:
                self.tell(by, at, cause)
                self.tell_followers(by, at, cause)
        return cause

    def tell(self, by, at, cause):
        """Whom it mentions and who has not heard of it yet; a stranger's id names nobody."""
        ids = mentioned(self.text)
        if not ids:
            return
        members = list(self.workspace.memberships.filter(pk__in=ids).select_related("user"))
        words = spoken(self.text, {member.pk: str(member) for member in members})
        heard = set(self.heard_by(Kind.MENTION))
        Notification.tell(
            Kind.MENTION, [m for m in members if m.pk not in heard], self, by=by, words=words, cause=cause,
            at=at, label=str(self.subject),
        )  # fmt: skip

    def heard_by(self, *kinds):
        """The ids of those who were told of it."""
        return Notification.objects.about(self).filter(kind__in=kinds).values_list("member_id", flat=True)

    def tell_followers(self, by, at, cause):
        """Whoever follows its subject and neither wrote it nor heard of it already."""
        if isinstance(self.subject, Followed):
            names = dict(
                self.workspace.memberships.filter(pk__in=mentioned(self.text)).values_list("pk", "user__name")
            )
            self.subject.tell_followers(
                "comment", by=by, cause=cause, at=at, words=spoken(self.text, names), about=self,
                heard={self.author_id, *self.heard_by(Kind.MENTION, Kind.FOLLOW)},
            )  # fmt: skip


def people_of(workspace):
    rows = workspace.memberships.values_list(
        "pk", "user__name", "user__email", "deactivated_at", "user__is_active"
    )
    return People.of((pk, name, email, gone is None and here) for pk, name, email, gone, here in rows)


def kept(text, workspace):
    """As it is stored: who is mentioned by id."""
    text = text.strip()
    return keep(text, people_of(workspace)) if "@" in text else text


def hold(subject):
    """Keeps it from going to the trash until the caller's transaction ends."""
    if not type(subject).objects.select_for_update(no_key=True, of=("self",)).filter(pk=subject.pk).exists():
        raise Refused(_t("This was moved to the trash a moment ago."))
