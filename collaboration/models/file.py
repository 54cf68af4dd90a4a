"""What the files of every noun share; each noun has its own table with a real foreign key."""

import re
import secrets

from django.core.exceptions import ValidationError
from django.core.files import File as Content
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from collaboration.models.room import room_for_one

MOST = 50  # files a subject may hold
LARGEST = 25 << 20  # bytes of one
FOLDER = "attached"
NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f/\\\u202a-\u202e\u2066-\u2069]+")


class FileQuerySet(RecordQuerySet):
    most = MOST

    def for_list(self):
        return self.select_related("added_by__user")


class File(Record):
    """Something to be read along with `belongs_to`, the foreign key that a concrete file adds. What it holds never changes;
    its name may."""

    belongs_to = ""

    name = models.CharField(_("name"), max_length=200)
    content = models.FileField(_("content"), upload_to=f"{FOLDER}/%Y-%m", max_length=80, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    added_by = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )

    objects = LiveManager.from_queryset(FileQuerySet)()

    class Meta(Record.Meta):
        abstract = True
        ordering = ["created_at", "id"]
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="%(app_label)s_%(class)s_named",
                violation_error_message=_("Give it a name."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def subject(self):
        return getattr(self, self.belongs_to)

    @property
    def ending(self):
        """ "pdf", "" where its name has none that is short."""
        _stem, dot, ending = self.name.rpartition(".")
        return ending.lower() if dot and ending.isalnum() and len(ending) <= 4 else ""

    @property
    def stem(self):
        return self.name.rpartition(".")[0] if self.ending else self.name

    def get_absolute_url(self):
        return f"{self.subject.get_absolute_url()}#files"

    def clean(self):
        self.name = tidy(self.name)
        if not self.name:
            raise ValidationError({"name": _t("Give it a name.")})

    @classmethod
    def create(cls, *, by, content, at=None, name="", **fields):
        """content: an upload, which is kept before the row is; what no row names is swept later (`files.sweep`)."""
        name = tidy(name) or tidy(content.name or "")
        check(name, content.size)
        with room(fields[cls.belongs_to]):
            # kept under a random name, which says nothing of it and serves nothing by itself
            kept = Content(content, name=secrets.token_hex(20))
            fields |= {"name": name, "content": kept, "size": content.size, "added_by": by}
            return super().create(by=by, at=at, **fields)

    def edit(self, *, by, changes, **how):
        if "name" in changes:
            changes = changes | {"name": tidy(changes["name"])}
        return super().edit(by=by, changes=changes, **how)

    def log(self, verb, *, changes=None, **how):
        """Of its content nothing: it never changes, and where it is kept is no one's to know."""
        told = {name: pair for name, pair in (changes or {}).items() if name != "content"}
        return super().log(verb, changes=told, **how)

    def restore(self, *, by, at=None, cause=None):
        self.check_restorable()
        with room(self.subject):
            return super().restore(by=by, at=at, cause=cause)


def check(name, size):
    """Raises Refused for what is not kept."""
    if not size:
        raise Refused(_t("%(file)s is empty. Choose another.") % {"file": name}, "files")
    if size > LARGEST:
        words = _t("%(file)s is larger than %(n)s MB. Keep it elsewhere and add a link to it.")
        raise Refused(words % {"file": name, "n": LARGEST >> 20}, "files")


def check_many(n):
    """Raises Refused for more than a subject may ever hold."""
    if n > MOST:
        words = _t("These are %(n)s files, and one page keeps %(most)s. Choose fewer, or pack some into one.")
        raise Refused(words % {"n": n, "most": MOST}, "files")


def room(subject):
    words = _t("%(n)s files are the most that one page keeps. Remove one first.")
    return room_for_one(subject, subject.files, MOST, words, "files")


def tidy(name):
    """A name without folders, line ends and what turns the direction of reading, 200 characters at most with its ending."""
    name = " ".join(NOT_IN_A_NAME.sub(" ", name).split())
    if len(name) <= 200:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem[: 199 - len(ending)]}.{ending}" if dot and len(ending) < 20 else name[:200]
