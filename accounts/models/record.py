import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.errors import Blank, Conflict, Refused
from accounts.ids import new_id
from accounts.integrity import guard
from accounts.models.activity import Activity, essence, plain
from accounts.models.days import check_days
from accounts.models.fields import IdField
from accounts.models.many import bring_back, hold_all, send_off
from accounts.models.naming import Named, naming
from accounts.models.words import check_words
from accounts.roles import RIGHTS, Can
from accounts.shown import Shown

KEPT_FOR = datetime.timedelta(days=30)
GONE = _l("This was deleted meanwhile. Restore it from the trash first.")


def differing(one, other):
    """Whether two values of a field are two, as the log keeps them."""
    return essence(plain(one)) != essence(plain(other))


def refusal_of(error):
    """What a ValidationError says first, as a verb answers it."""
    if not hasattr(error, "error_dict"):
        return Refused(" ".join(error.messages))
    field, errors = next(iter(error.error_dict.items()))
    kind = Blank if errors[0].code == "blank" else Refused
    return kind(" ".join(error.message_dict[field]), None if field == "__all__" else field)


class RecordQuerySet(models.QuerySet):
    def trashed(self):
        return self.filter(deleted_at__isnull=False)

    def with_names(self):
        """Each with what its name and address are made of, so that a list of them costs one query."""
        rows = self.select_related(*naming(self.model))
        rows._iterable_class = Named
        return rows


class LiveManager(models.Manager.from_queryset(RecordQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(deleted_at__isnull=True)


class Record(models.Model):
    """A row people edit: versioned, logged, deletable and restorable, of exactly one workspace.

    `owned` names the reverse relations that go to the trash and come back with it.
    """

    owned = ()
    goes_with = ()  # its own relations to rows of rooms below, which cannot own it, and take it along as well
    named_after = ()  # relations that may be empty, but are part of its name or address where they are not
    right = None  # the capability that changing such a row takes, where it is not its room's
    undoable = ("edited", "created", "deleted", "restored")
    undone_by_verb = ()  # what of it `take_back` undoes, where fields alone do not tell all that was done
    in_trash = True  # whether the list of what was deleted shows it
    hold_all = classmethod(hold_all)  # before many are written one by one

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="%(class)ss")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    deletion = models.UUIDField(null=True, blank=True, editable=False, db_index=True)

    objects = LiveManager()
    everything = models.Manager.from_queryset(RecordQuerySet)()

    class Meta:
        abstract = True
        base_manager_name = "everything"

    # -- create ---------------------------------------------------------------

    @classmethod
    def create(cls, *, by, at=None, cause=None, note="", savepoint=True, **fields):
        """savepoint: False in a transaction of the verb's own, which ends with what fails in here."""
        lists = {f.name: fields.pop(f.name) for f in cls._meta.many_to_many if f.name in fields}
        fields.setdefault("workspace", by.workspace if by else None)
        record = cls(created_at=at or timezone.now(), **fields)
        record.check_fields(set(fields))
        with guard(cls), transaction.atomic(savepoint=savepoint):
            record.before_create()
            record.save(force_insert=True)
            for name, items in lists.items():
                getattr(record, name).add(*items)
            changes = {n: [None, v] for n, v in (fields | lists).items() if n != "workspace"}
            record.log("created", by=by, changes=changes, note=note, at=at, cause=cause)
        return record

    def before_create(self):
        """Inside the transaction, before the insert: the place to take a number."""

    def check_fields(self, names):
        """Field rules of the named own fields; rules between fields stand in the database."""
        own = {f.name for f in self._meta.concrete_fields if not f.is_relation}
        try:
            self.clean_fields(exclude={f.name for f in self._meta.fields} - (own & set(names)))
            check_days(self, own & set(names))
            self.clean()  # which has words of its own for some
            check_words(self, own & set(names))
        except ValidationError as error:
            raise refusal_of(error) from error

    def set_list(self, name, items):
        getattr(self, name).set(items)

    # -- edit -----------------------------------------------------------------

    def edit(self, *, by, changes, version=None, at=None, cause=None, verb="edited", note="", savepoint=True):
        """Apply `changes` on the version the writer saw; what others changed meanwhile stays theirs.

        Without a version the row is taken as it stands: for verbs that checked it in their transaction.
        Returns the log's row, or None where nothing differs. Raises Conflict when one of the fields
        was changed since that version, Refused when a rule is broken. savepoint: False in a transaction of the verb's own,
        which ends with what fails in here.
        """
        for _attempt in range(20):
            if version is not None and self.version != version:
                self.refuse_clash(changes, version)
            before = {name: self.value_of(name) for name in changes}
            real = {n: v for n, v in changes.items() if differing(before[n], v)}
            if not real:
                return None
            with guard(type(self)), transaction.atomic(savepoint=savepoint):
                done = self.swap(real)
                if done:
                    diff = {n: [before[n], v] for n, v in real.items()}
                    return self.log(verb, by=by, changes=diff, note=note, at=at, cause=cause)
            self.refresh_from_db()
            if self.deleted_at:
                raise Refused(str(GONE))
        raise Conflict(_("This changes too quickly to be saved just now. Try again."))

    @classmethod
    def right_to(cls, names):
        """The capability that changing these fields takes; without fields, making or deleting a row."""
        own = {name for name in names if cls._meta.get_field(name).editable}
        if own and own <= getattr(cls, "WORK_FIELDS", frozenset()):
            return Can.WORK
        return cls.right or RIGHTS[cls._meta.app_label]

    @classmethod
    def hidden_from(cls, member):
        """Rows, deleted ones too, of which this member may not even read the name; None where everybody may read all."""
        return None

    def restorable_by(self, member):
        """Whether this member may bring it back: whoever might have deleted it."""
        return member.can(self.right_to(()))

    def values_at(self, version):
        """{field: value as logged} at that version, of the fields that were changed since."""
        rows = Activity.objects.of(self).filter(version__gt=version).order_by("-version", "-id")
        return {name: old for row in rows for name, (old, _new) in row.changes.items()}

    def field_of(self, name):
        """What the log, a conflict and undo know of a field: its words, and how its values are read."""
        return self._meta.get_field(name)

    def in_words(self, name, value):
        """A value as a conflict tells it: as the log does."""
        return plain(value)

    def holds(self, name, logged, now):
        """Whether `now`, what the field holds, still is what the log once wrote of it."""
        return essence(plain(now)) == essence(logged)

    def value_of(self, name):
        field = self.field_of(name)
        return list(getattr(self, name).order_by("pk")) if field.many_to_many else getattr(self, name)

    def swap(self, changes):
        """UPDATE … WHERE version = the one we read; False when somebody was faster."""
        lists = {f.name for f in self._meta.many_to_many}
        own = {n: v for n, v in changes.items() if n not in lists}
        old = {n: getattr(self, n) for n in own}
        for name, value in own.items():
            setattr(self, name, value)
        try:
            self.check_fields(own)
            hit = (
                type(self)
                .everything.filter(pk=self.pk, version=self.version, deleted_at__isnull=True)
                .update(version=F("version") + 1, **{n: getattr(self, n) for n in own})
            )
        except Exception:
            for name, value in old.items():
                setattr(self, name, value)
            raise
        if hit:
            self.version += 1
            for name in lists & set(changes):
                self.set_list(name, changes[name])
        return bool(hit)

    def refuse_clash(self, changes, seen):
        rows = Activity.objects.of(self).filter(version__gt=seen).newest_first()
        both = {name for row in rows for name in row.changes} & set(changes)
        if isinstance(seen, Shown):
            both = {name for name in both if differing(self.value_of(name), changes[name])}
        theirs = next((r for r in rows if set(r.changes) & both), None)
        if self.deleted_at:
            raise Refused(str(GONE))
        if theirs is None:
            if seen > self.version:
                raise Conflict(_("There is no such version yet."), version=self.version)
            return
        # What follows from another field (a day from a status) is nobody's to choose.
        chosen = {name for name in both if self.field_of(name).editable} or both
        raise Conflict(
            _("Somebody changed this a moment ago."),
            fields={
                name: {
                    "label": str(self.field_of(name).verbose_name),
                    "yours": self.in_words(name, value),
                    "theirs": self.in_words(name, self.value_of(name)),
                }
                for name, value in changes.items()
                if name in chosen
            },
            by=str(theirs.actor.user) if theirs.actor else "",
            at=theirs.at,
            version=self.version,
        )

    @classmethod
    def edit_all(cls, pairs, *, by, at=None, cause=None, seen=None):
        """[(record, changes)] under one cause; a noun of which there are thousands does it together. seen: {id: version}."""
        with transaction.atomic():
            for one, changes in pairs:
                one.edit(by=by, changes=changes, version=(seen or {}).get(one.pk), at=at, cause=cause)

    # -- trash ----------------------------------------------------------------

    def trash(self, *, by, at=None, cause=None):
        """To the trash with all it owns, under one cause, which it returns; None where somebody was faster. Kept for 30
        days."""
        at, cause = at or timezone.now(), cause or new_id()
        with transaction.atomic():
            went = send_off([self], by=by, at=at, cause=cause)
        return cause if went else None

    @classmethod
    def trash_all(cls, records, *, by, at=None, cause=None):
        """Many of this noun as one act: together, unless it has rules of its own about one."""
        at, cause = at or timezone.now(), cause or new_id()
        with transaction.atomic():
            if cls.trash is Record.trash:
                send_off(records, by=by, at=at, cause=cause)
            else:
                for record in records:
                    record.trash(by=by, at=at, cause=cause)
        return cause

    def restore(self, *, by, at=None, cause=None):
        """Back from the trash with everything that went along."""
        if not self.deleted_at:
            return None
        self.check_restorable()
        at, cause = at or timezone.now(), cause or new_id()
        with transaction.atomic():
            came = bring_back(self, by=by, at=at, cause=cause)
        return cause if came else None

    @classmethod
    def coming_back(cls, rows):
        """Those that come back along with what they belong to or `goes_with`; the others stay in the trash."""
        return rows

    @classmethod
    def let_go(cls, name, pks):
        """The living name none of these any more in this field of theirs: they are about to be removed for good."""
        cls.objects.filter(**{f"{name}__in": pks}).update(**{name: None})

    def check_restorable(self):
        """A child cannot come back to a parent that is still in the trash, nor leave the one that took it along."""
        for field in self._meta.concrete_fields:
            parent = getattr(self, field.name) if field.many_to_one else None
            gone = isinstance(parent, Record) and parent.deleted_at
            if gone and (not field.null or field.related_query_name() in parent.owned):
                raise Refused(_("Restore %(parent)s first.") % {"parent": parent})

    # -- log ------------------------------------------------------------------

    def log(self, verb, *, by, changes=None, note="", at=None, cause=None):
        return Activity.write(self, verb, by=by, changes=changes, note=note, at=at, cause=cause)
