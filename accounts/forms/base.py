"""Forms over the workspace's rows: scoped choices, versions, and rules said at their field."""

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q, QuerySet

from accounts.errors import Blank, Refused
from accounts.forms.began import seen_by
from accounts.models import Membership
from accounts.models.activity import essence, plain
from accounts.shown import ShownField

SEEN = ("version", "began", "answered")  # what of a form says what its writer saw, and is no field


class Scoped:
    """Every choice of a row is one of the workspace's own, so that a foreign id is no choice at all."""

    def __init__(self, *args, workspace, **kwargs):
        super().__init__(*args, **kwargs)
        self.workspace = workspace
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = self.choices_of(name, field)

    def choices_of(self, name, field):
        model = field.queryset.model
        if not any(f.name == "workspace" for f in model._meta.fields):
            raise ImproperlyConfigured(
                f"{model.__name__} belongs to no workspace, so {name} cannot be scoped."
            )
        if model is not Membership:
            return field.queryset.filter(workspace=self.workspace, deleted_at=None)
        active = Q(deactivated_at=None, user__is_active=True)
        return Membership.objects.filter(active | Q(pk__in=self.held(name)), workspace=self.workspace).named()

    def held(self, name):
        """Who stands there already stays a choice, even when deactivated meanwhile."""
        value = self.get_initial_for_field(self.fields[name], name)
        items = value if isinstance(value, list | tuple) else [value]
        return [getattr(item, "pk", item) for item in items if item]

    def add_error(self, field, error):
        """What is no id at all names nothing either, and is answered like that."""
        asked = self.fields.get(field)
        if isinstance(asked, forms.ModelChoiceField) and getattr(error, "code", "") == "invalid":
            said, value = asked.error_messages["invalid_choice"], self.data.get(self.add_prefix(field))
            error = forms.ValidationError(said, code="invalid_choice", params={"value": value})
        super().add_error(field, error)

    def refuse(self, refused):
        """A broken rule, said at its field where this form has it."""
        asked = self.fields.get(refused.field)
        empty = asked and isinstance(refused, Blank)
        self.add_error(
            refused.field if asked else None, asked.error_messages["required"] if empty else refused.message
        )

    def attempt(self, act):
        """What `act()` returns, or None with its refusal shown in the form. A Conflict is the page's to show."""
        try:
            return act()
        except Refused as refused:
            self.refuse(refused)
            return None


class WorkspaceForm(Scoped, forms.Form):
    """A form that edits no row of its own."""


class WorkspaceModelForm(Scoped, forms.ModelForm):
    """A form over one record. Saving goes through the record's own verbs, never through `save()`."""

    version = ShownField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        if "began" in self.data:  # it goes along until this is saved
            self.fields["began"] = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
            self.fields["answered"] = forms.CharField(widget=forms.HiddenInput, required=False)

    def _post_clean(self):
        """Rules are the verbs' to check, so the instance stays as it was read."""

    def save(self, commit=True):
        raise TypeError("Use save_new(by) or save_edit(by): they log what they do.")

    def changes(self):
        """{field: value} as posted; many-to-many as lists."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in SEEN}
        return {n: list(v) if isinstance(v, QuerySet) else v for n, v in data.items()}

    def own_changes(self, version):
        """The posted fields without those the writer left as they saw them by `version`.

        A whole form posts every field. What somebody else changed meanwhile and this writer did not touch
        is no change of theirs.
        """
        seen = seen_by(self.data, version, self.instance)
        return {
            n: v for n, v in self.changes().items() if n not in seen or essence(plain(v)) != essence(seen[n])
        }

    def save_new(self, by, **fixed):
        """The created record, or None with errors in the form."""
        return self.attempt(lambda: self._meta.model.create(by=by, **fixed, **self.changes()))

    def save_edit(self, by):
        """The log's row, False where nothing differed, or None with errors in the form. Raises Conflict."""
        version = self.cleaned_data.get("version") or self.instance.version
        changes = self.own_changes(version)
        edit = self.instance.edit
        return (
            self.attempt(lambda: edit(by=by, changes=changes, version=version) or False) if changes else False
        )
