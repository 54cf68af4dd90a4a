import datetime as dt
from decimal import Decimal

import pytest

from accounts import ownfields
from accounts.ownfields import Kind, Unreadable, arrange, key_for, read

OPTIONS = [
    {"key": "pilot", "label": "Pilot hubs", "hue": "b", "archived": False},
    {"key": "old", "label": "By letter", "hue": "g", "archived": True},
]
HUES = ("g", "b", "p")


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        (Kind.TEXT, "  KIT \n 118 ", "KIT 118"),
        (Kind.TEXT, "   ", None),
        (Kind.NUMBER, "12.50", 12.5),
        (Kind.NUMBER, Decimal("3.00"), 3),
        (Kind.NUMBER, 0, 0),
        (Kind.NUMBER, "-4", -4),
        (Kind.DATE, "2027-03-31", "2027-03-31"),
        (Kind.DATE, dt.date(2027, 3, 31), "2027-03-31"),
        (Kind.CHOICE, "pilot", "pilot"),
        (Kind.CHOICE, "PILOT hubs", "pilot"),
        (Kind.CHOICE, "", None),
        (Kind.NUMBER, None, None),
    ],
)
def test_each_kind_is_kept_as_json_holds_it(kind, value, kept):
    found = read(kind, value, OPTIONS)
    assert found == kept and type(found) is type(kept)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (Kind.TEXT, "x" * 501, "within 500 characters; these are 501"),
        (Kind.TEXT, 7, "as text"),
        (Kind.TEXT, "a\0b", "cannot be kept"),
        (Kind.NUMBER, "many", "“many” is no number"),
        (Kind.NUMBER, True, "no number"),
        (Kind.NUMBER, "NaN", "more than can be kept"),
        (Kind.NUMBER, "1e12", "more than can be kept"),
        (Kind.NUMBER, "0.1234567", "6 places"),
        (Kind.DATE, "31.3.2027", "Write it like 2027-03-31"),
        (Kind.CHOICE, "By letter", "They are: “Pilot hubs”"),
        (Kind.CHOICE, ["pilot"], "none of its choices"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(kind, value, said):
    with pytest.raises(Unreadable, match=said):
        read(kind, value, OPTIONS)


def test_a_choice_without_choices_says_where_to_add_them():
    with pytest.raises(Unreadable, match="settings"):
        read(Kind.CHOICE, "x", [])


@pytest.mark.parametrize(
    ("words", "taken", "key"),
    [
        ("Legal review", (), "legal_review"),
        ("Legal review", {"legal_review"}, "legal_review_2"),
        ("2nd look", (), "field_2nd_look"),
        ("Prüfung", (), "pr_fung"),
        ("審査", (), "field"),
        ("In", (), "field_in"),
        ("Contains", (), "field_contains"),
        ("a__b", (), "a_b"),
        ("2" * 60, (), "field_" + "2" * 29),
    ],
)
def test_a_key_is_short_plain_and_its_own(words, taken, key):
    assert key_for(words, taken) == key


def test_a_key_has_room_however_many_share_its_name():
    words = "2nd look of the people who look at it twice"
    taken = {key_for(words, ()), *(f"{key_for(words, ())}_{n}" for n in range(2, 9_999))}
    assert len(key_for(words, taken)) == 40


def test_an_option_that_is_left_out_is_archived_and_one_that_comes_back_is_itself():
    first = arrange([{"label": "Pilot"}, {"label": "All"}], [], HUES)
    assert [(o["key"], o["hue"], o["archived"]) for o in first] == [
        ("pilot", "g", False),
        ("all", "b", False),
    ]
    second = arrange([{"key": "all", "label": "All hubs"}], first, HUES)
    assert [(o["key"], o["label"], o["archived"]) for o in second] == [
        ("all", "All hubs", False),
        ("pilot", "Pilot", True),
    ]
    third = arrange([{"label": "pilot"}], second, HUES)
    assert third[0]["key"] == "pilot" and not third[0]["archived"]


@pytest.mark.parametrize(
    ("labels", "said"),
    [(["A", "a"], "Two choices"), ([f"n{n}" for n in range(61)], "60 choices")],
)
def test_options_that_cannot_be_told_apart_are_refused(labels, said):
    with pytest.raises(Unreadable, match=said):
        arrange([{"label": label} for label in labels], [], HUES)


def test_names_and_keys_lead_to_each_other():
    assert ownfields.key_of(ownfields.name_of("rollout")) == "rollout"
    assert ownfields.is_own("field-rollout") and not ownfields.is_own("title")
