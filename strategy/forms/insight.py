from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from strategy.forms.goal import DateInput
from strategy.models import Idea, IdeaState, Initiative, Insight


class IdeasField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, idea):
        return f"{idea.key} {idea.title}"


class InsightForm(WorkspaceModelForm):
    """What they said is enough; a customer is found or made by name."""

    customer_name = forms.CharField(
        label=_("Who said it"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"list": "customer-names", "autocomplete": "off"}),
        help_text=_("A customer’s name. One that is new here is added."),
    )  # fmt: skip
    ideas = IdeasField(
        label=_("Ideas"), queryset=Idea.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    initiatives = IdeasField(
        label=_("Initiatives"), queryset=Initiative.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = Insight
        fields = ["words", "highlight", "customer_name", "source", "url", "said_on", "ideas", "initiatives"]
        labels = {"url": _("Where it is written down"), "highlight": _("The sentence that counts")}
        help_texts = {
            "highlight": _("As it stands above; it is marked."),
            "source": _("A call, an interview, a support thread."),
        }
        widgets = {
            "words": forms.Textarea(attrs={"rows": 4}),
            "url": forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
            "said_on": DateInput(),
        }

    field_order = [*Meta.fields, "version"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["said_on"].required = False
        self.fields["ideas"].queryset = self.open_ideas()
        offered = Q(archived_at=None) | Q(pk__in=self.instance.initiatives.values("pk"))
        initiatives = self.workspace.initiatives.filter(offered).select_related("product")
        self.fields["initiatives"].queryset = initiatives.order_by("product__key", "number", "id")
        if self.instance.speaker:
            self.initial.setdefault("customer_name", self.instance.speaker.name)

    def open_ideas(self):
        """Whatever was merged is read where it was merged into; what stands there stays a choice."""
        linked = self.instance.ideas.values("pk")
        choices = self.workspace.ideas.filter(~Q(state=IdeaState.MERGED) | Q(pk__in=linked))
        return choices.select_related("merged_into").order_by("number", "id")

    def clean_said_on(self):
        return self.cleaned_data["said_on"] or self.instance.said_on or self.workspace.today()

    def changes(self):
        found = super().changes()
        for name in ("ideas", "initiatives"):
            if name in found:
                found[name].sort(key=lambda row: row.pk)
        if self.instance.customer and "customer_name" not in self.changed_data:
            found.pop("customer_name", None)  # a customer in the trash comes back to what they said
        return found

    def own_changes(self, version):
        """A name typed in stands for the customer."""
        found = super().own_changes(version)
        if "customer_name" not in self.changed_data:
            found.pop("customer_name", None)
        return found
