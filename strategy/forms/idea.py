from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm, WorkspaceModelForm
from strategy.models import Answer, Idea, IdeaState, Initiative, Product


class IdeaForm(WorkspaceModelForm):
    """A title is enough."""

    class Meta:
        model = Idea
        fields = ["title", "description", "product", "source"]
        help_texts = {
            "title": _("What somebody wants, in their words: “Say what is missing before the van leaves”."),
            "source": _("Where it came up: a call, the hub conference, support."),
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, only=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["product"].queryset = self.fields["product"].queryset.order_by("name", "id")
        self.fields["product"].empty_label = _("No product yet")
        keep = {*(only or self.fields), "version"}
        self.fields = {name: field for name, field in self.fields.items() if name in keep}

    def changes(self):
        found = super().changes()
        if "product" in found and found["product"] == self.instance.home:
            del found["product"]  # what waits in the trash is no choice, and comes back
        return found


class IdeaField(forms.ModelChoiceField):
    def label_from_instance(self, idea):
        return f"{idea.key} {idea.title}"


class InitiativeField(forms.ModelChoiceField):
    def label_from_instance(self, initiative):
        return f"{initiative.key} {initiative.title}"


class MergeForm(WorkspaceForm):
    into = IdeaField(
        label=_("The one that stays"), queryset=Idea.objects.none(), empty_label=_("Choose an idea"),
        help_text=_("It keeps the votes and insights of both; nobody is counted twice."),
    )  # fmt: skip

    def __init__(self, *args, idea, **kwargs):
        super().__init__(*args, **kwargs)
        others = self.workspace.ideas.exclude(state=IdeaState.MERGED).exclude(pk=idea.pk)
        self.fields["into"].queryset = others.order_by("number")


class OtherForm(WorkspaceForm):
    other = forms.ModelChoiceField(queryset=Idea.objects.all())


class PromoteForm(WorkspaceForm):
    initiative = InitiativeField(
        label=_("Into"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("A new draft of its own"),
    )  # fmt: skip
    product = forms.ModelChoiceField(
        label=_("Product of the new draft"), queryset=Product.objects.none(), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        initiatives = self.workspace.initiatives.current().select_related("product")
        self.fields["initiative"].queryset = initiatives.order_by("product__key", "number", "id")
        self.fields["product"].queryset = self.workspace.products.order_by("name", "id")


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Answer"), choices=Answer.choices, widget=forms.RadioSelect, initial=Answer.PLANNED
    )
    words = forms.CharField(
        label=_("What they are told"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Answer in a sentence: it is all that people get to read.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
