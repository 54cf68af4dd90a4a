import random
from operator import itemgetter

import pytest

from accounts.errors import Refused
from accounts.listing import Bundle, arrange, bundle, partly_read, window


def lines(*values):
    return [{"pk": f"p{n}", "n": value} for n, value in enumerate(values)]


def said(found):
    return [line["pk"] for line in found]


def test_what_has_nothing_comes_last_whichever_way():
    found = lines(2, None, 1, "", 2)
    key = itemgetter("n")
    assert said(arrange(found, key)) == ["p2", "p0", "p4", "p1", "p3"]
    assert said(arrange(found, key, descending=True)) == ["p0", "p4", "p2", "p1", "p3"]


def test_a_line_stands_under_each_of_its_keys_and_empty_ones_are_left_out():
    found = bundle(lines("ab", "b", "", "z"), lambda line: list(line["n"]), ["c", "b", "a"])
    assert [(one.key, said(one.lines)) for one in found] == [
        ("b", ["p0", "p1"]),
        ("a", ["p0"]),
        (None, ["p2", "p3"]),
    ]


def test_a_total_of_nothing_is_missing_not_nought():
    assert Bundle("a", lines(None, None)).total("n") is None
    assert Bundle("a", lines(None, 0, 2)).total("n") == 2


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_windows_lead_to_the_end_and_leave_nothing_out(size):
    parts = bundle(lines("ab", "b", "a", "", "ab"), lambda line: list(line["n"]), ["a", "b"])
    every = [(one.key, line["pk"]) for one in parts for line in one.lines]
    seen, cursor = [], ""
    while True:
        found = window(parts, cursor, size, 5)
        seen += [(one.key, line["pk"]) for one, line in found.entries]
        if not (cursor := found.next):
            break
    assert seen == every and found.count == 5


def test_a_list_that_changed_goes_on_behind_the_line_last_seen():
    parts = [Bundle(None, lines(*range(6)))]
    cursor = window(parts, "", 3, 6).next  # behind p2
    moved = [Bundle(None, lines(*range(6))[1:])]
    assert [line["pk"] for _one, line in window(moved, cursor, 2, 5).entries] == ["p3", "p4"]
    gone = [Bundle(None, [line for line in lines(*range(6)) if line["pk"] != "p2"])]
    assert [line["pk"] for _one, line in window(gone, cursor, 2, 5).entries] == ["p3", "p4"]


@pytest.mark.parametrize("cursor", ["x", "bm90IGpzb24", "WzEsMl0", "Wy0xLCJhIiwiYiJd", "WyIxIiwiYSIsImIiXQ"])
def test_a_damaged_cursor_is_refused(cursor):
    with pytest.raises(Refused, match="damaged"):
        window([Bundle(None, lines(1, 2))], cursor, 1, 2)


@pytest.mark.parametrize("seed", range(20))
def test_a_window_that_reads_in_part_is_the_window_of_all(seed):
    chance, asked = random.Random(seed), []
    parts = [Bundle(key, lines(*range(chance.randrange(1, 9)))) for key in "abcde"]
    for n, line in enumerate(line for one in parts for line in one.lines):
        line["pk"] = f"p{n}"
    size, cursor = chance.randrange(1, 12), ""

    def read(keys):
        asked.extend(keys)
        return [one for one in parts if one.key in keys]

    while True:
        sizes = [(one.key, len(one.lines)) for one in parts]
        count = sum(n for _key, n in sizes)
        asked.clear()
        found = partly_read(sizes, read, cursor, size)
        assert found == window(parts, cursor, size, count)
        assert len(asked) == len(set(asked)) and {one.key for one, _line in found.entries} <= set(asked)
        assert len(asked) <= len({one.key for one, _line in found.entries}) + 1
        if not (cursor := found.next):
            break
        lost = chance.choice(parts)
        if chance.random() < 0.5 and len(lost.lines) > 1:  # somebody else's write
            lost.lines.pop(chance.randrange(len(lost.lines)))
