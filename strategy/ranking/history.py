"""The ranking as it stood on an earlier day, and each move since with its cause: read out of facts and the log."""

from collections import defaultdict

from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext as _

from accounts.models import Activity
from strategy import priorities
from strategy.models import Initiative, Placement, ScoreInput, State
from strategy.models.scoringmodel import scheme_of
from strategy.ranking import order as ranking
from strategy.ranking.reasons import Cause, moves
from strategy.ranking.words import told, told_input

STATES = {state.value: state.label for state in State}
OWN = ("effort", "confidence", "state", "held_from")


class Since:
    """What changed in the ranking of `initiatives` (a queryset, of one product where places count) since `at`.

    Seven queries, whatever the number of rows. `moves` are those that stand elsewhere now.
    """

    def __init__(self, workspace, model, at, product=None):
        self.workspace, self.model, self.at, self.product = workspace, model, at, product
        self.causes, self.common = defaultdict(list), []
        self.scheme, self.old_scheme = model.scheme, self.earlier_scheme()
        pool = Initiative.everything.filter(workspace=workspace)
        self.pool = pool.filter(product=product) if product else pool
        now = priorities.candidates(self.pool.filter(deleted_at=None), model)
        self.rows = {row.pk: row for row in now}
        self.now = [row.pk for row in priorities.ranked(now, product is not None)]
        self.before = self.earlier()
        for causes in self.causes.values():
            causes.sort(key=lambda cause: cause.at)
        self.moves = moves(self.before, self.now, self.causes, self.common)

    def earlier_scheme(self):
        """The model as it was, out of the log; what changed in it touches everyone."""
        kept = {"criteria": self.model.criteria, "formula": self.model.formula}
        rows = Activity.objects.of(self.model).filter(at__gte=self.at, verb="edited")
        for row in rows.select_related("actor__user").order_by("-version"):
            own = {name: pair[0] for name, pair in row.changes.items() if name in kept}
            if own:
                kept |= own
                self.common.append(Cause(self.model_words(row), row.actor, row.at, row.note))
        return scheme_of(self.model.kind, kept["criteria"], kept["formula"])

    def model_words(self, row):
        old, new = row.changes.get("criteria", [[], []])
        weights = {c["key"]: c["weight"] for c in old}
        said = [
            f"{c['name']} {told(weights[c['key']])} → {told(c['weight'])}"
            for c in new
            if c["key"] in weights and weights[c["key"]] != c["weight"]
        ]
        if said:
            return _("Weights of %(model)s: %(what)s") % {"model": self.model.name, "what": ", ".join(said)}
        return _("The model %(model)s was changed") % {"model": self.model.name}

    # -- back to then ---------------------------------------------------------

    def earlier(self):
        """[id] in the order of then."""
        values = {}
        held = {pk: row.held for pk, row in self.rows.items()}
        states, self.titles = self.earlier_initiatives(values)
        self.rewind_inputs(values)
        self.rewind_places(held)
        order = ranking.by_score(
            [(pk, self.old_scheme.score(values.get(pk, {})).value, self.titles[pk][1:]) for pk in states]
        )
        places = {pk: held[pk] for pk in states if self.product and held.get(pk)}
        return ranking.held(order, places)

    def earlier_initiatives(self, values):
        """({ids that were candidates then}, {id: (title, product's key, number)}); sets back effort and confidence."""
        rows = Activity.objects.filter(
            workspace=self.workspace, subject_type=Initiative._meta.label_lower, at__gte=self.at
        )
        touched = list(rows.select_related("actor__user").order_by("-at", "-version"))
        known = self.pool.filter(pk__in={row.subject_id for row in touched} | set(self.rows))
        joined = FilteredRelation("scores", condition=Q(scores__model=self.model.pk))
        columns = ("pk", "title", "product__key", "number", "state", "held_from", "deleted_at", *OWN[:2])
        known = known.annotate(scored=joined).values_list(*columns, "scored__inputs")
        found = {row[0]: row for row in known}
        titles = {pk: row[1:4] for pk, row in found.items()}
        then = {pk: {"state": r[4], "held_from": r[5], "gone": r[6] is not None} for pk, r in found.items()}
        for pk, row in found.items():
            values[pk] = (row[9] or {}) | self.sourced(row[7], row[8])
        for row in touched:
            if row.subject_id in then:
                self.rewind(row, then[row.subject_id], values[row.subject_id])
        return {pk for pk, state in then.items() if self.was_open(state)}, titles

    def sourced(self, effort, confidence):
        given = {"effort": None if effort is None else float(effort), "confidence": confidence}
        return {c.key: given[c.source] for c in self.scheme.criteria if c.source}

    @staticmethod
    def was_open(state):
        return (
            not state["gone"]
            and state["state"] in priorities.OPEN
            and state["held_from"] != State.IN_DELIVERY
        )

    def rewind(self, row, state, values):
        """One row of the log undone: on `state` and `values`, with its cause."""
        pk, words = row.subject_id, []
        if row.verb in ("created", "deleted", "restored"):
            state["gone"] = row.verb != "deleted"
            words.append(
                {"created": _("New"), "deleted": _("Deleted"), "restored": _("Brought back")}[row.verb]
            )
        for name, (old, new) in row.changes.items():
            if row.verb == "created" or name not in OWN:
                continue
            if name in ("state", "held_from"):
                came_or_went = name == "state" and (old in priorities.OPEN) != (new in priorities.OPEN)
                words += [str(STATES.get(new, new))] if came_or_went else []
                state[name] = old
                continue
            for criterion in (c for c in self.scheme.criteria if c.source == name):
                before, after = (None if v is None else float(v) for v in (old, new))
                values[criterion.key] = before
                words.append(changed(criterion, before, after))
        if words:
            self.causes[pk].append(Cause(", ".join(words), row.actor, row.at, row.note))

    def rewind_inputs(self, values):
        """Own inputs as the last fact before then left them."""
        mine = ScoreInput.objects.filter(workspace=self.workspace, score__model=self.model)
        touched = mine.filter(at__gte=self.at).values("score")
        facts = mine.filter(score__in=touched).select_related("by__user").order_by("version", "id")
        before, last = {}, {}
        for fact in facts.annotate(initiative=F("score__initiative")):
            at = fact.initiative, fact.key
            if fact.initiative not in values:
                continue
            if fact.at < self.at:
                before[at] = last[at] = fact.value
                continue
            if criterion := self.scheme.by_key.get(fact.key):
                words = changed(criterion, last.get(at), fact.value)
                self.causes[fact.initiative].append(Cause(words, fact.by, fact.at, fact.note))
            last[at] = fact.value
            values[fact.initiative][fact.key] = before.get(at)

    def rewind_places(self, held):
        """Places by hand as they were; only whoever was moved by hand has it for a cause."""
        rows = Activity.objects.filter(
            workspace=self.workspace, subject_type=Placement._meta.label_lower, at__gte=self.at, verb="edited"
        )
        mine = dict(Placement.everything.filter(workspace=self.workspace).values_list("pk", "initiative_id"))
        for row in rows.select_related("actor__user").order_by("-at", "-version"):
            pk = mine.get(row.subject_id)
            if "rank" not in row.changes or pk not in held:
                continue
            held[pk] = row.changes["rank"][0]
            if "why" in row.changes or "by" in row.changes:
                why = row.changes.get("why", ["", ""])[1]
                words = _("Held at %(n)s by hand") % {"n": row.changes["rank"][1]}
                self.causes[pk].append(
                    Cause(words if row.changes["rank"][1] else _("Released"), row.actor, row.at, why)
                )


def changed(criterion, old, new):
    """ "Reach 900 → 1,200" """
    return f"{criterion.name} {told_input(criterion, old)} → {told_input(criterion, new)}"
