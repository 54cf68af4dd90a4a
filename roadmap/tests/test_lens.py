import datetime as dt

import pytest
from django.http import QueryDict

from accounts.errors import Refused
from roadmap.lens import Lens


class Nothing:
    """A workspace without products."""

    class products:
        @staticmethod
        def all():
            return Nothing

    class model:
        @staticmethod
        def reference(ref):
            return None


def read(text):
    return Lens.read(QueryDict(text), Nothing)


def test_the_usual_lens_leaves_the_address_alone():
    assert read("").query() == "?"


def test_what_is_asked_for_comes_back():
    text = "group=product&zoom=weeks&layout=list&from=2026-04-01&to=2026-06-30&spread=1"
    lens = read(text)

    assert (lens.first, lens.last, lens.spread) == (dt.date(2026, 4, 1), dt.date(2026, 6, 30), True)
    assert lens.query() == f"?{text}"
    assert "zoom" not in lens.query(zoom="months")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("zoom=hours", "zoom"),
        ("group=weather", "group"),
        ("then=colour", "then"),
        ("columns=goal", "columns"),
        ("colour=mood", "colour"),
        ("hide=plan.title", "hide"),
        ("arrows=2", "arrows"),
        ("sort=random", "sort"),
        ("layout=gallery", "layout"),
        ("from=soon", "from"),
        ("to=2026-13-01", "to"),
        ("from=2026-06-30&to=2026-04-01", "to"),
        ("spread=2", "spread"),
        ("product=NOPE", "product"),
        ("product=%00", "product"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(text, field):
    with pytest.raises(Refused) as refused:
        read(text)

    assert refused.value.field == field


def test_options_say_which_is_current():
    options = read("zoom=weeks").options("zoom", {"weeks": "Weeks", "months": "Months"})

    assert [o["current"] for o in options] == [True, False]
    assert [o["url"] for o in options] == ["?zoom=weeks", "?"]
