"""Themes: named, coloured, in an order; what is in the trash names nothing, and does again once it is back."""

import pytest

from accounts import undo
from accounts.errors import Refused
from accounts.hues import DEGREES, FIRST, apart, next_hue
from strategy.models import Theme
from strategy.tests.page import words


def themes(place, *names):
    return [Theme.create(by=place.manager, name=name) for name in names]


def in_order(place):
    return [theme.name for theme in place.workspace.themes.in_order()]


def test_the_first_four_take_the_four_hues_in_their_order():
    taken = []
    for hue in FIRST:
        assert next_hue(taken) == hue
        taken.append(next_hue(taken))


def test_a_further_one_takes_the_hue_furthest_from_those_in_use():
    taken = list(FIRST)
    fifth = next_hue(taken)
    free = set(DEGREES) - set(FIRST)
    assert fifth in free
    nearest = {hue: min(apart(hue, other) for other in FIRST) for hue in free}
    assert nearest[fifth] == max(nearest.values())


def test_hues_are_given_again_only_once_all_are_worn():
    taken = []
    for _number in DEGREES:
        taken.append(next_hue(taken))
    assert sorted(taken) == sorted(DEGREES)
    assert next_hue(taken) in DEGREES


def test_a_hue_that_was_freed_is_given_first():
    assert next_hue(["g", "p", "c"]) == "b"


def test_a_name_is_given_once(place):
    themes(place, "Lean core")
    with pytest.raises(Refused, match="Another theme has this name") as refused:
        themes(place, "Lean core")
    assert refused.value.field == "name"


def test_they_are_placed_under_one_cause_and_taken_back_as_one(place):
    third = themes(place, "A", "B", "C")[-1]
    cause = third.place(by=place.manager, after=None)
    assert in_order(place) == ["C", "A", "B"]
    undo.undo(by=place.manager, cause=cause)
    assert in_order(place) == ["A", "B", "C"]


def test_placing_behind_what_is_gone_is_refused(place):
    first, second = themes(place, "A", "B")
    first.trash(by=place.manager)
    with pytest.raises(Refused, match="no longer in this list"):
        second.place(by=place.manager, after=first)


def test_initiatives_lose_it_with_the_trash_and_get_it_back(place):
    (theme,) = themes(place, "Lean core")
    initiative = place.initiative(theme=theme)
    theme.trash(by=place.manager)
    initiative.refresh_from_db()
    assert initiative.pillar is None
    assert place.api("get", f"initiatives/{initiative.pk}/").json()["theme"] is None
    theme.restore(by=place.manager)
    initiative.refresh_from_db()
    assert initiative.pillar == theme
    assert place.api("get", f"initiatives/{initiative.pk}/").json()["theme"] == str(theme.pk)


def test_saving_the_form_meanwhile_does_not_lose_it_for_good(place):
    (theme,) = themes(place, "Lean core")
    initiative = place.initiative(theme=theme)
    theme.trash(by=place.manager)
    place.post(
        f"initiatives/{initiative.key}/edit/",
        {"title": "Renamed", "theme": "", "version": initiative.version},
    )
    theme.restore(by=place.manager)
    initiative.refresh_from_db()
    assert (initiative.title, initiative.pillar) == ("Renamed", theme)


def test_it_is_no_promise_and_takes_nothing_out_of_review(place):
    (theme,) = themes(place, "Lean core")
    initiative = place.at("in_review")
    initiative.edit(by=place.manager, changes={"theme": theme})
    assert initiative.state == "in_review"
    assert "theme" not in initiative.snapshot()


# -- pages ----------------------------------------------------------------------


def test_the_page_names_them_with_what_belongs_to_each(place):
    (theme,) = themes(place, "Lean core")
    place.initiative(theme=theme)
    place.initiative(title="Without one")
    page = words(place.get("themes/"))
    assert "Lean core" in page
    assert "1 initiative" in page
    assert "1 initiative has no theme." in page


def test_an_empty_page_says_what_a_theme_is(place):
    assert "No theme yet" in words(place.get("themes/"))


def test_a_new_one_takes_the_next_colour_unless_one_is_chosen(place):
    place.post("themes/new/", {"name": "Grower speed", "hue": ""})
    place.post("themes/new/", {"name": "Lean core", "hue": "v"})
    assert list(place.workspace.themes.in_order().values_list("name", "hue")) == [
        ("Grower speed", "g"),
        ("Lean core", "v"),
    ]


def test_a_button_moves_it_one_place(place):
    _first, second = themes(place, "A", "B")
    place.post(f"themes/{second.pk}/place/", {"to": "up"})
    assert in_order(place) == ["B", "A"]


def test_deleting_offers_undo(place):
    (theme,) = themes(place, "Lean core")
    page = place.post(f"themes/{theme.pk}/delete/", follow=True)
    assert "Lean core is in the trash" in page.content.decode()
    assert "/undo/" in page.content.decode()


def test_the_list_of_initiatives_filters_and_groups_by_it(place):
    first, second = themes(place, "Grower speed", "Lean core")
    place.initiative(title="Grow", theme=first)
    place.initiative(title="Save", theme=second)
    place.initiative(title="Drift")
    only = words(place.get(f"initiatives/?theme={first.pk}"))
    assert "Grow" in only
    assert "Save" not in only
    grouped = place.get("initiatives/?group=theme").content.decode()
    table = grouped.partition("<tbody")[2]
    assert table.index("Grower speed") < table.index("Lean core") < table.index("No theme")


def test_it_is_given_where_it_is_read(place):
    (theme,) = themes(place, "Lean core")
    initiative = place.initiative()
    place.post(
        f"initiatives/{initiative.key}/edit/theme/", {"theme": theme.pk, "version": initiative.version}
    )
    assert "Lean core" in words(place.get(f"initiatives/{initiative.key}/"))


# -- API ------------------------------------------------------------------------


def test_the_api_makes_orders_and_filters(place):
    first = place.api("post", "themes/", {"name": "Grower speed"}).json()
    second = place.api("post", "themes/", {"name": "Lean core"}).json()
    assert (first["hue"], second["hue"]) == ("g", "b")
    place.api("post", f"themes/{second['id']}/place/", {"after": None})
    listed = place.api("get", "themes/").json()["results"]
    assert [row["name"] for row in listed] == ["Lean core", "Grower speed"]
    made = place.initiative(theme=Theme.objects.get(pk=first["id"]))
    found = place.api("get", f"initiatives/?theme={first['id']}").json()["results"]
    assert [row["id"] for row in found] == [str(made.pk)]
    assert place.api("get", f"initiatives/?theme={place.product.pk}").status_code == 400
