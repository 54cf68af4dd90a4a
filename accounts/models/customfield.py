from django.apps import apps
from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts import ownfields
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.order import behind
from accounts.ownfields import Kind
from accounts.prepared import Prepared
from accounts.roles import Can
from accounts.templatetags.shell import short_date

HUES = ("g", "b", "p", "c", "v", "t", "s")


class Noun(models.TextChoices):
    INITIATIVE = "initiative", _("Initiatives")
    TASK = "task", _("Tasks")


class CustomFieldQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("rank", "id")

    def of(self, noun):
        """Those of a noun that are asked for, in their order."""
        return self.filter(noun=noun, archived_at=None).in_order()


class CustomField(Record):
    """A field that the company added to one of its nouns. Its key never changes, so what names it stays true."""

    right = Can.SHAPE

    noun = models.CharField(_("noun"), max_length=20, choices=Noun.choices, default=Noun.INITIATIVE)
    key = models.CharField(_("key"), max_length=40, editable=False)
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TEXT)
    hint = models.CharField(_("hint"), max_length=200, blank=True, default="")
    options = models.JSONField(_("choices"), default=list, blank=True)
    rank = models.IntegerField(default=0, editable=False)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)

    objects = LiveManager.from_queryset(CustomFieldQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("field")
        verbose_name_plural = _("fields")
        constraints = [
            models.UniqueConstraint(fields=["workspace", "noun", "key"], name="accounts_customfield_key"),
            models.UniqueConstraint(
                fields=["workspace", "noun", "name"],
                condition=Q(deleted_at=None),
                name="accounts_customfield_name",
                violation_error_message=_("Another field has this name."),
            ),
            models.CheckConstraint(condition=Q(noun__in=Noun.values), name="accounts_customfield_noun"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="accounts_customfield_kind"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('accounts:field_list', args=[self.workspace.slug])}#field-{self.pk}"

    # -- verbs ----------------------------------------------------------------

    def before_create(self):
        """A key that no field has, and no value either: what was purged does not come back as another's."""
        there = CustomField.everything.filter(workspace=self.workspace, noun=self.noun)
        taken = set(there.values_list("key", flat=True))
        self.key = ownfields.key_for(self.name, taken)
        while held(self.workspace, self.noun, self.key):
            taken.add(self.key)
            self.key = ownfields.key_for(self.name, taken)
        self.rank = (there.aggregate(last=Max("rank"))["last"] or 0) + 1

    def edit(self, *, by, changes, **how):
        if changes.get("kind", self.kind) != self.kind:
            raise Refused(
                _t("It stays what it is, for values were written in it. Archive it and add another."), "kind"
            )
        if changes.get("noun", self.noun) != self.noun:
            raise Refused(_t("It stays with what it was added to."), "noun")
        return super().edit(by=by, changes=changes, **how)

    def archive(self, *, by, at=None):
        """Asked for no more; what was written in it stays and comes back with it."""
        return self.edit(by=by, changes={"archived_at": self.archived_at or at or timezone.now()}, at=at)

    def unarchive(self, *, by, at=None):
        return self.edit(by=by, changes={"archived_at": None}, at=at)

    def place(self, *, by, after, at=None):
        """Behind another field of its noun, or first."""
        cause = new_id()
        with transaction.atomic():
            found = list(self.siblings().select_for_update(no_key=True))
            for rank, its in enumerate(behind(found, self, after), 1):
                if its.rank != rank:
                    its.edit(by=by, changes={"rank": rank}, at=at, cause=cause)
        return cause

    def siblings(self):
        return self.workspace.customfields.filter(noun=self.noun).in_order()

    # -- values ---------------------------------------------------------------

    @property
    def field_name(self):
        return ownfields.name_of(self.key)

    @property
    def verbose_name(self):
        return self.name

    editable, is_relation, many_to_many = True, False, False  # as the product's own fields say it

    def to_python(self, value):
        return value

    @property
    def live_options(self):
        return [option for option in self.options if not option["archived"]]

    def option(self, pk):
        return next((option for option in self.options if option["key"] == pk), None)

    def read(self, value):
        """As it is kept. Raises Refused at this field."""
        try:
            return ownfields.read(self.kind, value, self.options)
        except ownfields.Unreadable as error:
            raise Refused(str(error), self.field_name) from error

    def say(self, value):
        """A kept value in words, "" for nothing."""
        if value is None or value == "":
            return ""
        if self.kind == Kind.CHOICE:
            option = self.option(value)
            return option["label"] if option else str(value)
        if self.kind == Kind.DATE:
            return short_date(parse_date(value))
        return f"{value:,}" if self.kind == Kind.NUMBER else str(value)


def held(workspace, noun, key):
    """Whether a row of that noun still holds a value under this key."""
    models_of = [m for m in apps.get_models() if getattr(m, "own_fields", "") == noun]
    return any(m.everything.filter(workspace=workspace, custom__has_key=key).exists() for m in models_of)


def fields_of(workspace, noun):
    """[CustomField] of a noun that are asked for, in their order."""
    found = asked_for(workspace.pk, str(noun))
    for one in found:
        one.workspace = workspace
    return found


@Prepared
def asked_for(workspace, noun):
    return CustomField.objects.filter(workspace=workspace, noun=noun, archived_at=None).in_order()
