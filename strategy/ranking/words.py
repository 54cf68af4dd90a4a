"""Numbers, inputs and formulas of the ranking as people read them."""

import functools

from django.utils import formats
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from strategy import scoring


@functools.cache
def signs(language):
    """How this language writes numbers: what turns 1,234.5 into its own; None where that is it."""
    group = formats.get_format("THOUSAND_SEPARATOR", language, use_l10n=True)
    point = formats.get_format("DECIMAL_SEPARATOR", language, use_l10n=True)
    return None if (group, point) == (",", ".") else str.maketrans({",": group, ".": point})


def written(value, places):
    """The number with so many places as the reader's language writes it."""
    text, table = f"{value:,.{places}f}", signs(get_language())
    return text.translate(table) if table else text


def teller():
    """`told` for thousands of numbers: the language is looked up once."""
    table = signs(get_language())
    return functools.cache(lambda value: said(value, table))


def said(value, table):
    """A number to two places at most, without zeros at its end. table: of `signs`."""
    text = f"{float(value):,.2f}"
    if text.endswith("0"):
        text = text[:-3] if text.endswith("00") else text[:-1]
    return text.translate(table) if table else text


def told(value):
    """A number as people read it: 2,100, 0.25; "–" for none."""
    return "–" if value is None else said(value, signs(get_language()))


def told_score(value):
    """A score to one place, a large one without."""
    if value is None:
        return "–"
    return written(round(value, 1), 1) if abs(value) < 10_000 else written(value, 0)


def told_input(criterion, value, tell=told):
    """An input in the words of its criterion: "High", "80%", "2,100". tell: a `teller`, for many."""
    if value is None:
        return "–"
    step = criterion.step_of(value)
    if step and step.label != f"{step.value:g}":
        return step.label
    return f"{tell(value)}%" if criterion.unit == "%" else tell(value)


def bars(criterion, value):
    """Four little bars, as many of them full as the value stands in its scale; "" without named steps."""
    step = criterion.step_of(value)
    if step is None or step.label == f"{step.value:g}":
        return ""
    at = criterion.steps.index(step)
    full = round(4 * at / max(1, len(criterion.steps) - 1))
    return BARS[full]


BARS = [
    mark_safe(f'<span class="imp" aria-hidden="true">{"<i class=on></i>" * n}{"<i></i>" * (4 - n)}</span>')
    for n in range(5)
]


def short(value):
    """A tick: 2,500 -> "2.5k"."""
    if abs(value) >= 10_000_000:
        return f"{written(value / 1_000_000, 0)}M"
    if abs(value) >= 1000:
        thousands = value / 1000
        return f"{written(thousands, 0 if thousands == int(thousands) else 1)}k"
    return told(value)


def said_formula(model):
    """ "reach × impact × confidence ÷ effort": the formula in the names of the criteria."""
    scheme = model.scheme
    if scheme.kind == scoring.WEIGHTED:
        total = sum(c.weight for c in scheme.criteria) or 1
        return ", ".join(f"{c.name} {100 * c.weight / total:.0f}%" for c in scheme.criteria)
    text = scheme.arithmetic.text.replace(" / 100", "")
    for key in sorted(scheme.by_key, key=len, reverse=True):
        text = text.replace(key, scheme.by_key[key].name.lower()) if scheme.kind != scoring.OWN else text
    return text.replace("*", "×").replace("/", "÷")
