from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceModelForm
from strategy import kinds, scoring
from strategy.models import ScoringKind, ScoringModel

SPARE = 2  # empty criteria offered at the end, where one chooses them
SOURCE = [("", _("Scored by hand")), ("effort", _("The estimate")), ("confidence", _("The confidence"))]
DIRECTION = [(scoring.MORE, _("More is better")), (scoring.LESS, _("Less is better"))]


class NewModelForm(WorkspaceModelForm):
    """A name and a kind are enough: it begins with the criteria of its kind."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ScoringKind.choices, widget=forms.RadioSelect)

    class Meta:
        model = ScoringModel
        fields = ["kind", "name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kind", scoring.RICE)

    @property
    def kinds(self):
        """[(choice, its formula in words)]."""
        return [
            (choice, kinds.SAID.get(choice.data["value"], _("What you write"))) for choice in self["kind"]
        ]


class CriterionForm(forms.Form):
    """One criterion in words: a step a line, "3 | Massive | Moves it by a third"."""

    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    key = forms.CharField(label=_("Key in formulas"), max_length=40, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=30, required=False)
    hint = forms.CharField(label=_("Said where one scores"), max_length=200, required=False)
    source = forms.ChoiceField(label=_("Comes from"), choices=SOURCE, required=False)
    weight = forms.FloatField(label=_("Weight"), min_value=0, max_value=1000, required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=DIRECTION, required=False)
    low = forms.FloatField(label=_("Lowest"), required=False)
    high = forms.FloatField(label=_("Highest"), required=False)
    steps = forms.CharField(
        label=_("Steps"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line: value | name | when to give it. Empty where any number will do."),
    )  # fmt: skip
    gone = forms.BooleanField(label=_("Remove"), required=False)

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        if kind not in kinds.OPEN:  # its formula names exactly these
            for name in ("key", "direction", "gone"):
                del self.fields[name]
        if kind != scoring.WEIGHTED:
            del self.fields["weight"]

    def clean_steps(self):
        try:
            return [read_step(line) for line in self.cleaned_data["steps"].splitlines() if line.strip()]
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def row(self, before):
        """The criterion as plain values, on top of what it was; None where it is empty or goes."""
        data = self.cleaned_data
        if data.pop("gone", False) or not (data.get("name") or data.get("key") or before.get("key")):
            return None
        if data.get("weight", 1) is None:
            data["weight"] = 1.0
        if not data.get("key"):
            data["key"] = before.get("key") or key_of(data.get("name", ""))
        return {"weight": 1.0, "direction": scoring.MORE} | before | data


class ModelForm(WorkspaceModelForm):
    """Name, capacity, formula and every criterion of a model."""

    class Meta:
        model = ScoringModel
        fields = ["name", "formula", "capacity"]
        help_texts = {
            "capacity": _("What fits into a quarter; the line on the priorities page. May stay empty."),
            "formula": _("Keys, numbers, + - * / ( ), min, max, sqrt, log. Like value / max(effort, 1)"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.kind != scoring.OWN:
            del self.fields["formula"]
        open_ended = self.instance.kind in kinds.OPEN
        rows = self.instance.criteria + [{}] * (SPARE if open_ended else 0)
        self.rows = rows[: kinds.MOST]
        self.criteria = [
            CriterionForm(
                self.data if self.is_bound else None,
                prefix=f"c{n}",
                kind=self.instance.kind,
                initial=shown(row),
            )
            for n, row in enumerate(self.rows)
        ]

    def clean(self):
        data = super().clean()
        if not all([form.is_valid() for form in self.criteria]):
            raise forms.ValidationError(_t("Look at the criteria below."))
        found = [form.row(row) for form, row in zip(self.criteria, self.rows, strict=True)]
        try:
            criteria = kinds.read([row for row in found if row], self.instance.kind)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        data["criteria"] = kinds.written(criteria)
        return data

    def refuse(self, refused):
        self.add_error(refused.field if refused.field in self.fields else None, refused.message)


def shown(row):
    """A criterion's plain values as its form shows them."""
    steps = [
        " | ".join(filter(None, (f"{s['value']:g}", s["label"], s["rubric"]))) for s in row.get("steps", ())
    ]
    return row | {"steps": "\n".join(steps)}


def read_step(line):
    """{value, label, rubric} of "3 | Massive | Moves it by a third". Raises ValueError with a sentence."""
    value, label, rubric = (*[part.strip() for part in line.split("|", 2)], "", "")[:3]
    try:
        return {"value": float(value.replace(",", ".")), "label": label, "rubric": rubric}
    except ValueError:
        said = _t("“%(line)s” does not begin with a number. Write: value | name | when to give it.")
        raise ValueError(said % {"line": line[:40]}) from None


def key_of(name):
    """ "Strategic fit" -> "strategic_fit" """
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in name.lower())
    return "_".join(filter(None, letters.split("_")))[:40]
