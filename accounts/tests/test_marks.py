import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.marks import TOO_LONG, Mark, rows, words

texts = st.text(st.sampled_from("ab \n"), max_size=60)


def told(old, new):
    return "".join(
        {"same": "{}", "ins": "+{}+", "del": "-{}-"}[m.kind].format(m.text) for m in words(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("one two three", "one two three", "one two three"),
        ("one two three", "one four three", "one -two-+four+ three"),
        ("one two three", "one three", "one -two -three"),
        ("one three", "one two three", "one +two +three"),
        ("one two three", "four five three", "-one two-+four five+ three"),
        ("", "all new", "+all new+"),
        ("all gone", "", "-all gone-"),
        ("", "", ""),
    ],
)
def test_words_are_marked_the_old_before_the_new(old, new, expected):
    assert told(old, new) == expected


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_marks(old, new):
    found = words(old, new)
    assert "".join(m.text for m in found if m.kind != "ins") == old
    assert "".join(m.text for m in found if m.kind != "del") == new
    assert all(m.text for m in found)


def test_a_very_long_text_is_compared_by_lines():
    old = "\n".join(f"line {n} of many words" for n in range(TOO_LONG))
    new = old.replace("line 7 of", "line seven of")
    found = [m for m in words(old, new) if m.kind != "same"]
    assert found == [Mark("del", "line 7 of many words\n"), Mark("ins", "line seven of many words\n")]


def test_rows_are_told_by_their_id():
    a, b, c = ({"id": n, "title": n, "priority": "must"} for n in "abc")
    other = b | {"priority": "could"}
    assert [(r.kind, r.item) for r in rows([a, b], [c, a, other])] == [
        ("ins", c), ("same", a), ("del", b), ("ins", other),
    ]  # fmt: skip
    assert [(r.kind, r.item) for r in rows([a, b], [b])] == [("same", b), ("del", a)]
