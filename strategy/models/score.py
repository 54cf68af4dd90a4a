from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Conflict, Refused
from accounts.ids import new_id
from accounts.integrity import guard
from accounts.models.fields import IdField
from accounts.models.record import Record
from strategy.models.initiative import Initiative
from strategy.models.scoringmodel import ScoringModel


class Score(Record):
    """What one initiative has for inputs in one model. `inputs` is derived from the facts below, for reading.

    The row comes by itself with the first input; only the inputs are anybody's doing.
    """

    undoable = ("edited",)

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="scores")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="scores")
    model = models.ForeignKey(ScoringModel, models.CASCADE, related_name="scores")
    inputs = models.JSONField(_("inputs"), default=dict)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["initiative", "model"], name="strategy_score_once"),
        ]

    def __str__(self):
        return f"{self.initiative} · {self.model}"

    def get_absolute_url(self):
        return self.initiative.get_absolute_url()

    @classmethod
    def of(cls, initiative, model):
        """The row of the two, made where there was none."""
        here = {"workspace_id": initiative.workspace_id}
        row, _made = cls.everything.get_or_create(initiative=initiative, model=model, defaults=here)
        row.initiative, row.model = initiative, model
        return row

    def edit(self, *, by, changes, version=None, at=None, cause=None, verb="edited", note="", vote=None):
        """Set the inputs of changes["inputs"], {key: number or None}; the others stay. Returns the log's row, None
        where nothing differs.

        What somebody else set since `version` is a Conflict; other inputs of theirs stay theirs. The log's own
        form of a change, with its label, is taken too. `vote` is the vote it was taken from.
        """
        wanted = changes["inputs"]
        wanted = dict(wanted.get("set", wanted) if "label" in wanted else wanted)
        self.check_inputs(wanted)
        at = at or timezone.now()
        with guard(type(self)), transaction.atomic():
            self.refresh_from_db(
                fields=["inputs", "version"], from_queryset=Score.everything.select_for_update(no_key=True)
            )
            if version is not None and version != self.version:
                self.refuse_input_clash(wanted, version)
            real = {key: value for key, value in wanted.items() if self.inputs.get(key) != value}
            if not real:
                return None
            before = {key: self.inputs.get(key) for key in real}
            self.inputs = {k: v for k, v in (self.inputs | real).items() if v is not None}
            self.version += 1
            self.save(update_fields=["inputs", "version"])
            diff = {"inputs": [self.logged(before), self.logged(real)]}
            row = self.log(verb, by=by, changes=diff, note=note, at=at, cause=cause or new_id())
            ScoreInput.objects.bulk_create(
                ScoreInput(
                    workspace_id=self.workspace_id, score=self, key=key, value=value, by=by, at=at,
                    version=self.version, note=note, vote=vote,
                )
                for key, value in real.items()
            )  # fmt: skip
        return row

    def check_inputs(self, wanted):
        """Each is a criterion of the model that is no field of the initiative, and a number it takes."""
        known = self.model.scheme.by_key
        for key, value in wanted.items():
            criterion = known.get(key)
            if criterion is None or criterion.source:
                raise Refused(
                    _t("“%(model)s” has no input “%(key)s”.") % {"model": self.model, "key": key}, key
                )
            if fault := criterion.fault(value):
                raise Refused(fault, key)

    def refuse_input_clash(self, wanted, seen):
        if seen > self.version:
            raise Conflict(_t("There is no such version yet."), version=self.version)
        theirs = (
            self.facts.filter(version__gt=seen, key__in=wanted)
            .select_related("by__user")
            .order_by("-version")
        )
        clash = {fact.key: fact for fact in reversed(theirs) if self.inputs.get(fact.key) != wanted[fact.key]}
        if not clash:
            return
        last = next(iter(theirs))
        known = self.model.scheme.by_key
        raise Conflict(
            _t("Somebody changed this a moment ago."),
            fields={
                key: {"label": known[key].name, "yours": wanted[key], "theirs": self.inputs.get(key)}
                for key in clash
            },
            by=str(last.by.user) if last.by else "",
            at=last.at,
            version=self.version,
        )

    def logged(self, inputs):
        """Inputs as the log keeps them: with the words that a feed shows."""
        known = self.model.scheme.by_key
        said = [f"{known[k].name if k in known else k} {told(v)}" for k, v in inputs.items()]
        return {"label": ", ".join(said), "set": inputs}

    def holds(self, name, logged, now):
        """Undo asks of those inputs alone that it would set back."""
        return all(self.inputs.get(key) == value for key, value in logged["set"].items())


class ScoreInput(models.Model):
    """An input somebody gave: a fact, never edited. The newest of a key is what counts."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="score_inputs")
    score = models.ForeignKey(Score, models.CASCADE, related_name="facts")
    key = models.CharField(max_length=40)
    value = models.FloatField(null=True)
    note = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField()
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="score_inputs")
    at = models.DateTimeField()
    vote = models.ForeignKey("strategy.Ballot", models.SET_NULL, null=True, related_name="inputs")

    class Meta:
        indexes = [models.Index(fields=["workspace", "at"], name="strategy_scoreinput_at")]
        constraints = [
            models.UniqueConstraint(fields=["score", "key", "version"], name="strategy_scoreinput_once"),
        ]

    def __str__(self):
        return f"{self.key} {told(self.value)}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("An input is never edited; a new one follows it.")
        super().save(*args, **kwargs)


def told(value):
    """An input as the log says it."""
    return "–" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
