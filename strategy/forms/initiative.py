from django import forms
from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from accounts.forms.fielded import Fields
from strategy import timeframe
from strategy.forms import pick
from strategy.models import Goal, Initiative, State
from strategy.models.goal import IN_ORDER

DELIVERING = {State.IN_DELIVERY, State.SHIPPED}
# name in the address of an inline edit: fields of the form
NAMES = "title outcome problem owner theme goals parent effort confidence public_title horizon"
INLINE = {name: [name] for name in NAMES.split()}
INLINE["when"] = ["when"]


class GoalsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, goal):
        return f"{goal.key} {goal.title}"


class TimeFrameField(forms.CharField):
    """ "Q3 2027" in, a TimeFrame out (None for nothing). The words are read against `today`."""

    today = None

    def clean(self, value):
        text = super().clean(value)
        try:
            return timeframe.parse(text, self.today or timezone.localdate())
        except ValueError as error:
            said = _("%(error)s Write it like “Q3 2027”, “March 2027” or “2027-04-27 to 2027-08-14”.")
            raise forms.ValidationError(said % {"error": error}) from error


class InitiativeForm(Fields, WorkspaceModelForm):
    """Everything of an initiative that people write; product and title are enough."""

    when = TimeFrameField(
        label=_("Time frame"), required=False, max_length=80,
        help_text=_("“Q3 2027”, “March 2027”, “27 Apr – 14 Aug” or two dates; empty while it waits for a place."),
    )  # fmt: skip
    goals = GoalsField(
        label=_("Goals"), queryset=Goal.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    parent = pick.InitiativeField(
        label=_("Part of"), required=False, help_text=_("The larger initiative, by its key or its title.")
    )

    class Meta:
        model = Initiative
        fields = [
            "product", "title", "outcome", "problem", "owner", "theme", "goals", "parent", "when", "horizon",
            "effort", "confidence", "public_title",
        ]  # fmt: skip
        labels = {"effort": _("Effort, person-weeks"), "confidence": _("Confidence, per cent")}
        help_texts = {
            "outcome": _("What is different once it is done, in a sentence or two."),
            "problem": _("Who has it, how often, and how we know."),
            "horizon": _("Now, next or later, where its dates do not say it."),
            "public_title": _("What it is called where a roadmap is shared; empty: its own title."),
        }
        widgets = {
            "outcome": forms.Textarea(attrs={"rows": 3}),
            "problem": forms.Textarea(attrs={"rows": 4}),
            "effort": forms.NumberInput(attrs={"min": 0, "step": "0.1", "inputmode": "decimal"}),
            "confidence": forms.NumberInput(attrs={"min": 0, "max": 100, "inputmode": "numeric"}),
        }

    field_order = [*Meta.fields, "version"]

    def __init__(self, *args, only=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = self.fields["theme"].queryset.in_order()
        self.fields["theme"].empty_label = _("No theme")
        self.prepare_goals()
        self.prepare_parent()
        self.prepare_when()
        self.add_own_fields()
        initiative = self.instance
        drop = {"product"} if initiative.number else set()
        if DELIVERING & {initiative.state, initiative.held_from}:
            drop.add("when")
        keep = {*(only or self.fields), "version"} - drop
        self.fields = {name: field for name, field in self.fields.items() if name in keep}

    def prepare_goals(self):
        """Its own product's goals first. Of what was archived only what it serves already."""
        product = self.instance.product_id or getattr(self.initial.get("product"), "pk", None)
        own = Case(When(product=product, then=0), default=1)
        goals = self.workspace.goals.select_related("product")
        offered = Q(archived_at=None) | Q(pk__in=self.held("goals"))
        self.fields["goals"].queryset = goals.filter(offered).order_by(own, *IN_ORDER)

    def prepare_parent(self):
        number = self.instance.number
        self.fields["parent"].scope(self.workspace, but=self.instance.key if number else "")
        self.initial["parent"] = pick.said(self.instance.whole) if number else self.initial.get("parent", "")

    def prepare_when(self):
        field, initiative = self.fields["when"], self.instance
        field.today = self.workspace.today()
        field.initial = said(initiative)
        field.widget.attrs |= {
            "placeholder": "Q3 2027",
            "autocomplete": "off",
            "hx-get": reverse("strategy:timeframe_reading", args=[self.workspace.slug]),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": "next .hint",
        }

    def changes(self):
        found = super().changes()
        if "theme" in found and found["theme"] == self.instance.pillar:
            del found["theme"]  # what waits in the trash is no choice, and comes back
        if "parent" in found and found["parent"] == self.instance.whole:
            del found["parent"]
        if "goals" in found:
            found["goals"].sort(key=lambda goal: goal.pk)
        if "when" in found:
            frame = found.pop("when")
            if "when" in self.changed_data:
                found |= {"start": frame and frame.start, "end": frame and frame.end}
                found["precision"] = frame.precision if frame else "day"
        return found

    def add_error(self, field, error):
        if field in ("start", "end", "precision") and "when" in self.fields:
            field = "when"
        super().add_error(field, error)


def said(initiative):
    """Its time frame in words that are read back as the same dates in any year."""
    return timeframe.words(
        initiative.start, initiative.end, initiative.precision, today=timeframe.dt.date.min
    )
