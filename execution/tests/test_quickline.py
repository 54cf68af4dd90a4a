"""A task in one line: what is read, what is left alone, and what is refused at its place."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from execution.quickline import read
from execution.quickreading import Known, Named

TODAY = dt.date(2026, 6, 17)  # a Wednesday
NOOR, NOAH, SAM = (
    Named(1, "Noor Haddad", "noor@x.example"),
    Named(2, "Noah Ek", "ek@x.example"),
    Named(3, "Sam Adeyemi"),
)
TWINS = Named(4, "Ana Li", "ana@x.example"), Named(5, "Ana Li", "li@x.example")
SAMANTHA = Named(6, "Samantha Økland")
LAUNCH, HUBS = Named(7, "launch"), Named(8, "Pilot hubs")
STO, STK, BULK = (
    Named(9, "Standing orders", "STO"),
    Named(10, "Standing stock", "STK"),
    Named(11, "Bulk harvest", "BHE"),
)
KNOWN = Known(
    TODAY, (NOOR, NOAH, SAM, SAMANTHA, *TWINS), (LAUNCH, HUBS), (STO, STK, BULK), me=Named(9, "Jonas Weller")
)


def said(line):
    """(title, {kind: value or values}) of a line without a fault."""
    found = read(line, KNOWN)
    assert not found.faults, found.faults
    kinds = {mark.kind for mark in found.marks}
    return found.title, {kind: found.all(kind) for kind in kinds}


def day(text):
    return dt.date.fromisoformat(text)


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


# -- days ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("today", "2026-06-17"),
        ("tomorrow", "2026-06-18"),
        ("tom", "2026-06-18"),
        ("wed", "2026-06-17"),
        ("Thursday", "2026-06-18"),
        ("fri", "2026-06-19"),
        ("tue", "2026-06-23"),
        ("this fri", "2026-06-19"),
        ("next fri", "2026-06-26"),
        ("next wed", "2026-06-24"),
        ("next mon", "2026-06-22"),
        ("next week", "2026-06-22"),
        ("next month", "2026-07-01"),
        ("end of week", "2026-06-19"),
        ("end of month", "2026-06-30"),
        ("in 3 days", "2026-06-20"),
        ("in a week", "2026-06-24"),
        ("in two weeks", "2026-07-01"),
        ("17 jun", "2026-06-17"),
        ("18 June", "2026-06-18"),
        ("June 18th", "2026-06-18"),
        ("1 sept", "2026-09-01"),
        ("16 jun", "2027-06-16"),
        ("29 feb", "2028-02-29"),
        ("3 jan 2027", "2027-01-03"),
        ("Jan 3, 2027", "2027-01-03"),
        ("2026-07-01", "2026-07-01"),
        ("1.7.", "2026-07-01"),
        ("1.7.2027", "2027-07-01"),
        ("1.2.", "2027-02-01"),
        ("by fri", "2026-06-19"),
        ("on 18 jun", "2026-06-18"),
        ("due next fri", "2026-06-26"),
        ("until end of month", "2026-06-30"),
    ],
)
def test_a_day_in_words(words, when):
    assert said(f"Call the bank {words}") == ("Call the bank", {"due": [day(when)]})


@pytest.mark.parametrize(
    "line",
    [
        "Plan the Black Friday sale",
        "Put up sun sails",
        "Read May and June",
        "March on",
        "Call in 3 people",
        "Order 17 june bugs now",
        "Close the week",
        "Version 1.7.2",
        "Next",
        "Friday",
        "Fix the 3h outage",
        "Buy 3 apples",
        "In a week we know more",
    ],
)
def test_what_stands_within_a_title_is_no_day(line):
    assert said(line) == (line, {})


def test_a_date_in_digits_counts_anywhere():
    assert said("Send 2026-07-01 the invoice") == ("Send the invoice", {"due": [day("2026-07-01")]})


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("last fri", "“last fri” is over: it was Fri 12 Jun 2026"),
        ("last wed", "it was Wed 10 Jun 2026"),
        ("this mon", "it was Mon 15 Jun 2026"),
        ("yesterday", "it was Tue 16 Jun 2026"),
        ("2026-06-16", "Choose a day from today on"),
        ("31 feb", "no such day"),
        ("31.2.", "no such day"),
        ("0 jun", "no such day"),
        ("2026-13-01", "no such day"),
        ("1 jan 9999", "2199"),
    ],
)
def test_a_day_that_is_over_or_never_was_is_said_at_its_place(words, why):
    line = f"Call the bank {words}"
    found = read(line, KNOWN)
    (mark,) = found.marks
    assert why in mark.fault and line[mark.start : mark.end] == words and found.one("due") is None


# -- hours ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("3h", "3"),
        ("1.5h", "1.5"),
        ("1,5 h", "1.5"),
        ("45min", "0.75"),
        ("30 minutes", "0.5"),
        ("1h30", "1.5"),
        ("1h 30min", "1.5"),
        ("2d", "16"),
        ("0h", "0"),
        ("10m", "0.17"),
    ],
)
def test_hours(words, hours):
    assert said(f"Call the bank {words}") == ("Call the bank", {"estimate": [Decimal(hours)]})
    assert said(f"Call the bank fri {words}")[1]["due"] == [day("2026-06-19")]
    assert said(f"Call the bank {words} @sam fri")[1]["estimate"] == [Decimal(hours)]


def test_more_hours_than_a_task_holds():
    assert "more work" in read("Build it 99999d", KNOWN).faults[0]


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
