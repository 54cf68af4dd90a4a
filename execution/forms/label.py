import json

from django import forms
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from accounts.hues import Hue
from execution.models import Label
from execution.models.label import MOST, checked


class LabelForm(WorkspaceModelForm):
    """A name is enough: a new label takes the next free colour."""

    hue = forms.ChoiceField(label=_("Colour"), required=False, widget=forms.RadioSelect)

    class Meta:
        model = Label
        fields = ["name", "hue"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        free = [] if self.instance.folded else [("", _("The next free one"))]
        self.fields["hue"].choices = [*free, *Hue.choices]
        if free:
            self.initial["hue"] = ""

    def changes(self):
        """A colour that was not chosen stays as it is."""
        return {name: value for name, value in super().changes().items() if name != "hue" or value}


class MergeForm(WorkspaceForm):
    into = forms.ModelChoiceField(
        label=_("Merge into"), queryset=Label.objects.all(), empty_label=_("Choose a label")
    )

    def __init__(self, *args, label, **kwargs):
        super().__init__(*args, **kwargs)
        self.label = label
        self.fields["into"].queryset = self.fields["into"].queryset.exclude(pk=label.pk).in_order()

    def save(self, by):
        """The cause, or None with errors in the form."""
        return self.attempt(lambda: self.label.merge(self.cleaned_data["into"], by=by))


class LabelInput(forms.TextInput):
    """Names with commas between them; with script they are chips, and known ones are offered."""

    words = ()

    def format_value(self, value):
        return value if isinstance(value, str) else ", ".join(str(label) for label in value or ())

    def render(self, name, value, attrs=None, renderer=None):
        said = {"words": json.dumps([[label.name, label.hue] for label in self.words])}
        said |= {"make": _t("Make “{name}”"), "remove": _t("Remove {name}"), "label": _t("Labels")}
        return format_html(
            '<label-box data-words="{words}" data-make="{make}" data-remove="{remove}" label="{label}">{field}</label-box>',
            field=super().render(name, value, {"autocomplete": "off"} | (attrs or {}), renderer),
            **said,
        )  # fmt: skip


class LabelNames(forms.CharField):
    """Names of labels as text. Cleans to names as they are kept, each once."""

    widget = LabelInput

    def clean(self, value):
        names = {}
        for part in super().clean(value).split(","):
            if part.strip():
                try:
                    name = checked(part)
                except Refused as refused:
                    raise forms.ValidationError(refused.message) from refused
                names.setdefault(name.casefold(), name)
        if len(names) > MOST:
            raise forms.ValidationError(_t("%(n)s labels are the most that one task wears.") % {"n": MOST})
        return list(names.values())


class Labelled:
    """For a form over a task that has `labels`: those that are not there yet are made when it is saved.

    Stands before the form among the bases.
    """

    def offer_labels(self):
        self.fields["labels"].widget.words = list(self.workspace.labels.in_order())

    def save_new(self, by, **fixed):
        return self.with_labels(by, lambda: super(Labelled, self).save_new(by, **fixed))

    def save_edit(self, by):
        return self.with_labels(by, lambda: super(Labelled, self).save_edit(by))

    def with_labels(self, by, save):
        """What `save()` answers; where that is None nothing was made either."""
        with transaction.atomic():
            if "labels" in self.fields:
                names = self.cleaned_data["labels"]
                self.cleaned_data["labels"] = Label.called(self.workspace, names, by=by)
            done = save()
            if done is None:
                transaction.set_rollback(True)
            return done
