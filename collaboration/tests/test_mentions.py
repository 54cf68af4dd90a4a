"""How people name each other, and what is kept of it."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collaboration.mentions import People, as_written, keep, mentioned, spoken

NOOR, SAM, OTHER_SAM, GONE, NAMELESS = (uuid.UUID(int=n) for n in range(1, 6))
STRANGER = uuid.UUID(int=99)
PEOPLE = People.of(
    [
        (NOOR, "Noor Haddad", "noor@larkfield.example", True),
        (SAM, "Sam Adeyemi", "sam@larkfield.example", True),
        (OTHER_SAM, "Sam Adeyemi", "adeyemi@larkfield.example", True),
        (GONE, "Noor", "old@larkfield.example", False),
        (NAMELESS, "", "new@larkfield.example", True),
    ]
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("@Noor Haddad, look", {NOOR}),
        ("Look, @noor haddad.", {NOOR}),
        ("(@Noor Haddad)", {NOOR}),
        ("**@Noor Haddad**", {NOOR}),
        ("@Noor, look", {GONE}),
        ("@Noor Haddadsen", {GONE}),
        ("@noor@larkfield.example", {NOOR}),
        ("@Sam Adeyemi", set()),
        ("@sam@larkfield.example and @adeyemi@larkfield.example", {SAM, OTHER_SAM}),
        ("@new@larkfield.example", {NAMELESS}),
        ("write to noor@larkfield.example", set()),
        ("@Nobody here", set()),
        ("@", set()),
        ("@Noor Haddad @Noor Haddad", {NOOR}),
    ],
)
def test_who_is_named(text, who):
    assert mentioned(keep(text, PEOPLE)) == who


def test_a_kept_text_is_written_and_spoken_by_name():
    kept = keep("Thanks, @Noor Haddad and @sam@larkfield.example.", PEOPLE)
    assert kept == f"Thanks, @[{NOOR}] and @[{SAM}]."
    assert as_written(kept, PEOPLE) == "Thanks, @Noor Haddad and @sam@larkfield.example."
    assert spoken(kept, PEOPLE.names) == "Thanks, @Noor Haddad and @Sam Adeyemi."
    assert spoken(f"**{kept}**", PEOPLE.names) == "Thanks, @Noor Haddad and @Sam Adeyemi."


def test_an_unknown_id_stays_the_text_it_is():
    text = f"Look, @[{STRANGER}]"
    assert keep(text, PEOPLE) == as_written(text, PEOPLE) == spoken(text, PEOPLE.names) == text


def test_the_only_active_one_of_a_name_has_it():
    people = People.of([(SAM, "Sam", "a@x.example", True), (GONE, "Sam", "b@x.example", False)])
    assert people.forms == {SAM: "Sam", GONE: "b@x.example"}


@given(st.text(alphabet="@ []Noradsm.-\n", max_size=60))
def test_what_is_written_again_names_the_same(text):
    kept = keep(text, PEOPLE)
    assert mentioned(keep(as_written(kept, PEOPLE), PEOPLE)) == mentioned(kept)
