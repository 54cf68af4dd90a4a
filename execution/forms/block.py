from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from execution.models import Task


class BlockForm(WorkspaceModelForm):
    """What keeps a task from going on."""

    class Meta:
        model = Task
        fields = ["blocked"]
        labels = {"blocked": _("Who or what blocks it?")}
        help_texts = {"blocked": _("In a few words, and until when if you know.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["blocked"].required = True
        self.fields["blocked"].error_messages["required"] = _(
            "Say what blocks it, and until when if you know."
        )

    def save_edit(self, by):
        version = self.cleaned_data.get("version") or self.instance.version
        block, said = self.instance.block, self.cleaned_data["blocked"]
        return self.attempt(lambda: block(said, by=by, version=version) or False)
