from django.db import models
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.models.customfield import CustomField
from accounts.models.record import Record
from accounts.ownfields import is_own, key_of, name_of
from accounts.roles import RIGHTS


class Fielded(Record):
    """A record with fields that its company defines. In changes, the log and forms each goes by its own name
    ("field-legal_review"), so that merging, conflicts, history and undo know it as any other.
    """

    own_fields = ""  # the noun under which its fields are defined

    custom = models.JSONField(default=dict, blank=True, editable=False)

    class Meta(Record.Meta):
        abstract = True

    @classmethod
    def create(cls, *, by, **fields):
        own = {name: fields.pop(name) for name in list(fields) if is_own(name)}
        if own:
            workspace = fields.get("workspace") or by.workspace
            read = reading(own, definitions(workspace.pk, cls.own_fields), {})
            fields["custom"] = {key_of(n): v for n, v in read.items() if v is not None}
        return super().create(by=by, **fields)

    def edit(self, *, by, changes, **how):
        own = {name: value for name, value in changes.items() if is_own(name)}
        if own:
            known = definitions(self.workspace_id, self.own_fields)
            changes = changes | reading(own, known, self.custom)
        return super().edit(by=by, changes=changes, **how)

    def swap(self, changes):
        own = {key_of(name): value for name, value in changes.items() if is_own(name)}
        if not own:
            return super().swap(changes)
        kept = {key: value for key, value in (self.custom | own).items() if value is not None}
        return super().swap({n: v for n, v in changes.items() if not is_own(n)} | {"custom": kept})

    def value_of(self, name):
        return self.custom.get(key_of(name)) if is_own(name) else super().value_of(name)

    def field_of(self, name):
        if not is_own(name):
            return super().field_of(name)
        found = CustomField.everything.filter(workspace_id=self.workspace_id, noun=self.own_fields)
        return found.filter(key=key_of(name)).first() or gone(key_of(name))

    def in_words(self, name, value):
        """A choice by its label."""
        if not is_own(name) or value is None:
            return super().in_words(name, value)
        option = self.field_of(name).option(value)
        return {"id": value, "label": option["label"]} if option else value

    @classmethod
    def right_to(cls, names):
        if any(map(is_own, names)):
            return cls.right or RIGHTS[cls._meta.app_label]
        return super().right_to(names)

    def log(self, verb, *, changes=None, **how):
        """What a new row brought is told field by field."""
        if changes and "custom" in changes:
            changes = dict(changes)
            _old, new = changes.pop("custom")
            changes |= {name_of(key): [None, value] for key, value in new.items()}
        return super().log(verb, changes=changes, **how)


def gone(key):
    """Stands for a field that was removed for good: named by its key."""
    return CustomField(key=key, name=key.replace("_", " ").capitalize())


def definitions(workspace_id, noun):
    """{key: CustomField} of a noun, archived ones too."""
    found = CustomField.objects.filter(workspace_id=workspace_id, noun=noun)
    return {field.key: field for field in found}


def reading(own, known, kept):
    """{name: value as it is kept}. What a row holds already may stay, whatever became of its field."""
    read = {}
    for name, value in own.items():
        field = known.get(key_of(name))
        if field is None:
            raise Refused(_("There is no field “%(name)s” here.") % {"name": key_of(name)}, name)
        same = value == kept.get(field.key)
        if field.archived_at and not same:
            raise Refused(
                _("“%(name)s” is archived. Bring it back in the settings first.") % {"name": field}, name
            )
        read[name] = value if same else field.read(value)
    return read
