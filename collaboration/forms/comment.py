from functools import cache

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from collaboration.mentions import as_written
from collaboration.models.comment import Comment, people_of


@cache
def form_of(kind):
    """The form of one noun's comments; who is mentioned is written by name."""

    class Meta:
        model = kind
        fields = ["text"]

    return type(f"{kind.__name__}Form", (CommentForm,), {"Meta": Meta})


class CommentForm(WorkspaceModelForm):
    text = forms.CharField(
        label=_("Comment"),
        max_length=Comment._meta.get_field("text").max_length,
        error_messages={"required": _("Write something first.")},
        widget=forms.Textarea(
            attrs={"rows": 1, "placeholder": _("Write a comment. Mention people with @"), "data-mentions": ""}
        ),
    )

    def get_initial_for_field(self, field, name):
        value = super().get_initial_for_field(field, name)
        return as_written(value, people_of(self.workspace)) if name == "text" and value else value
