"""The columns of the table of initiatives, and its windows."""

import re

import pytest

from accounts.models import CustomField, TableLayout
from accounts.ownfields import Kind
from strategy.tests.page import words

# -- columns ----------------------------------------------------------------------------------


def heads(page):
    head = page.content.decode().partition("<thead")[2].partition("</thead>")[0]
    return re.findall(r'role="columnheader" class="(c-[a-z0-9]+)', head)


def test_each_member_chooses_their_own_columns(place):
    place.initiative()
    usual = heads(place.get("initiatives/"))
    order = ["effort", "theme", "state", "owner"]
    place.post("initiatives/columns/", {"order": order, "shown": ["state", "theme", "nonsense"]})
    assert heads(place.get("initiatives/")) == ["c-t", "c-x", "c-s"]
    place.sign_in(place.owner)
    assert heads(place.get("initiatives/")) == usual
    place.sign_in(place.manager)
    place.post("initiatives/columns/", {"reset": "1"})
    assert heads(place.get("initiatives/")) == usual and not TableLayout.objects.exists()


def test_a_column_is_moved_by_one_without_script(place):
    place.initiative()
    data = {"order": ["state", "effort", "theme"], "shown": ["state", "effort"], "up": "effort"}
    place.post("initiatives/columns/", data)
    assert TableLayout.of(place.manager, "initiatives") == ["effort", "state"]
    place.post("initiatives/columns/", data | {"order": ["effort", "state"], "up": "", "down": "effort"})
    assert TableLayout.of(place.manager, "initiatives") == ["state", "effort"]


# -- windows ----------------------------------------------------------------------------------


def test_a_group_that_goes_over_two_windows_keeps_its_whole_count(place, monkeypatch):
    monkeypatch.setattr("strategy.views.table.SIZE", 2)
    for n in range(5):
        place.initiative(title=f"Bet {n}", effort=2)
    page = place.get("initiatives/?group=state")
    assert "Draft 5 10 weeks" in words(page) and "5 initiatives" in words(page)
    link = re.search(r'href="\?([^"]*)" rel="next"', page.content.decode())[1].replace("&amp;", "&")
    page = place.get(f"initiatives/?{link}")
    assert "Draft 5 10 weeks" in words(page) and page.content.decode().count("data-row=") == 2


@pytest.mark.parametrize("query", ["order=-title&group=owner", "group=field-rollout&order=field-rollout"])
def test_a_window_of_many_costs_what_one_of_few_costs(place, django_assert_max_num_queries, query):
    its = CustomField.create(
        by=place.manager, name="Rollout", kind=Kind.CHOICE,
        options=[{"key": str(n), "label": f"Ring {n}", "hue": "b", "archived": False} for n in range(3)],
    )  # fmt: skip
    for n in range(4):
        place.initiative(title=f"Bet {n}", owner=place.reader, **{its.field_name: str(n % 3)})

    def cost():
        with django_assert_max_num_queries(60) as counted:
            place.get(f"initiatives/?{query}")
        return len(counted)

    cost()
    before = cost()
    for n in range(20):
        place.initiative(title=f"More {n}", owner=place.manager, **{its.field_name: str(n % 3)})
    assert cost() == before
