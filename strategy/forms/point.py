from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from strategy import readiness
from strategy.models import Point


class AnswerForm(WorkspaceModelForm):
    """What became of one point."""

    answer = forms.CharField(
        label=_("Your answer"), max_length=500, error_messages={"required": _("Say what became of it.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    class Meta:
        model = Point
        fields = ["answer"]

    def save_edit(self, by):
        version = self.cleaned_data.get("version") or self.instance.version
        words = self.cleaned_data["answer"]
        return self.attempt(lambda: self.instance.reply(words, by=by, version=version) or False)


class Pointed:
    """A form whose POST may carry points: as many `point` as `on`, in order; "" is the whole request."""

    def points(self):
        """[(part, text)] as posted, without the empty ones."""
        if not hasattr(self.data, "getlist"):
            return []
        texts, parts = self.data.getlist("point"), self.data.getlist("on")
        parts += [""] * (len(texts) - len(parts))
        return [(part[:60], text) for part, text in zip(parts, texts, strict=False) if text.strip()]

    @staticmethod
    def parts(workspace):
        """[(name, word)] that a point may hang on, the whole request first."""
        words = readiness.words(workspace.customfields.of("initiative"))
        return [("", _("Whole request")), *words.items()]
