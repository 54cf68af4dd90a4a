import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.keys import key_for


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Standing orders", "STO"),
        ("Live stock sync with Depot", "LSSWD"),
        ("Photo-to-listing", "PTL"),
        ("Search re-platform", "SRP"),
        ("Accessibility fixes", "ACF"),
        ("Freezer", "FRE"),
        ("Überblick", "UBE"),
        ("X", "PRJ"),
        ("5G rollout in 2027", "GRI"),
        ("日本", "PRJ"),
        ("", "PRJ"),
    ],
)
def test_a_key_comes_from_the_name(name, key):
    assert key_for(name) == key


def test_a_taken_key_gets_a_number():
    assert key_for("Standing orders", {"STO"}) == "STO2"
    assert key_for("Live stock sync with Depot", {"LSSWD", "LSSW2"}) == "LSSW3"


@given(st.text(max_size=80), st.sets(st.text("ABPRJ2", min_size=2, max_size=5)))
def test_every_name_has_a_free_key(name, taken):
    key = key_for(name, taken)

    assert re.fullmatch("[A-Z][A-Z0-9]{1,4}", key) and key not in taken
