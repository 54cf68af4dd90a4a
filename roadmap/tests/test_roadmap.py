import datetime as dt
import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import Role
from roadmap.tests import factories as make
from strategy.models import Planning

pytestmark = pytest.mark.usefixtures("in_2026")


def html(response, status=200):
    assert response.status_code == status, response.content[:2000]
    return response.content.decode()


def test_home_leads_to_the_roadmap(place):
    response = place.get()

    assert (response.status_code, response["Location"]) == (302, place.url("roadmap/"))


def test_an_empty_roadmap_says_what_belongs_here(place):
    page = html(place.get("roadmap/"))

    assert "draws itself from initiatives" in page
    assert "New initiative" in page
    assert "Draw the year" in page and 'data-lane=""' in page and "data-stage" in page
    assert "Draw the year" not in html(place.get("roadmap/?text=nothing"))
    place.sign_in_executive()
    page = html(place.get("roadmap/"))
    assert "New initiative" not in page and "Draw the year" not in page


@pytest.mark.parametrize(("next", "leads"), [("/w/hub/roadmap/?zoom=fit", True), ("//evil.example/", False)])
def test_what_is_made_for_the_roadmap_leads_back_to_it(place, next, leads):
    posted = {"title": "A bet", "product": place.product.pk}
    response = place.client.post(place.url("initiatives/new/") + "?" + urlencode({"next": next}), posted)
    assert response.status_code == 302
    assert (response["Location"] == next) == leads and "evil" not in response["Location"]


@pytest.mark.parametrize(
    ("role", "step"),
    [
        (Role.PRODUCT_MANAGER, "new initiative"),
        (Role.PROJECT_MANAGER, "new project"),
        (Role.CONTRIBUTOR, ""),
        (Role.EXECUTIVE, ""),
    ],
)
def test_an_empty_roadmap_offers_the_next_step_of_each_role(place, role, step):
    place.sign_in(role)
    part = html(place.get("roadmap/live/")).partition("rm-empty")[2]

    assert re.findall(r'class="btn btn-sm".*?</svg>([^<]*)</a>', part, re.I) == (
        [step.capitalize()] if step else []
    )


def test_without_a_product_an_empty_roadmap_begins_with_one(place):
    place.product.trash(by=place.owner)

    assert "New product" in html(place.get("roadmap/live/"))


def test_a_bar_carries_its_full_name(place, late):
    page = html(place.get("roadmap/"))

    name = re.search(r'aria-label="(Standing orders, [^"]*)"', page)[1]
    assert name == (
        "Standing orders, in delivery, 0% done, planned 1 Jun to 9 Oct, promised 14 Aug, off track, "
        "needs a decision, linked project STO"
    )


def test_the_forecast_stands_behind_the_plan(place):
    _initiative, delivery = make.launched(place.owner, place.product)
    make.task(place.owner, delivery.project, start=dt.date(2026, 6, 1), due=dt.date(2026, 8, 14))
    page = html(place.get("roadmap/"))

    assert "has-tail" in page and "bar-tail off" in page
    assert "forecast +3w" in page
    assert "forecast 3 weeks later" in page


def test_the_promise_line_is_drawn_only_where_it_differs(place, late):
    assert "bar-prom" in html(place.get("roadmap/"))
    late[1].trash(by=place.owner)
    assert "bar-prom" not in html(place.get("roadmap/"))


def test_lanes_by_goal_and_by_product(place):
    goal = make.goal(place.owner, place.product, "Kitchens reorder")
    make.initiative(place.owner, place.product, "With a goal", goals=[goal], start=make.START, end=make.END)
    make.initiative(place.owner, place.product, "Without", start=make.START, end=make.END)

    by_goal = html(place.get("roadmap/"))
    assert "Kitchens reorder" in by_goal and "Not linked to a goal" in by_goal
    by_product = html(place.get("roadmap/?group=product"))
    assert "Not linked to a goal" not in by_product and "Orchard" in by_product
    assert 'role="region" aria-label="Roadmap timeline"' in by_goal
    assert by_goal.count('class="lane" role="group"') == 2


def test_the_product_filter(place):
    other = make.product(place.owner, name="Depot", key="DEP")
    make.initiative(place.owner, place.product, "In Orchard", start=make.START, end=make.END)
    make.initiative(place.owner, other, "In Depot", start=make.START, end=make.END)

    page = html(place.get("roadmap/?product=DEP"))
    assert "In Depot" in page and "In Orchard" not in page


@pytest.mark.parametrize("query", ["zoom=days", "product=NOPE", "from=x", "group=x", "layout=x"])
def test_what_does_not_exist_is_a_400(place, query):
    html(place.get(f"roadmap/?{query}"), 400)
    html(place.get(f"roadmap/live/?{query}"), 400)


def test_another_workspaces_product_answers_like_none(place):
    _other, stranger = make.workspace("Elsewhere")
    theirs = make.product(stranger)

    theirs_, none = place.get(f"roadmap/?product={theirs.pk}"), place.get("roadmap/?product=NOPE")
    assert theirs_.status_code == none.status_code == 400
    assert "There is no such product here." in theirs_.content.decode()


@pytest.mark.parametrize("zoom", ["weeks", "months", "quarters"])
def test_every_zoom_draws(place, late, zoom):
    page = html(place.get(f"roadmap/?zoom={zoom}&spread=1"))

    assert f'data-zoom="{zoom}"' in page and "tl-flag" in page


def test_a_range_of_ones_own(place, late):
    page = html(place.get("roadmap/?from=2027-01-01&to=2027-06-30"))

    assert "tl-flag" not in page
    assert 'value="2027-01-01"' in page


def test_the_unscheduled_wait_beside_it(place):
    make.initiative(place.owner, place.product, "Allergen labels", effort=10)
    page = html(place.get("roadmap/"))

    assert "Parking lot" in page and "Allergen labels" in page and "10 wk" in page


def test_the_parking_lot_can_be_shut_and_stays_so_while_one_looks_around(place):
    make.initiative(place.owner, place.product, "Allergen labels")

    assert 'class="park drawer"' in html(place.get("roadmap/"))
    shut = html(place.get("roadmap/?park=0"))
    assert 'class="park drawer shut"' in shut
    assert "?zoom=weeks&amp;park=0" in shut


def test_a_lane_counts_what_it_draws(place):
    make.initiative(place.owner, place.product, "Drawn", start=make.START, end=make.END)
    make.initiative(place.owner, place.product, "Parked")
    page = html(place.get("roadmap/"))

    assert "<span>1 initiative</span>" in page


def test_the_reason_is_there_without_a_pointer_or_script(place, late):
    page = html(place.get("roadmap/"))

    (described,) = re.findall(r'aria-description="([^"]*)"', page)
    assert described.startswith("Forecast 9 Oct is ") and described.endswith("promised for 14 Aug.")
    assert described in html(place.get("roadmap/?layout=list"))


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.CONTRIBUTOR])
def test_readers_are_told_that_they_only_look(place, role):
    make.initiative(place.owner, place.product, "A bet", start=make.START, end=make.END)
    make.goal(place.owner, place.product)
    assert "Add goal" in html(place.get("roadmap/"))
    place.sign_in(role)

    page = html(place.get("roadmap/"))
    assert "View only" in page
    assert "New initiative" not in page and "Add goal" not in page


def test_what_was_declined_is_never_drawn(place):
    initiative = make.initiative(place.owner, place.product, "Voice notes", start=make.START, end=make.END)
    type(initiative).objects.filter(pk=initiative.pk).update(state="declined")

    assert "Voice notes" not in html(place.get("roadmap/"))
    assert "Voice notes" not in html(place.get("roadmap/?layout=list"))


def test_the_list_says_the_same_in_a_table(place, late):
    page = html(place.get("roadmap/?layout=list"))

    assert "<table" in page and "Standing orders" in page and "Off track" in page
    assert "14 Aug" in page and "STO" in page and late[1].get_absolute_url() in page
    assert 'class="tl ' not in page


def test_the_hover_card_knows_why_when_who_and_how_well(place, late):
    card = html(place.get(f"initiatives/{late[0].key}/card/"))

    for words in ("Six in ten orders repeat.", "14 Aug", "0 of 2 tasks", "Off track.", "Why 0%?"):
        assert words in card, words


def test_an_initiative_of_two_goals_stands_in_both_lanes(place):
    goals = [make.goal(place.owner, place.product, f"Goal {n}") for n in (1, 2)]
    made = make.initiative(place.owner, place.product, goals=goals, start=make.START, end=make.END)
    page = html(place.get("roadmap/"))

    assert page.count(f'data-bar="{made.key}"') == 2


def fill(place, count, first=0):
    for n in range(first, first + count):
        goal = make.goal(place.owner, place.product, f"Goal {n}")
        _initiative, delivery = make.launched(place.owner, place.product, title=f"Bet {n}", goals=[goal])
        make.task(place.owner, delivery.project)
        make.initiative(place.owner, place.product, f"Parked {n}", owner=place.owner)


@pytest.mark.parametrize("query", ["", "?layout=list", "?group=product"])
def test_as_many_queries_for_three_as_for_thirty(place, query):
    fill(place, 3)
    place.get(f"roadmap/{query}")
    with CaptureQueriesContext(connection) as few:
        html(place.get(f"roadmap/{query}"))
    fill(place, 9, first=3)
    with CaptureQueriesContext(connection) as many:
        html(place.get(f"roadmap/{query}"))

    assert len(few) == len(many), [q["sql"][:200] for q in many.captured_queries]


def test_an_unchanged_roadmap_answers_304(place, late):
    first = place.get("roadmap/live/")
    again = place.get("roadmap/live/", headers={"If-None-Match": first["ETag"]})

    assert (html(first) and first.status_code, again.status_code, again.content) == (200, 304, b"")


MARK = re.compile(r'url="([^"]*)" mark="&quot;(\w+)&quot;"')


@pytest.mark.parametrize(
    "query", ["", "?zoom=weeks&group=theme", "?show=all", "?text=d+o&layout=list", "?layout=board"]
)
def test_the_first_poll_of_an_unchanged_page_answers_304(place, late, query):
    address, mark = MARK.search(html(place.get(f"roadmap/{query}"))).groups()
    asks = {"path": unescape(address), "headers": {"If-None-Match": f'"{mark}"'}}
    assert place.client.get(**asks).status_code == 304

    late[0].edit(by=place.owner, changes={"title": "Renamed orders"})
    assert "Renamed" in html(place.client.get(**asks))


def test_every_change_that_shows_makes_a_new_etag(place, late):
    initiative, delivery = late
    seen = {place.get("roadmap/live/")["ETag"]}
    task = delivery.project.tasks.get(title="Card mandates")

    for change in (
        lambda: task.edit(by=place.owner, changes={"due": dt.date(2026, 9, 1)}),
        lambda: initiative.edit(by=place.owner, changes={"title": "Standing orders 2"}),
        lambda: place.product.edit(by=place.owner, changes={"name": "Grove"}),
        lambda: make.goal(place.owner, place.product),
        lambda: delivery.trash(by=place.owner),
        lambda: delivery.restore(by=place.owner),
        lambda: Planning.of(place.workspace).edit(by=place.owner, changes={"fiscal_month": 4}),
        lambda: User.objects.filter(pk=place.owner.user_id).update(name="Ines Falk"),
    ):
        change()
        etag = place.get("roadmap/live/")["ETag"]
        assert etag not in seen
        seen.add(etag)
    assert place.get("roadmap/live/?zoom=weeks")["ETag"] not in seen


def test_a_stranger_sees_nothing(place, client):
    _other, stranger = make.workspace("Elsewhere")
    client.force_login(stranger.user)

    assert place.get("roadmap/").status_code == 404
    client.logout()
    assert place.get("roadmap/").status_code == 302
