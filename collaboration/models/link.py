"""What the external links of every noun share; each noun has its own table with a real foreign key."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.ids import new_id
from accounts.models.record import Record
from accounts.order import behind
from accounts.words import in_a_line
from collaboration.models.room import hold, room_for_one

MOST = 50  # links a subject may hold
SCHEMES = ("http", "https")
NOT_IN_AN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f\\<>\"]")


class Link(Record):
    """An address elsewhere that belongs to `belongs_to`, the foreign key that a concrete link adds."""

    belongs_to = ""

    label = models.CharField(_("label"), max_length=200, blank=True, default="")
    url = models.CharField(_("address"), max_length=2000)
    rank = models.IntegerField(default=0, editable=False)

    class Meta(Record.Meta):
        abstract = True
        ordering = ["rank", "id"]
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="%(app_label)s_%(class)s_web",
                violation_error_message=_("A link begins with http:// or https://."),
            ),
        ]

    def __str__(self):
        return self.label or self.host

    @property
    def subject(self):
        return getattr(self, self.belongs_to)

    @property
    def host(self):
        return host_of(self.url)

    @property
    def named(self):
        """Whether somebody gave it a label of its own."""
        return self.label != self.host

    def get_absolute_url(self):
        return f"{self.subject.get_absolute_url()}#links"

    def clean(self):
        if fault := fault_of(self.url):
            raise ValidationError({"url": fault})

    def before_create(self):
        self.rank = (self.subject.links.aggregate(last=Max("rank"))["last"] or 0) + 1

    @classmethod
    def create(cls, *, by, at=None, **fields):
        fields["url"] = tidy(fields["url"])
        fields["label"] = in_a_line(fields.get("label", "")) or host_of(fields["url"])
        with room(fields[cls.belongs_to]):
            return super().create(by=by, at=at, **fields)

    def edit(self, *, by, changes, **how):
        if "url" in changes:
            changes = changes | {"url": tidy(changes["url"])}
        return super().edit(by=by, changes=changes | self.label_after(changes), **how)

    def label_after(self, changes):
        """A label that was the host follows the address; an emptied one becomes the host."""
        label, url = in_a_line(changes.get("label", self.label)), changes.get("url", self.url)
        if not label or (label == self.host and url != self.url):
            label = host_of(url)
        return {"label": label} if "label" in changes or label != self.label else {}

    def place(self, *, by, after, at=None):
        """Put it behind `after`, or first where that is None, under one cause, which it returns. Only ranks that
        change are written."""
        cause = new_id()
        with transaction.atomic():
            hold(self.subject)
            for rank, link in enumerate(behind(list(self.subject.links.all()), self, after), 1):
                if link.rank != rank:
                    link.edit(by=by, changes={"rank": rank}, at=at, cause=cause)
        return cause

    def restore(self, *, by, at=None, cause=None):
        self.check_restorable()
        with room(self.subject):
            return super().restore(by=by, at=at, cause=cause)


def room(subject):
    words = _t("%(n)s links are the most that one page keeps. Remove one first.")
    return room_for_one(subject, subject.links, MOST, words, "url")


def tidy(url):
    """Without space around it, its scheme in small letters, as the database knows it."""
    scheme, colon, rest = url.strip().partition(":")
    return f"{scheme.lower()}:{rest}" if colon else scheme


def host_of(url):
    """The site of an address as people name it, "docs.larkfield.example"; "" where there is none."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    return f"{(parts.hostname or '').removeprefix('www.')}{port}"[:200]


def fault_of(url):
    """What is wrong with an address in a sentence, "" where nothing is. Only the web's own, and no secrets in it."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return _t("This is no address. Copy it from the browser's address line.")
    if not url.startswith(tuple(f"{scheme}://" for scheme in SCHEMES)):
        return _t("A link begins with http:// or https://.")
    if not host or NOT_IN_AN_ADDRESS.search(url):
        return _t("This is no address. Copy it from the browser's address line.")
    if "@" in parts.netloc:
        return _t("Leave the name and password out of the address: everybody here could read them.")
    return ""
