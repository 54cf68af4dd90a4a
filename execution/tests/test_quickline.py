"""A task in one line: what is read, what is left alone, and what is refused at its place."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from execution.quick.line import read
from execution.quick.reading import Known, Named
from execution.tests.quickly import (
    BULK,
    HUBS,
    KNOWN,
    LAUNCH,
    NOAH,
    NOOR,
    SAM,
    SAMANTHA,
    STK,
    STO,
    TODAY,
    TWINS,
    day,
    said,
)


def test_the_whole_of_it():
    title, marks = said("Review copy @noor fri !high #launch ~sto 3h")
    assert title == "Review copy"
    assert marks == {
        "assignee": [NOOR],
        "due": [day("2026-06-19")],
        "priority": ["high"],
        "label": [LAUNCH],
        "project": [STO],
        "estimate": [Decimal(3)],
    }


def test_signs_count_anywhere_and_the_title_closes_the_gap():
    assert said("@noor review !urgent the #launch copy")[0] == "review the copy"
    assert said("Ask @noor, @sam: what now")[0] == "Ask what now"


# -- names ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "who"),
    [
        ("@noor", NOOR),
        ("@NOOR", NOOR),
        ("@haddad", NOOR),
        ("@noor.haddad", NOOR),
        ('@"noor haddad"', NOOR),
        ("@noor@x.example", NOOR),
        ("@ek", NOAH),
        ("@sam", SAM),
        ("@sama", SAMANTHA),
        ("@okland", SAMANTHA),
        ("@li@x.example", TWINS[1]),
        ("@ana", None),
    ],
)
def test_a_person_by_any_part_of_their_name(word, who):
    found = read(f"Call {word}", KNOWN)
    assert found.all("assignee") == ([who] if who else [])


def test_oneself():
    assert said("Call @me @noor @me")[1] == {"assignee": [KNOWN.me, NOOR]}


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("@nobody", "Nobody here is called “nobody”."),
        ("@no", "“no” could be Noor Haddad or Noah Ek. Write more of it."),
        ("@ana", "“ana” could be Ana Li (ana@x.example) or Ana Li (li@x.example). Write more of it."),
        (
            "~standing",
            "“standing” could be Standing orders (STO) or Standing stock (STK)".replace(" (STO)", "").replace(
                " (STK)", ""
            ),
        ),
        ("~nothing", "There is no open project or milestone “nothing”."),
        ("!soon", "“!soon” is no priority: write !low"),
        ("#" + "x" * 41, "at most 40"),
    ],
)
def test_what_could_be_several_or_nothing_is_said_at_its_place(word, why):
    line = f"Call {word} now"
    (mark,) = read(line, KNOWN).marks
    assert why in mark.fault and mark.value is None and line[mark.start : mark.end] == word


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("#launch", LAUNCH),
        ("#LAUNCH,", LAUNCH),
        ("#pilot-hubs", HUBS),
        ('#"pilot hubs"', HUBS),
        ("#legal", "legal"),
        ('#"to  do"', "to do"),
    ],
)
def test_a_label_is_known_or_new(word, value):
    (mark,) = read(f"Call {word}", KNOWN).marks
    assert (mark.value, mark.is_new) == (value, isinstance(value, str))


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("~sto", STO),
        ("~STK", STK),
        ("~orders", STO),
        ('~"standing stock"', STK),
        ("~bulk", BULK),
        ("#STO", STO),
    ],
)
def test_a_project_by_key_or_name(word, value):
    assert said(f"Call {word}")[1] == {"project": [value]}


def test_a_label_called_like_a_project_wins():
    known = Known(TODAY, labels=(Named(1, "STO"),), projects=(STO,))
    assert read("x #STO", known).all("label") == [Named(1, "STO")]


@pytest.mark.parametrize("word", ["!low", "!medium", "!HIGH", "!urgent", "!none", "!h"])
def test_a_priority(word):
    (value,) = said(f"Call {word}")[1]["priority"]
    assert value.startswith(word[1:].lower())


@pytest.mark.parametrize(
    "line", ["Call fri sat", "Call fri 2026-07-01", "Call !low !high", "Call 1h 2h", "Call ~sto ~stk"]
)
def test_the_second_of_its_kind_is_one_too_many(line):
    found = read(line, KNOWN)
    assert ["already" in mark.fault for mark in found.marks] in ([False, True], [])
    assert found.faults or found.title != "Call"


# -- words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        'Read "@home" again',
        'Plan "Black Friday"',
        'Ring the bell "3h"',
        "Fix #12",
        "Wait!",
        "Say !!",
        "a@b is mail",
        "C# or F#",
        "Ask @ noon",
        "~5 hubs",
    ],
)
def test_quotes_and_lone_signs_are_words(line):
    assert said(line) == (line, {})


def test_a_backslash_makes_a_word_of_a_sign():
    assert said(r"Write \#launch on \@home") == ("Write #launch on @home", {})


@pytest.mark.parametrize("line", ["", "   ", "@noor !high", "#launch"])
def test_nothing_to_do_is_said(line):
    assert read(line, KNOWN).faults == ["Say what is to be done."]


@pytest.mark.parametrize("line", ["fri", "3h", "tomorrow @noor"])
def test_one_word_always_stays(line):
    assert said(line)[0] == line.split(" ")[0]


ODD = st.text(alphabet='@#~!"\\ .,:-0123456789abfhimnorstuy\u00e5\u0130\u0000\n', max_size=60)


@settings(max_examples=300, deadline=None)
@given(ODD)
@example('@"')
@example('#"" ~"')
@example("x 0.0.0000 99.99. in 999 weeks next")
def test_whatever_is_typed_is_read_and_its_pieces_are_the_line(line):
    found = read(line, KNOWN)
    assert "".join(text for text, _mark in found.pieces) == line
    assert all(a.end <= b.start for a, b in zip(found.marks, found.marks[1:], strict=False))
    assert all((mark.value is None) == bool(mark.fault) for mark in found.marks)
