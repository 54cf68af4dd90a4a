"""The kinds of scoring models as they come: criteria with their scales and the words of each step.

Pure. `read` and `written` turn criteria into plain values and back, as a model keeps and a program sends them.
"""

import math

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.words import is_blank
from strategy import scoring
from strategy.formula import FUNCTIONS, NAME
from strategy.scoring import LESS, MORE, SOURCES, Criterion, Step

KINDS = {
    scoring.RICE: _l("RICE"),
    scoring.ICE: _l("ICE"),
    scoring.WSJF: _l("WSJF"),
    scoring.VALUE_EFFORT: _l("Value over effort"),
    scoring.WEIGHTED: _l("Weighted criteria"),
    scoring.OWN: _l("Own formula"),
}
SAID = {
    scoring.RICE: _l("Reach × impact × confidence ÷ effort"),
    scoring.ICE: _l("(Impact + confidence + ease) ÷ 3"),
    scoring.WSJF: _l("Cost of delay ÷ job size"),
    scoring.VALUE_EFFORT: _l("Value ÷ effort"),
    scoring.WEIGHTED: _l("Weighted mean of the criteria, 0 to 100"),
}
OPEN = (scoring.WEIGHTED, scoring.OWN)  # kinds whose criteria one chooses
RESERVED = {"id", "label", "set", "score", "worth", "version", *FUNCTIONS}
MOST, MOST_STEPS = 12, 12


def criteria_of(kind):
    """The criteria a new model of this kind begins with, in the reader's language."""
    return tuple(STARTERS[kind]())


def of_rice():
    impact = [
        (0.25, _("Minimal"), _("Nobody would ask where it went")),
        (0.5, _("Low"), _("Nicer, but nothing in the key result moves")),
        (1, _("Medium"), _("Moves a key result within its noise")),
        (2, _("High"), _("Moves a key result by a tenth of the way")),
        (3, _("Massive"), _("Moves it by a third, or opens a segment")),
    ]
    yield Criterion(
        "reach", _("Reach"), _("people a quarter"), low=0, hint=_("How many meet it in a quarter")
    )
    yield Criterion("impact", _("Impact"), steps=steps(impact), hint=_("On the key result it serves"))
    yield confidence()
    yield effort()


def confidence():
    hint = _("100: measured. 80: two sources. 60: one source, or an older one. 50 or less: a guess")
    return Criterion("confidence", _("Confidence"), "%", source="confidence", low=0, high=100, hint=hint)


def effort():
    hint = _("From the estimate")
    return Criterion(
        "effort", _("Effort"), _("person-weeks"), direction=LESS, source="effort", low=0, hint=hint
    )


def of_ice():
    yield Criterion(
        "impact", _("Impact"), low=1, high=10, hint=_("1: nobody notices. 10: it changes the year")
    )
    yield Criterion("confidence", _("Confidence"), low=1, high=10, hint=_("1: a hunch. 10: measured"))
    yield Criterion("ease", _("Ease"), low=1, high=10, hint=_("1: months for everybody. 10: an afternoon"))


def of_wsjf():
    told = [
        (
            "business_value",
            _("Business value"),
            MORE,
            _("What users or the business gain, beside the others"),
        ),
        ("time_criticality", _("Time criticality"), MORE, _("How fast the value decays")),
        ("opportunity", _("Risk or opportunity"), MORE, _("What it makes safe or possible")),
        ("job_size", _("Job size"), LESS, _("How large the job is, beside the others")),
    ]
    scale = steps([(n, str(n), "") for n in (1, 2, 3, 5, 8, 13, 20)])
    for key, name, direction, hint in told:
        yield Criterion(key, name, direction=direction, steps=scale, hint=hint)


def of_value():
    value = [
        (1, _("Little"), _("Nice to have")),
        (2, _("Some"), _("A few would miss it")),
        (3, _("Good"), _("Many would miss it")),
        (5, _("Great"), _("Customers decide by it")),
        (8, _("Vital"), _("Without it we lose the market")),
    ]
    yield Criterion("value", _("Value"), steps=steps(value))
    yield effort()


def of_weighted():
    told = [
        (
            "fit",
            _("Strategic fit"),
            5,
            MORE,
            (_("Beside the strategy"), _("Serves a goal"), _("Decides a goal")),
        ),
        ("demand", _("Demand"), 3, MORE, (_("Nobody asked"), _("Some asked"), _("Most ask for it"))),
        ("risk", _("Risk"), 2, LESS, (_("Done before"), _("Some unknowns"), _("Nobody knows"))),
    ]
    for key, name, weight, direction, (least, middle, most) in told:
        rubric = [(1, "1", least), (2, "2", ""), (3, "3", middle), (4, "4", ""), (5, "5", most)]
        yield Criterion(key, name, weight=weight, direction=direction, steps=steps(rubric))


STARTERS = {
    scoring.RICE: of_rice,
    scoring.ICE: of_ice,
    scoring.WSJF: of_wsjf,
    scoring.VALUE_EFFORT: of_value,
    scoring.WEIGHTED: of_weighted,
    scoring.OWN: of_value,
}


def steps(rows):
    return tuple(Step(float(value), label, rubric) for value, label, rubric in rows)


# -- plain values -----------------------------------------------------------------


def written(criteria):
    """[{…}] of criteria, as JSON keeps them."""
    return [
        {
            "key": c.key, "name": c.name, "unit": c.unit, "weight": c.weight, "direction": c.direction,
            "source": c.source, "low": c.low, "high": c.high, "hint": c.hint,
            "steps": [{"value": s.value, "label": s.label, "rubric": s.rubric} for s in c.steps],
        }
        for c in criteria
    ]  # fmt: skip


def read(rows, kind):
    """The criteria that plain values say. Raises ValueError with a sentence for what is wrong."""
    if not isinstance(rows, list) or not rows:
        raise ValueError(_("A model needs one criterion at least."))
    if len(rows) > MOST:
        raise ValueError(_("At most %(n)s criteria; more than that nobody weighs.") % {"n": MOST})
    found = tuple(read_one(row) for row in rows)
    keys = [c.key for c in found]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise ValueError(_("Two criteria have the key “%(key)s”.") % {"key": twice})
    if kind not in OPEN and set(keys) != {c.key for c in criteria_of(kind)}:
        wanted = ", ".join(c.key for c in criteria_of(kind))
        raise ValueError(
            _("%(kind)s has exactly these criteria: %(keys)s.") % {"kind": KINDS[kind], "keys": wanted}
        )
    if kind == scoring.WEIGHTED:
        check_scales(found)
    return found


def check_scales(criteria):
    for criterion in criteria:
        low, high = criterion.bounds
        if low is None or high is None or low >= high:
            raise ValueError(
                _("%(name)s needs a scale: steps, or a lowest and a highest value.")
                % {"name": criterion.name}
            )


def read_one(row):
    if not isinstance(row, dict):
        raise ValueError(_("A criterion is an object with a key and a name."))
    if unknown := sorted(set(row) - set(Criterion.__dataclass_fields__)):
        raise ValueError(_("A criterion has no field “%(name)s”.") % {"name": unknown[0]})
    key, name = row.get("key", ""), row.get("name", "")
    if not isinstance(key, str) or not NAME.match(key) or key in RESERVED:
        raise ValueError(
            _("“%(key)s” cannot be a key: small letters, digits and _, beginning with a letter.")
            % {"key": key}
        )
    if not isinstance(name, str) or is_blank(name) or len(name) > 60:
        raise ValueError(_("Criterion “%(key)s” needs a name of up to 60 characters.") % {"key": key})
    direction, source = row.get("direction") or MORE, row.get("source") or ""
    if direction not in (MORE, LESS):
        raise ValueError(_("%(name)s: the direction is “more” or “less”.") % {"name": name})
    if source not in ("", *SOURCES):
        raise ValueError(_("%(name)s: it can be read from effort or confidence.") % {"name": name})
    low, high = number(row.get("low"), name), number(row.get("high"), name)
    if low is not None and high is not None and low >= high:
        raise ValueError(_("%(name)s: the lowest value lies below the highest.") % {"name": name})
    weight = number(row.get("weight", 1.0), name)
    if weight is None or not 0 <= weight <= 1000:
        raise ValueError(_("%(name)s: a weight is a number from 0 to 1000.") % {"name": name})
    return Criterion(
        key, name.strip(), words(row, "unit", 30), weight, direction, source, low, high,
        read_steps(row.get("steps") or [], name) if not source else (), words(row, "hint", 200),
    )  # fmt: skip


def read_steps(rows, name):
    if not isinstance(rows, list) or len(rows) > MOST_STEPS or not all(isinstance(r, dict) for r in rows):
        raise ValueError(
            _("%(name)s: up to %(n)s steps, each with a value.") % {"name": name, "n": MOST_STEPS}
        )
    found = []
    for row in rows:
        value = number(row.get("value"), name)
        if value is None:
            raise ValueError(_("%(name)s: a step needs a value.") % {"name": name})
        found.append(Step(value, words(row, "label", 40) or f"{value:g}", words(row, "rubric", 300)))
    if len({step.value for step in found}) < len(found):
        raise ValueError(_("%(name)s: two steps have the same value.") % {"name": name})
    if len(found) == 1:
        raise ValueError(_("%(name)s: one step alone is no scale.") % {"name": name})
    return tuple(sorted(found, key=lambda step: step.value))


def number(value, name):
    """A finite float, None for nothing. Raises ValueError for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(_("%(name)s: “%(value)s” is no number.") % {"name": name, "value": value})
    if abs(value) >= scoring.LARGEST:
        raise ValueError(_("%(name)s: that is too large a number.") % {"name": name})
    return float(value)


def words(row, name, longest):
    value = row.get(name) or ""
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(_("“%(name)s” is a text of up to %(n)s characters.") % {"name": name, "n": longest})
    return value.strip()
