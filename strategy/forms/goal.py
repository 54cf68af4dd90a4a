from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from accounts.shown import ShownField
from strategy import ancestry, periods
from strategy.models import Goal, KeyResult, Measure, Planning, Sure
from strategy.models.goal import table_of

PERIODS = ("period_start", "period_end")


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class ParentField(forms.ModelChoiceField):
    def label_from_instance(self, goal):
        return f"{goal.key} {goal.title}"


class GoalForm(WorkspaceModelForm):
    """A goal with its period as it is said: a quarter, a half, a year, or days of its own."""

    period = forms.ChoiceField(label=_("Period"))
    parent = ParentField(
        label=_("Part of"), queryset=Goal.objects.none(), required=False, empty_label=_("Nothing larger"),
        help_text=_("The goal that this one is a part of, of the company or of a product."),
    )  # fmt: skip

    class Meta:
        model = Goal
        fields = [
            "product", "title", "description", "owner", "parent", "period_start", "period_end", "progress_mode",
        ]  # fmt: skip
        labels = {"period_start": _("First day"), "period_end": _("Last day")}
        widgets = {
            "period_start": DateInput(),
            "period_end": DateInput(),
            "description": forms.Textarea(attrs={"rows": 3}),
        }

    field_order = [
        "product", "title", "description", "owner", "parent", "period", "period_start", "period_end",
        "progress_mode", "version",
    ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.fiscal = self.workspace.today(), Planning.seen(self.workspace).fiscal_month
        if self.instance.number:
            del self.fields["product"]
        else:
            self.fields["product"].empty_label = _("The whole company")
        for name in PERIODS:
            self.fields[name].required = False
        for name in ("period", "progress_mode"):  # whoever sends days alone means days of its own
            self.fields[name].required = not self.is_bound or name in self.data
        self.fields["period"].choices = self.period_choices()
        self.fields["period"].initial = self.said()
        self.fields["parent"].queryset = self.parents()

    def said(self):
        """The period as it is picked."""
        kind = self.instance.period_kind if self.instance.number else periods.QUARTER
        if kind == periods.OWN:
            return periods.OWN
        if self.instance.number:
            return self.words(self.instance.period)
        return self.words(periods.running(kind, self.today, self.fiscal))

    def period_choices(self):
        kinds = dict(Goal._meta.get_field("period_kind").flatchoices)
        groups = [
            (kinds[kind], [(words, words) for words in (self.words(p) for p in found)])
            for kind, found in periods.offered(self.today, self.fiscal).items()
        ]
        known = {value for _kind, options in groups for value, _words in options}
        held = [] if self.said() in {*known, periods.OWN} else [(self.said(), self.said())]
        return [*held, *groups, (periods.OWN, kinds[periods.OWN])]

    def words(self, period):
        return periods.words(period, self.today, self.fiscal)

    def parents(self):
        """What it may be part of: never itself or what is below it."""
        own = self.instance
        found = self.workspace.goals.select_related("product").in_order()
        if not own.number:
            return found.current()
        table = table_of(Goal.everything.filter(workspace=self.workspace))
        found = found.exclude(pk__in=ancestry.below(own.pk, table))
        if not own.product_id:
            found = found.filter(product=None)
        return found.current() | found.filter(pk=own.parent_id)

    def clean(self):
        data = super().clean()
        if "period" in self.errors:
            return data
        if data.get("period") not in ("", None, periods.OWN):
            period = periods.parse(data["period"], self.today, self.fiscal)
            data |= {"period_kind": period.kind, "period_start": period.start, "period_end": period.end}
            return data
        data["period_kind"] = periods.OWN
        for name in PERIODS:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Give a day, or pick a quarter, a half or a year."))
        return data

    def changes(self):
        found = super().changes()
        found.pop("period", None)
        if not found.get("progress_mode"):
            found.pop("progress_mode", None)
        if "parent" in found and found["parent"] == self.instance.whole:
            del found["parent"]  # what waits in the trash is no choice, and comes back
        return found

    def add_error(self, field, error):
        super().add_error("period" if field == "period_kind" else field, error)

    def refuse(self, refused):
        if refused.field == "period_kind":
            refused.field = "period"
        super().refuse(refused)


class ReportForm(forms.Form):
    """How far a goal is, said by hand."""

    percent = forms.IntegerField(
        label=_("Progress in per cent"), min_value=0, max_value=100,
        widget=forms.NumberInput(attrs={"min": 0, "max": 100, "inputmode": "numeric"}),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What makes you say so"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = ShownField()


class KeyResultForm(WorkspaceModelForm):
    class Meta:
        model = KeyResult
        fields = ["title", "kind", "unit", "start_value", "target_value"]
        help_texts = {
            "unit": _("What is counted, like “orders”; of money its three letters, like EUR."),
            "target_value": _("Above the start where it should rise, below it where it should fall."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].required = False
        for name in ("start_value", "target_value"):
            self.fields[name].required = False
            self.fields[name].widget.attrs["inputmode"] = "decimal"

    def clean(self):
        data = super().clean()
        if not data.get("kind"):
            data["kind"] = self.instance.kind
            if data.get("unit") == "%":
                data["kind"] = Measure.PERCENT
        if data["kind"] == Measure.YES_NO:
            return data | {"unit": "", "start_value": 0, "target_value": 1}
        for name in ("start_value", "target_value"):
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Give a number."))
        return data


class CheckInForm(forms.Form):
    """A value on a day; of a yes-or-no key result an answer."""

    value = forms.DecimalField(label=_("Now"), max_digits=16, decimal_places=4)
    on = forms.DateField(label=_("On"), required=False, widget=DateInput())
    sure = forms.ChoiceField(label=_("How sure"), choices=[("", "–"), *Sure.choices], required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000)

    def __init__(self, *args, result, **kwargs):
        super().__init__(*args, **kwargs)
        if result.kind == Measure.YES_NO:
            self.fields["value"].widget = forms.Select(choices=[("1", _("Yes")), ("0", _("No"))])
