from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from strategy.models import Vision
from strategy.models.vision import SAID


class VisionForm(WorkspaceModelForm):
    """All that a vision says, or one field of it (`only`)."""

    class Meta:
        model = Vision
        fields = list(SAID)
        labels = {"horizon": _("Horizon, a year")}
        help_texts = {
            "statement": _("One sentence that people remember: how the world is once you have succeeded."),
            "audience": _("Whose life gets better. The narrower, the more useful."),
            "problem": _("What stands in their way today."),
            "offer": _("What you give them, in their words."),
            "advantage": _("Why you, and not somebody else."),
        }
        widgets = {
            "statement": forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
            "horizon": forms.NumberInput(attrs={"min": 1990, "max": 2199, "inputmode": "numeric"}),
        } | {
            name: forms.Textarea(attrs={"rows": 3}) for name in ("audience", "problem", "offer", "advantage")
        }

    def __init__(self, *args, only=None, **kwargs):
        super().__init__(*args, **kwargs)
        if only:
            self.fields = {name: self.fields[name] for name in (only, "version")}

    def clean_statement(self):
        return " ".join(self.cleaned_data["statement"].split())


class PublishForm(forms.Form):
    """The words that go to everybody, and the version they were written for."""

    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is new, and what it means for the others. It goes out with the publication."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
