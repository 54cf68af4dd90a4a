"""How text is folded and found, on whichever database the tests run."""

import pytest
from django.db.models import F, Value

from accounts.folding import Fold, fold
from accounts.models import User
from accounts.search import Asked, pieces

TEXTS = {
    "Überblick": "uberblick", "STRASSE Straße": "strasse strasse", "Ångström Ørsted": "angstrom orsted",
    "Łódź": "lodz", "ÆON œuvre Þór": "aeon oeuvre thor", "ΣΊΣΥΦΟΣ": "σισυφοσ", "ЁЛКА": "елка",
    "İstanbul ılık": "istanbul ilik",
    "e\u0301te\u0301": "ete", "plain TEXT": "plain text", "100% _ \\ 'quoted'": "100% _ \\ 'quoted'", "東京 ﬁn": "東京 fin",
}  # fmt: skip


@pytest.mark.parametrize(("text", "folded"), TEXTS.items())
def test_it_is_folded(text, folded):
    assert fold(text) == folded


@pytest.mark.django_db
def test_the_database_folds_alike():
    user = User.objects.create(email="a@b.example", name="Anna")
    for text, folded in TEXTS.items():
        assert User.objects.annotate(f=Fold(Value(text))).get(pk=user.pk).f == folded
    assert User.objects.annotate(f=Fold(F("name"))).get(pk=user.pk).f == "anna"


def test_what_is_asked_is_read():
    asked = Asked.read("  Stánding   ORDERS\0 orders ")
    assert (asked.text, asked.phrase, asked.words) == (
        "Stánding ORDERS orders",
        "standing orders orders",
        ("standing", "orders"),
    )
    assert not Asked.read(" \0 ") and not Asked.read("\u0301")
    assert len(Asked.read("a b c d e f g h i").words) == 6


def test_words_are_marked_where_they_were_found():
    assert pieces("Die Straße ist zu", ["strasse"]) == [("Die ", False), ("Straße", True), (" ist zu", False)]
    assert pieces("one two", ["three"]) == [("one two", False)]
    cut = pieces("x" * 300 + " needle " + "y" * 300, ["needle"])
    assert cut[0] == ("…", False) and ("needle", True) in cut and cut[-1] == ("…", False)
    assert (
        pieces("aaa", ["a", "aa"]) == [("a", True)] * 3
        or "".join(p for p, _f in pieces("aaa", ["a", "aa"])) == "aaa"
    )
