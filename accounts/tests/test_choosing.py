"""The links of a list, and the row that its address names."""

import uuid
from types import SimpleNamespace

import pytest
from django.http import QueryDict

from accounts.views.choosing import Choosing

APPLE = SimpleNamespace(pk=uuid.UUID(int=1), key="APP")
PEAR = SimpleNamespace(pk=uuid.UUID(int=2), key="PEA")


def choosing(query):
    return Choosing(SimpleNamespace(workspace=None, GET=QueryDict(query)))


@pytest.mark.parametrize(
    ("query", "changes", "url"),
    [
        ("", {"state": "draft"}, "?state=draft"),
        ("state=a&state=b&q=%C3%A4+%26", {}, "?state=a&state=b&q=%C3%A4+%26"),
        ("state=a&state=b&q=x", {"state": "c"}, "?q=x&state=c"),
        ("state=a&q=", {"state": ""}, "?q="),
        ("cursor=far&q=x", {"order": "-due"}, "?q=x&order=-due"),
    ],
)
def test_a_link_changes_what_it_says_and_begins_at_the_first_page(query, changes, url):
    assert choosing(query).url(**changes) == url


@pytest.mark.parametrize(
    ("asked", "found"),
    [("PEA", PEAR), ("pea+", PEAR), (str(APPLE.pk), APPLE), (APPLE.pk.hex, APPLE), ("", None), ("FIG", None)],
)
def test_a_row_is_named_by_its_key_or_its_id(asked, found):
    assert choosing(f"product={asked}").among("product", [APPLE, PEAR]) is found
