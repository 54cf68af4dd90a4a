"""Now, next and later as lanes of the timeline, of the table and of a shared roadmap."""

import datetime as dt

import pytest

from roadmap.models.share import Field
from roadmap.tests import factories as make
from strategy.models import Initiative

pytestmark = pytest.mark.usefixtures("in_2026")
FAR = {"start": dt.date(2027, 3, 1), "end": dt.date(2027, 5, 28)}


@pytest.fixture
def three(place):
    """One that is next by its days, one that is later, one that is shipped."""
    soon = make.approved(place.owner, place.product, title="Standing orders")
    later = make.approved(place.owner, place.product, title="Price guidance", **FAR)
    over = make.approved(place.owner, place.product, title="Saved baskets")
    Initiative.objects.filter(pk=over.pk).update(state="shipped")
    return soon, later, over


def heads(place, query="group=horizon"):
    page = place.get(f"roadmap/?{query}")
    assert page.status_code == 200
    return [(head.title, [line.initiative.title for line in head.lines]) for head in page.context["heads"]]


def move(place, bar, **data):
    bar.refresh_from_db()
    return place.post(f"roadmap/place/{bar.key}/?group=horizon", {"version": bar.version} | data)


def said(bar):
    bar.refresh_from_db()
    return bar.horizon


def test_every_horizon_is_a_lane_to_drop_on_and_what_is_over_stands_last(place, three):
    assert heads(place) == [
        ("Now", []), ("Next", ["Standing orders"]), ("Later", ["Price guidance"]), ("Done", ["Saved baskets"]),
    ]  # fmt: skip
    page = place.get("roadmap/?group=horizon").content.decode()
    assert all(f'data-lane="{value}"' in page for value in ("now", "next", "later", "done"))
    parts = [found[0] for found in heads(place, "group=product&then=horizon")]
    assert parts == ["Next", "Later", "Done"]


def test_the_table_and_the_menu_have_it_too(place, three):
    page = place.get("roadmap/?layout=list&group=horizon")
    assert [head.title for head, _rows in page.context["parts"]] == ["Next", "Later", "Done"]
    (menu,) = [one for one in page.context["menus"] if one["icon"] == "group"]
    assert menu["value"] == "Horizon"


def test_a_phone_names_the_look_that_is_open(place, three):
    looks = place.get("roadmap/?group=horizon").context["chips"]
    assert [one["label"] for one in looks if one["current"]] == ["By horizon"]
    assert "By horizon" not in [one["label"] for one in place.get("roadmap/").context["chips"]]


def test_a_drop_says_the_horizon_and_leaves_to_the_days_what_they_say(place, three):
    soon = three[0]
    assert move(place, soon, lane="now", was="next").status_code == 302
    assert said(soon) == "now" and heads(place)[0] == ("Now", ["Standing orders"])
    assert move(place, soon, lane="next", was="now").status_code == 302
    assert said(soon) == ""
    assert (
        move(place, soon, start="2027-03-01", end="2027-05-28", lane="later", was="next").status_code == 302
    )
    assert (said(soon), soon.start) == ("", dt.date(2027, 3, 1))
    assert (
        move(place, soon, start="2027-03-08", end="2027-06-04", lane="next", was="later").status_code == 302
    )
    assert said(soon) == "next"


SOON = {"start": "2026-07-06", "end": "2026-08-28"}


def test_days_alone_lead_nothing_out_of_the_lane_it_is_dropped_in(place, three):
    parked, later = (
        make.approved(place.owner, place.product, title="Crate loans", start=None, end=None),
        three[1],
    )
    for one in (parked, later):
        assert move(place, one, lane="later", was="later", **SOON).status_code == 302
        assert (said(one), one.start) == ("later", dt.date(2026, 7, 6))
    assert heads(place)[2] == ("Later", ["Price guidance", "Crate loans"])
    far = {name: day.isoformat() for name, day in FAR.items()}
    assert move(place, later, lane="later", was="later", **far).status_code == 302
    assert said(later) == ""  # its days say it again


def test_who_left_the_lane_alone_takes_back_no_word_of_somebody_else(place, three):
    soon = three[0]
    seen = soon.version
    soon.edit(by=make.member(place.workspace), changes={"horizon": "now"})
    asked = {"version": seen, "lane": "next", "was": "next", **SOON}
    assert place.post(f"roadmap/place/{soon.key}/?group=horizon", asked).status_code == 302
    assert (said(soon), soon.start) == ("now", dt.date(2026, 7, 6))


def test_an_initiative_that_is_scheduled_as_two_dates_keeps_its_horizon(place, three):
    soon = three[0]
    soon.edit(by=place.owner, changes={"horizon": "later"})
    assert move(place, soon, lane="", was="", **SOON).status_code == 302
    assert said(soon) == "later"


def test_rows_of_a_board_stand_for_it_too(place, three):
    query, me = "layout=board&columns=owner&then=horizon", place.owner.pk
    board = place.get(f"roadmap/?{query}").context["board"]
    assert [row.head.title for row in board.rows] == ["Next", "Later"]
    soon = three[0]
    soon.refresh_from_db()
    asked = {"version": soon.version, "lane": f"{me},later", "was": f"{me},next"}
    assert place.post(f"roadmap/cards/{soon.key}/?{query}", asked).status_code == 302
    assert said(soon) == "later"


def test_a_drop_finishes_nothing(place, three):
    answer = move(place, three[0], lane="done", was="next")
    assert answer.status_code == 422 and "Open it and ship it." in answer.content.decode()
    assert move(place, three[2], lane="now", was="done").status_code == 422
    assert move(place, three[0], lane="someday", was="next").status_code == 422
    assert said(three[0]) == said(three[2]) == ""


def test_who_said_another_horizon_meanwhile_is_asked_in_its_words(place, three):
    soon = three[0]
    seen = soon.version
    soon.edit(by=make.member(place.workspace), changes={"horizon": "later"})
    asked = {"version": seen, "lane": "now", "was": "next"}
    answer = place.post(f"roadmap/place/{soon.key}/?group=horizon", asked)
    assert answer.status_code == 409 and "Theirs: Later. Yours: Now." in answer.content.decode()


def test_a_bar_drawn_in_a_lane_stands_in_it(place, three):
    form = place.get("roadmap/draw/?group=horizon&lane=next&start=2026-07-06&end=2026-08-28").context["form"]
    assert (form.initial["horizon"], form.initial["when"]) == ("next", "6 Jul – 28 Aug 2026")


@pytest.mark.parametrize(
    ("lane", "sentence"), [("done", "A drop finishes nothing."), ("someday", "There is no such column here.")]
)
def test_a_lane_in_which_nothing_can_be_drawn_says_why(place, three, lane, sentence):
    answer = place.get(f"roadmap/draw/?group=horizon&lane={lane}&start=2026-07-06&end=2026-08-28")
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_a_card_of_the_parking_lot_knows_its_lane(place, three):
    make.initiative(place.owner, place.product, "Voice notes")
    assert 'data-in="later"' in place.get("roadmap/?group=horizon").content.decode()


def test_on_two_levels_a_card_knows_its_lane_too(place, three):
    make.initiative(place.owner, place.product, "Voice notes")
    page = place.get("roadmap/?group=product&then=horizon").content.decode()
    assert f'data-in="{place.product.pk},later"' in page
    assert 'data-in="draft"' in place.get("roadmap/?group=state").content.decode()
    assert 'data-in=""' in place.get("roadmap/?group=theme").content.decode()


def test_it_is_saved_with_a_view(place, three):
    place.post("roadmap/views/new/?group=horizon", {"name": "By horizon", "reach": "workspace"})
    view = place.workspace.roadmaps.get()
    assert view.group == "horizon" and heads(place, f"view={view.pk}")[1][1] == ["Standing orders"]


def test_a_visitor_sees_such_lanes_only_where_quarters_are_shown(place, three, view, issue, visitor):
    view.edit(by=place.owner, changes={"group": "horizon"})
    shown, hidden = (
        visitor.get(issue(fields=fields)[1]).content.decode()
        for fields in ([Field.LANE, Field.QUARTER], [Field.LANE])
    )
    assert ">Later<" in shown and ">Later<" not in hidden and "Price guidance" in hidden
