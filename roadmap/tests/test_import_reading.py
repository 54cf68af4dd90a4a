import codecs
import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.imports import values
from roadmap.imports.reading import DELIMITERS, Settings, Unreadable, labelled, read
from roadmap.tests import twins


def cells(sheet):
    return [list(row.cells) for row in sheet.rows]


def test_a_german_file_is_recognised():
    sheet = read("backlog.csv", twins.BACKLOG)

    assert sheet.settings == Settings("cp1252", ";", "dmy", ",")
    assert sheet.detected == {"encoding", "delimiter", "dates", "decimals"}
    assert sheet.rows[0].cells[1] == "Backöfen prüfen"


def test_what_is_chosen_is_not_detected():
    sheet = read("backlog.csv", twins.BACKLOG, Settings(dates="ymd"))

    assert sheet.settings.dates == "ymd"
    assert "dates" not in sheet.detected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_first_header(encoding):
    assert read("a.csv", "schlüssel,name\n1,Öl\n".encode(encoding)).names == ("schlüssel", "name")


def test_a_line_break_in_a_cell_stays_and_rows_count_as_in_a_spreadsheet():
    sheet = read("a.csv", b'a,b\n1,"two\nlines"\n\n2,x\n')

    assert [(row.number, row.cells) for row in sheet.rows] == [(2, ("1", "two\nlines")), (4, ("2", "x"))]


def test_repeated_headers_are_kept_and_told_apart():
    sheet = read("a.csv", twins.REPEATED.encode())

    assert sheet.labels[-2:] == ("Comment", "Comment (2)")
    assert sheet.same(6) == [6, 7]


def test_a_row_with_too_many_cells_says_so():
    assert [row.over for row in read("a.csv", b"a,b\n1,2,,\n1,2,3\n").rows] == [0, 1]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no header"),
        (b"a,b\n", "no rows"),
        (b'a,b\n1,"never closed\n2,3\n', "row 2 and never closed"),
        (b"a\x00b\n1\n", "zero bytes"),
        ("a,b\n1,ü\n".encode("cp1252"), "byte 7"),
    ],
)
def test_what_cannot_be_read_says_why(data, words):
    with pytest.raises(Unreadable, match=words):
        read("a.csv", data, Settings(encoding="utf-8"))


@given(st.binary(max_size=400))
def test_no_bytes_break_it(data):
    try:
        sheet = read("a.csv", data)
    except Unreadable:
        return
    assert all(len(row.cells) == len(sheet.labels) == len(set(sheet.labels)) for row in sheet.rows)


TEXT = st.text(st.characters(exclude_characters="\0\r", exclude_categories=("Cs",)), max_size=12)


@given(
    st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from(DELIMITERS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_what_is_read(rows, delimiter, encoding):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *rows])
    chosen = Settings(encoding="utf-16" if encoding == "utf-16" else "utf-8", delimiter=delimiter)
    there = [row for row in rows if any(cell.strip() for cell in row)]
    try:
        assert cells(read("a.csv", out.getvalue().encode(encoding), chosen)) == there
    except Unreadable:
        assert not there


@given(st.lists(st.sampled_from(["a", "b", "a (2)", ""]), max_size=8))
def test_labels_are_never_twice(names):
    labels = labelled(tuple(names))
    assert len(set(labels)) == len(names)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-05-04", "ymd", dt.date(2026, 5, 4)),
        ("2026-05-04T15:00:00Z", "ymd", dt.date(2026, 5, 4)),
        ("04.05.2026", "dmy", dt.date(2026, 5, 4)),
        ("5/4/2026", "mdy", dt.date(2026, 5, 4)),
        ("4.5.26", "dmy", dt.date(2026, 5, 4)),
        ("21/Dec/20 9:14 PM", "ymd", dt.date(2020, 12, 21)),
        ("12 March 2010", "ymd", dt.date(2010, 3, 12)),
        ("March 12, 2010", "ymd", dt.date(2010, 3, 12)),
        ("N/A", "ymd", None),
        ("", "ymd", None),
    ],
)
def test_dates(text, order, day):
    assert values.date(text, order) == day


@pytest.mark.parametrize(
    ("text", "order", "instead"),
    [
        ("31.06.2026", "dmy", "30.06.2026"),
        ("2026-02-30", "ymd", "2026-02-28"),
        ("soon", "dmy", ""),
        ("2026-13-01", "ymd", ""),
        ("1.1.0001", "dmy", ""),
        ("Exempt under Section 26", "dmy", ""),
    ],
)
def test_a_wrong_date_says_what_could_stand_there(text, order, instead):
    with pytest.raises(values.Wrong) as wrong:
        values.date(text, order)
    assert wrong.value.instead == instead


@given(st.text(max_size=30), st.sampled_from(values.DATES), st.sampled_from(".,"))
def test_no_text_breaks_a_value(text, order, decimals):
    for reader, more in ((values.date, order), (values.number, decimals), (values.links, None)):
        try:
            reader(text, more) if more else reader(text)
        except values.Wrong as wrong:
            assert wrong.message
    assert all(values.several(text))


@given(st.dates(values.EARLIEST, values.LATEST))
def test_every_date_comes_back(day):
    assert values.date(day.isoformat()) == values.date(f"{day:%d.%m.%Y}", "dmy") == day


@pytest.mark.parametrize(
    ("text", "decimals", "number"),
    [
        ("6,5", ",", "6.5"),
        ("1.234,5", ",", "1234.5"),
        ("£2,013.02", ".", "2013.02"),
        ("40 %", ".", "40"),
        ("12h", ".", "12"),
        ("1,500", ".", "1500"),
        ("1.500", ",", "1500"),
        ("1 234 567,5", ",", "1234567.5"),
        ("1'234.5", ".", "1234.5"),
        (".5", ".", "0.5"),
        ("-1,234,567", ".", "-1234567"),
    ],
)
def test_numbers(text, decimals, number):
    assert values.number(text, decimals) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "decimals", "problem"),
    [
        ("1,5", ".", "decimals stand behind “.”"),
        ("6.25", ",", "decimals stand behind “,”"),
        ("1,23,456", ".", "is no number"),
        ("1,234.567,5", ",", "is no number"),
        ("1.234,567", ".", "decimals stand behind “.”"),
        ("1,234.567.8", ".", "is no number"),
        ("12 34", ".", "is no number"),
        ("1,234'567", ".", "is no number"),
        (".", ".", "is no number"),
    ],
)
def test_a_sign_of_thousands_stands_before_three_digits(text, decimals, problem):
    with pytest.raises(values.Wrong, match=problem):
        values.number(text, decimals)


@pytest.mark.parametrize(
    ("text", "units", "problem"),
    [
        ("2 weeks", (values.HOURS,), "is in weeks, but this field takes hours"),
        ("2 d", (values.HOURS,), "is in days, but this field takes hours"),
        ("90 min", (values.HOURS,), "is in minutes, but this field takes hours"),
        ("12h", (values.WEEKS,), "is in hours, but this field takes weeks"),
        ("3 person-months", (values.WEEKS,), "is in months, but this field takes weeks"),
        ("€ 500", (values.WEEKS,), "is in money, but this field takes weeks"),
        ("5 hours", (), "is in hours, but this field takes a plain number"),
        ("12 furlongs", (values.HOURS,), "is no number"),
    ],
)
def test_a_number_of_another_unit_is_a_fault(text, units, problem):
    with pytest.raises(values.Wrong, match=problem):
        values.number(text, ".", units)


@pytest.mark.parametrize(
    ("text", "units", "number"),
    [
        ("2 weeks", (values.WEEKS,), 2),
        ("2.5 person-weeks", (values.WEEKS,), Decimal("2.5")),
        ("12h", (values.HOURS,), 12),
        ("80%", (values.PER_CENT,), 80),
        ("£2,000", (values.MONEY, values.PER_CENT), 2000),
        ("13", (), 13),
    ],
)
def test_the_fields_own_unit_may_stand_there(text, units, number):
    assert values.number(text, ".", units) == number


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1,5", "2"], ","),
        (["£1,500", "2,500"], "."),  # either way, so as most write it
        (["1.234.567"], ","),
        (["1,234.5", "2.5 h", "3,5"], "."),
        (["0,125"], ","),
        ([], "."),
    ],
)
def test_decimals_are_told_by_what_can_be_read_one_way_only(texts, sign):
    assert values.decimals_of(texts) == sign


def test_lists_in_cells():
    assert values.several('["Jane Smith", {"name": "Bo"}]') == ["Jane Smith", "Bo"]
    assert values.several("a; b\nc") == ["a", "b", "c"]
    assert values.links('[{"url": "https://a.example/x", "title": "X"}]') == [("X", "https://a.example/x")]
    with pytest.raises(values.Wrong):
        values.links("javascript:alert(1)")


def test_utf_16_without_a_mark_is_not_taken_for_text():
    with pytest.raises(Unreadable):
        read("a.csv", codecs.encode("a,b\n1,2\n", "utf-16-le"))
