from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.base import WorkspaceForm
from accounts.forms.began import began
from accounts.shown import ShownField
from strategy import scores
from strategy.models import Score
from strategy.ranking.words import told_input
from strategy.scores import Seen
from strategy.scoring import LARGEST


class ScoreForm(WorkspaceForm):
    """The inputs of one initiative in a model; `only` leaves one of them."""

    version = ShownField(min_value=0)
    initiative_version = ShownField()
    note = forms.CharField(label=_("Why"), required=False, max_length=300)

    def __init__(self, *args, initiative, model, only=None, proposed=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance, self.model = initiative, model
        score = Score.everything.filter(initiative=initiative, model=model).first()
        inputs = score.inputs if score else {}
        self.criteria = [c for c in model.scheme.criteria if only in (None, c.key)]
        self.values = {c.key: value_of(c, initiative, inputs) for c in model.scheme.criteria}
        for criterion in self.criteria:
            self.fields[criterion.key] = field_of(criterion)
            self.initial[criterion.key] = plain(
                (proposed or {}).get(criterion.key, self.values[criterion.key])
            )
        self.fields["version"].initial = score.version if score else 0
        self.fields["initiative_version"].initial = initiative.version
        if only:
            del self.fields["note"]
        else:
            self.order_fields([*(c.key for c in self.criteria), "note"])

    @property
    def rated(self):
        """[(bound field, criterion)] in the order of the model."""
        return [(self[c.key], c) for c in self.criteria]

    @property
    def versions(self):
        """{name: the version that stands now}: its inputs are those of two rows."""
        return {name: self.fields[name].initial for name in ("version", "initiative_version")}

    def wanted(self):
        """{key: number or None} as posted."""
        data = {c.key: self.cleaned_data.get(c.key) for c in self.criteria if c.key in self.cleaned_data}
        return {key: None if value in (None, "") else float(value) for key, value in data.items()}

    def clean(self):
        """What no criterion takes is said at its field, before anything is saved."""
        data = super().clean()
        for criterion in self.criteria:
            value = self.wanted().get(criterion.key)
            if value is not None and (fault := criterion.fault(value)):
                self.add_error(criterion.key, fault)
        return data

    def save(self, by):
        """The cause, False where nothing differs, or None with errors in the form. Raises Conflict."""
        data = self.cleaned_data
        seen = Seen(data.get("version"), data.get("initiative_version"))
        first = Seen(*(began(self.data, now, name) for name, now in zip(self.versions, seen, strict=True)))
        how = {"by": by, "values": self.wanted(), "seen": seen, "began": first, "note": data.get("note", "")}
        return self.attempt(lambda: scores.give(self.instance, self.model, **how) or False)


def value_of(criterion, initiative, inputs):
    if not criterion.source:
        return inputs.get(criterion.key)
    value = getattr(initiative, criterion.source)
    return None if value is None else float(value)


def plain(value):
    """A number as a field shows it: without a needless point."""
    return None if value is None else int(value) if value == int(value) else value


def field_of(criterion):
    """A choice of the steps with their words, or a number within its bounds."""
    label = f"{criterion.name}, {criterion.unit}" if criterion.unit else criterion.name
    if criterion.steps:
        choices = [
            ("", "–"),
            *((f"{s.value:g}", f"{told_input(criterion, s.value)} · {s.value:g}") for s in criterion.steps),
        ]
        return StepField(label=label, required=False, choices=choices)
    low, high = criterion.bounds
    attrs = {"inputmode": "decimal", "step": "any"}
    return forms.FloatField(
        label=label, required=False, help_text=criterion.hint, min_value=-LARGEST if low is None else low,
        max_value=LARGEST if high is None else high, widget=forms.NumberInput(attrs=attrs),
    )  # fmt: skip


class StepField(forms.ChoiceField):
    def prepare_value(self, value):
        return "" if value is None else f"{float(value):g}" if not isinstance(value, str) else value


class PlaceForm(WorkspaceForm):
    """Behind which other candidate, and why."""

    after = forms.ChoiceField(label=_("Place"), required=False)
    why = forms.CharField(
        label=_("Why you move it"),
        max_length=300,
        help_text=_("The score says otherwise, so say what it does not know."),
    )

    def __init__(self, *args, initiative, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {row.key: row for row in rows if row.pk != initiative.pk}
        first = _("First of all")
        behind = _("Behind %(n)s. %(title)s")
        self.fields["after"].choices = [
            ("", first), *((row.key, behind % {"n": row.rank, "title": row.title}) for row in self.rows.values())
        ]  # fmt: skip
