"""Lanes by any grouping, divided once more, in the reader's order, closed, coloured and narrowed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import CustomField
from roadmap.drawing.heads import shortest
from roadmap.tests import factories as make
from strategy.models import Theme

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def size(place):
    options = [
        {"key": "big", "label": "Big", "hue": "g", "archived": False},
        {"key": "small", "label": "Small", "hue": "b", "archived": False},
    ]
    return CustomField.create(by=place.owner, name="Size", kind="choice", options=options)


@pytest.fixture
def two(place, size):
    """An approved one of the owner's, big; a draft of nobody's, in a theme."""
    one = make.approved(place.owner, place.product, title="Standing orders")
    one.edit(by=place.owner, changes={size.field_name: "big"})
    theme = Theme.create(by=place.owner, name="Lean core", hue="p")
    other = make.initiative(
        place.owner, place.product, title="Recipe import", theme=theme, start=make.START, end=make.END
    )
    return one, other


def heads(place, query):
    page = place.get(f"roadmap/?{query}")
    assert page.status_code == 200
    return [(head.title, [line.key for line in head.lines]) for head in page.context["heads"]]


def test_lanes_by_person_state_and_a_choice_of_the_companys(place, two):
    one, other = (initiative.key for initiative in two)

    assert heads(place, "group=owner") == [(str(place.owner), [one]), ("Nobody", [other])]
    assert heads(place, "group=state") == [("Approved", [one]), ("Draft", [other])]
    assert heads(place, "group=field-size") == [("Big", [one]), ("Small", []), ("Size not set", [other])]


def test_a_lane_says_what_stands_in_it(place, two):
    page = place.get("roadmap/?group=field-size").content.decode()

    assert 'data-lane="big"' in page
    assert f'data-lane="{two[1].theme_id}"' in place.get("roadmap/?group=theme").content.decode()
    both = place.get("roadmap/?group=product&then=field-size").content.decode()
    assert f'data-lane="{place.product.pk},big"' in both


def test_two_levels(place, two):
    page = place.get("roadmap/?group=product&then=state")
    found = [(head.section.title, head.title, head.first) for head in page.context["heads"]]

    assert found == [(place.product.name, "Approved", 2), (place.product.name, "Draft", 0)]
    assert page.context["heads"][0].high > 0 and "lane-sec" in page.content.decode()


def test_lanes_stand_in_the_readers_order(place, two):
    assert place.get("roadmap/?group=state").context["places"] == {
        "s-approved": (0, False),
        "s-draft": (1, True),
    }

    led = place.get("roadmap/order/?group=state&lane=s-draft&place=0")
    query = led["Location"].partition("?")[2]

    assert query == "group=state&order=s-draft"
    assert [title for title, _keys in heads(place, query)] == ["Draft", "Approved"]
    assert place.get(f"roadmap/order/?{query}&lane=s-draft&place=1")["Location"].endswith("?group=state")
    assert heads(place, "group=state&order=s-gone,s-draft")[0][0] == "Draft"


def test_a_lane_that_is_gone_changes_no_order_and_a_place_is_a_number(place, two):
    same = place.get("roadmap/order/?group=state&order=s-draft&lane=s-gone&place=0")

    assert same["Location"].endswith("?group=state&order=s-draft")
    assert place.get("roadmap/order/?group=state&lane=s-draft&place=top").status_code == 422


@given(st.permutations("abcdef"))
def test_an_order_is_said_in_as_few_words_as_it_takes(ids):
    usual = list("abcdef")
    words = shortest(ids, usual)

    assert [*words, *(one for one in usual if one not in words)] == ids
    assert not words or shortest(ids, ids) == ()


def test_a_closed_lane_draws_no_bar_and_stays_in_the_table(place, two):
    page = place.get("roadmap/?group=state&fold=s-draft")
    lanes = {lane.lane.title: len(lane.bars) for lane in page.context["drawn"].lanes if lane.lane.data}

    assert lanes == {"Approved": 1, "Draft": 0}
    assert two[1].key in place.get("roadmap/?group=state&fold=s-draft&layout=list").content.decode()


def test_what_bars_do_not_show_is_not_drawn(place, two):
    make.launched(place.owner, place.product, title="Photo-to-listing")
    page = place.get("roadmap/?hide=promise.forecast.progress")
    bars = [bar for lane in page.context["drawn"].lanes for bar in lane.bars]

    assert bars and all(bar.promise is None and bar.tail is None and bar.fill is None for bar in bars)


@pytest.mark.parametrize(
    ("colour", "labels"),
    [
        ("theme", ["Lean core", "No theme"]),
        ("owner", ["Ines Duarte", "Nobody"]),
        ("goal", ["No goal"]),
        ("health", ["Not in delivery"]),
        ("status", []),
    ],
)
def test_the_legend_says_what_colours_tell(place, two, colour, labels):
    page = place.get(f"roadmap/?colour={colour}")

    assert [swatch.label for swatch in page.context["paint"].swatches] == labels


def test_goals_take_their_colours_in_turn(place, two):
    for title in ("Faster", "Cheaper"):
        goal = make.goal(place.owner, place.product, title)
        two[0].edit(by=place.owner, changes={"goals": [goal]}) if title == "Faster" else None
    page = place.get("roadmap/?colour=goal")

    assert [swatch.css for swatch in page.context["paint"].swatches] == ["th-g", "th-none"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("text=recipe", ["Recipe import"]),
        ("state=approved", ["Standing orders"]),
        ("state=approved&state.op=not", ["Recipe import"]),
        ("owner=none", ["Recipe import"]),
        ("field-size=big", ["Standing orders"]),
        ("start.from=2030-01-01", []),
        ("health=off_track", []),
        ("owner=none&text=orders", []),
        ("theme=gone", []),
    ],
)
def test_filters_of_the_address_narrow_every_layout(place, two, query, titles):
    for layout in ("timeline", "list"):
        page = place.get(f"roadmap/?layout={layout}&{query}")
        assert [line.initiative.title for line in page.context["lines"]] == titles
    if not titles:
        assert "No initiative matches these filters" in page.content.decode()


def test_health_is_asked_of_the_work(place, two):
    late, delivery = make.launched(place.owner, place.product, title="Photo-to-listing")
    make.task(place.owner, delivery.project, start=make.START, due=make.END, estimate=4000, remaining=4000)
    health = place.get("roadmap/").context["lines"][-1].health

    assert [line.key for line in place.get(f"roadmap/?health={health}").context["lines"]] == [late.key]
    other = place.get(f"roadmap/?health={health}&health.op=not").context["lines"]
    assert late.key not in [line.key for line in other] and len(other) == 2


def test_a_view_keeps_its_filters_until_the_address_says_otherwise(place, two):
    place.post("roadmap/views/new/?state=draft&colour=theme", {"name": "Drafts", "reach": "workspace"})
    view = place.workspace.roadmaps.get()
    own = view.get_absolute_url().split("?")[1]

    assert view.filters == "state=draft"
    assert len(place.get(f"roadmap/?{own}").context["lines"]) == 1
    page = place.get(f"roadmap/?{own}&filters=own")
    assert len(page.context["lines"]) == 2 and page.context["lens"].edited
    cleared = place.get(f"roadmap/?{own}").context["narrowed"].cleared
    assert len(place.get(f"roadmap/{cleared}").context["lines"]) == 2
    more = place.get(f"roadmap/?{own}&filters=own&state=draft&text=recipe").context["lens"]
    assert more.edited and "state=draft" in more.query() and "text=recipe" in more.query()


def test_a_view_by_a_field_that_is_gone_opens_by_goal(place, two, size):
    place.post("roadmap/views/new/?group=field-size", {"name": "By size", "reach": "workspace"})
    view = place.workspace.roadmaps.get()
    size.trash(by=place.owner)

    page = place.get(f"roadmap/?view={view.pk}")
    assert page.status_code == 200 and page.context["lens"].group.word == "goal"


def test_fit_shows_all_of_it(place, two):
    make.initiative(
        place.owner,
        place.product,
        title="Far",
        start=make.END.replace(year=2029),
        end=make.END.replace(year=2030),
    )
    scale = place.get("roadmap/?zoom=fit").context["scale"]

    assert scale.end >= make.END.replace(year=2030) and scale.day < 1.25
