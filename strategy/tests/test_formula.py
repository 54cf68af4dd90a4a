"""The arithmetic of scores: what it reads, what it works out, and where it says a formula went wrong."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.formula import DEEPEST, LONGEST, FormulaError, NoResult, parse

WORKED = [
    ("1 + 2 * 3", 7),
    ("(1 + 2) * 3", 9),
    ("8 - 3 - 2", 3),
    ("8 / 4 / 2", 1),
    ("2 * -3", -6),
    ("-(1 + 1)", -2),
    ("--4", 4),
    ("min(4, 2, 3) + max(1, 5)", 7),
    ("sqrt(16) * .5", 2),
    ("log(1)", 0),
    ("a * b / max(c, 1)", 1800 / 14),
    ("  a  ", 900),
    ("10. / 4", 2.5),
]


@pytest.mark.parametrize(("text", "result"), WORKED)
def test_what_is_worked_out(text, result):
    assert parse(text).work({"a": 900, "b": 2, "c": 14}) == pytest.approx(result)


def test_it_knows_the_names_it_asks_for_in_their_order_and_once():
    assert parse("reach * impact / effort + reach").names == ("reach", "impact", "effort")


WRONG = [
    ("", 1, "stops where a value should follow"),
    ("1 +", 4, "stops where a value should follow"),
    ("a b", 3, "A sign is missing before “b”"),
    ("2 a", 3, "A sign is missing before “a”"),
    ("(a + 1", 7, "A bracket is not closed"),
    ("a + 1)", 6, "never opened"),
    ("a * / b", 5, "A value should stand here, not “/”"),
    ("a ** b", 4, "A value should stand here, not “*”"),
    ("a + $b", 5, "“$” means nothing here"),
    ("a.b", 2, "“.” means nothing here"),
    ("'a'", 1, "means nothing here"),
    ("pow(a, 2)", 1, "There is no function “pow”"),
    ("__import__(a)", 1, "There is no function"),
    ("sqrt(a, a)", 1, "sqrt takes one value"),
    ("min(a)", 1, "min takes two values or more"),
    ("max + 1", 1, "max wants brackets"),
    ("a + speed", 5, "There is no criterion “speed”. There is: a, b."),
    ("min(a, )", 8, "A value should stand here, not “)”"),
]


@pytest.mark.parametrize(("text", "column", "words"), WRONG)
def test_a_wrong_one_says_where(text, column, words):
    with pytest.raises(FormulaError) as error:
        parse(text, known=("a", "b"))
    assert error.value.column == column
    assert words in error.value.message
    assert str(error.value).startswith(f"Column {column}: ")


def test_length_and_depth_are_bounded():
    parse("1" + "+1" * ((LONGEST - 1) // 2))
    with pytest.raises(FormulaError, match="at most 500 characters"):
        parse("1" + "+1" * (LONGEST // 2))
    parse("(" * (DEEPEST - 1) + "1" + ")" * (DEEPEST - 1))
    for opening in ("(", "-", "sqrt("):
        with pytest.raises(FormulaError, match="nested too deeply"):
            parse(opening * (LONGEST // len(opening)))


NOTHING = [
    ("a / (b - b)", "divide by zero"),
    ("sqrt(0 - a)", "square root of a negative"),
    ("log(a - a)", "logarithm of zero or less"),
    ("*".join(["99999999999999999999"] * 20), "too large"),
]


@pytest.mark.parametrize(("text", "reason"), NOTHING)
def test_what_has_no_result_says_why(text, reason):
    with pytest.raises(NoResult, match=reason):
        parse(text).work({"a": 3, "b": 4})


LEAF = st.one_of(st.integers(0, 99).map(str), st.sampled_from(["a", "b"]))
EXPRESSION = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, inner).map(lambda t: f"min({t[0]}, {t[1]})"),
        inner.map(lambda t: f"-{t}"),
    ),
    max_leaves=8,
)


@given(EXPRESSION)
def test_it_agrees_with_the_language_it_is_written_in(text):
    """What we read is a part of Python's own arithmetic, which is the judge here and nowhere else."""
    values = {"a": 3.5, "b": 7.0}
    try:
        expected = eval(text, {"__builtins__": {}, "min": min}, values)
    except ZeroDivisionError:
        with pytest.raises(NoResult):
            parse(text).work(values)
    else:
        assert math.isclose(parse(text).work(values), expected, rel_tol=1e-9, abs_tol=1e-9)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_at_a_column(text):
    try:
        parse(text)
    except FormulaError as error:
        assert 1 <= error.column <= len(text) + 1
