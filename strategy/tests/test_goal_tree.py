"""Goals of the company and of products: what is part of what, for which period, put away and brought back."""

import datetime as dt

import pytest

from accounts import undo
from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from strategy.models import Goal, Planning
from strategy.tests import factories as make
from strategy.tests.page import words

D = dt.date


@pytest.fixture
def company(place):
    return make.goal(place.manager, None, "Grow")


def log_of(record, verb):
    return Activity.objects.of(record).filter(verb=verb).latest("at")


# -- of a product, of the company ---------------------------------------------------------------


def test_the_companys_goals_have_numbers_and_keys_of_their_own(place, company):
    second = make.goal(place.manager, None)
    own = make.goal(place.manager, place.product)
    assert [g.key for g in (company, second, own)] == ["W1", "W2", "ORC-G1"]
    assert place.get("goals/W2/").status_code == 200
    assert place.get("goals/W3/").status_code == 404
    other, by = make.workspace("Next Door")
    assert make.goal(by, None).key == "W1" and other.goals.count() == 1


def test_the_list_shows_the_companys_first(place, company):
    make.goal(place.manager, place.product, "Reorder")
    said = words(place.get("goals/"))
    assert said.index("Larkfield 1") < said.index("W1 Grow") < said.index("Orchard 1")


# -- what is part of what ------------------------------------------------------------------------


def test_a_circle_is_refused_with_its_way(place, company):
    middle = make.goal(place.manager, place.product, "Reorder", parent=company)
    low = make.goal(place.manager, place.product, "Call less", parent=middle)
    with pytest.raises(Refused) as refused:
        middle.edit(by=place.manager, changes={"parent": low})
    assert refused.value.field == "parent"
    way = "ORC-G1 Reorder → ORC-G2 Call less → ORC-G1 Reorder"
    assert way in refused.value.message
    with pytest.raises(Refused, match="W1 Grow → W9 Call less → ORC-G1 Reorder → W1 Grow") as refused:
        Goal.objects.get(pk=company.pk).edit(by=place.manager, changes={"parent": make_company_child(low)})


def make_company_child(goal):
    """A goal of the company below another, as only a direct write would leave it."""
    Goal.objects.filter(pk=goal.pk).update(product=None, number=9)
    goal.refresh_from_db()
    return goal


def test_a_circle_through_the_trash_is_refused_too(place, company):
    below = make.goal(place.manager, None, "Below", parent=company)
    lowest = make.goal(place.manager, None, "Lowest", parent=below)
    below.trash(by=place.manager)
    with pytest.raises(Refused):
        company.edit(by=place.manager, changes={"parent": lowest})


def test_a_goal_of_the_company_is_no_part_of_one_product(place, company):
    own = make.goal(place.manager, place.product)
    with pytest.raises(Refused, match="ORC-G1 belongs to one product"):
        company.edit(by=place.manager, changes={"parent": own})
    with pytest.raises(Refused, match="ORC-G1 belongs to one product"):
        make.goal(place.manager, None, parent=own)


def test_the_form_offers_nothing_that_would_go_round(place, company):
    middle = make.goal(place.manager, None, "Middle", parent=company)
    make.goal(place.manager, None, "Low", parent=middle)
    page = place.get("goals/W2/edit/").content.decode()
    offered = page.partition('name="parent"')[2].partition("</select>")[0]
    assert "W1 Grow" in offered and "Middle" not in offered and "Low" not in offered


def test_the_page_shows_what_it_is_part_of_and_what_is_below(place, company):
    make.goal(place.manager, place.product, "Reorder", parent=company)
    assert "Part of Grow" in words(place.get("goals/ORC-G1/"))
    said = words(place.get("goals/W1/"))
    assert "Goals below it 1" in said and "ORC-G1 Reorder" in said
    company.trash(by=place.manager)
    assert "Part of Grow" not in words(place.get("goals/ORC-G1/"))


def test_saving_a_form_keeps_a_parent_that_waits_in_the_trash(place, company):
    own = make.goal(place.manager, place.product, "Reorder", parent=company)
    company.trash(by=place.manager)
    body = {"title": "Reorder soon", "period_start": "2026-01-01", "period_end": "2026-12-31", "version": "1"}
    assert place.post("goals/ORC-G1/edit/", body).status_code == 302
    own.refresh_from_db()
    assert (own.title, own.parent_id) == ("Reorder soon", company.pk)


# -- periods -------------------------------------------------------------------------------------


def test_a_period_is_picked_and_shown_as_such(place):
    body = {
        "product": str(place.product.pk),
        "title": "Reorder",
        "period": "Q3 2026",
        "progress_mode": "manual",
    }
    assert place.post("goals/new/", body).status_code == 302
    goal = Goal.objects.get()
    assert (goal.period_kind, goal.period_start, goal.period_end) == (
        "quarter",
        D(2026, 7, 1),
        D(2026, 9, 30),
    )
    assert "Q3 2026" in words(place.get("goals/")) and "Q3 2026" in words(place.get("goals/ORC-G1/"))
    Planning.of(place.workspace).edit(by=place.manager, changes={"fiscal_month": 4})
    assert "Q2 FY27" in words(place.get("goals/ORC-G1/"))
    page = place.get("goals/ORC-G1/edit/").content.decode()
    assert '<option value="Q2 FY27" selected' in page


def test_days_of_its_own_are_asked_for_where_nothing_is_picked(place):
    body = {"product": str(place.product.pk), "title": "Reorder"}
    answer = place.post("goals/new/", body)
    assert answer.status_code == 422 and "Give a day, or pick a quarter" in answer.content.decode()
    assert place.post("goals/new/", body | {"period": "Q9 1999"}).status_code == 422


def test_other_days_make_it_a_period_of_its_own(place):
    goal = make.goal(
        place.manager,
        place.product,
        period_kind="year",
        period_start=D(2026, 1, 1),
        period_end=D(2026, 12, 31),
    )
    goal.edit(by=place.manager, changes={"period_end": D(2026, 11, 30)})
    assert goal.period_kind == "own"
    with pytest.raises(Refused, match="no whole quarter"):
        goal.edit(by=place.manager, changes={"period_kind": "quarter"})


# -- the archive ---------------------------------------------------------------------------------


def test_an_archived_goal_leaves_the_lists_and_stays_readable(place):
    goal = make.goal(place.manager, place.product, "Long over")
    row = goal.archive(by=place.manager, note="Reached.")
    assert (row.verb, row.note) == ("archived", "Reached.")
    assert "Long over" not in words(place.get("goals/")) and "Archived, 1" in words(place.get("goals/"))
    assert "Long over" in words(place.get("goals/?show=archived"))
    said = words(place.get("goals/ORC-G1/"))
    assert "It left the lists and stays readable." in said and "Bring it back" in said and "Reached." in said
    with pytest.raises(Refused, match="archived already"):
        goal.archive(by=place.manager)


def test_it_comes_back_by_its_verb_and_by_undo(place):
    goal = make.goal(place.manager, place.product)
    place.post("goals/ORC-G1/archive/")
    undo.undo(by=place.manager, cause=log_of(goal, "archived").cause)
    goal.refresh_from_db()
    assert goal.archived_at is None
    goal.archive(by=place.manager)
    assert place.post("goals/ORC-G1/unarchive/").status_code == 302
    goal.refresh_from_db()
    assert goal.archived_at is None and log_of(goal, "unarchived").changes["archived_at"][1] is None
    with pytest.raises(Refused, match="not archived"):
        goal.unarchive(by=place.manager)


def test_an_initiative_keeps_an_archived_goal_and_is_offered_no_other(place):
    kept = make.goal(place.manager, place.product, "Kept")
    other = make.goal(place.manager, place.product, "Other")
    initiative = place.initiative(goals=[kept])
    for goal in (kept, other):
        goal.archive(by=place.manager)
    page = place.get(f"initiatives/{initiative.key}/edit/goals/").content.decode()
    assert "Kept" in page and "Other" not in page


# -- said by hand --------------------------------------------------------------------------------


def test_somebody_says_how_far_it_is_and_the_page_says_who(place):
    goal = make.goal(place.manager, place.product, progress_mode="manual")
    said = words(place.get("goals/ORC-G1/"))
    assert "Nobody has said how far it is yet." in said and "said by hand" in said
    assert place.post("goals/ORC-G1/progress/", {"percent": "40", "note": "So it feels."}).status_code == 302
    said = words(place.get("goals/ORC-G1/"))
    assert "40%" in said and "Tobias Okafor said so" in said and "So it feels." in said
    assert place.post("goals/ORC-G1/progress/", {"percent": "140"}).status_code == 422
    assert place.post("goals/ORC-G1/progress/", {"percent": "50", "version": "1"}).status_code == 409
    row = log_of(goal, "edited")
    undo.undo(by=place.manager, cause=row.cause)
    goal.refresh_from_db()
    assert goal.progress_said is None


def test_what_is_computed_is_not_said_by_hand(place):
    goal = make.goal(place.manager, place.product)
    with pytest.raises(Refused, match="computed"):
        goal.report(by=place.manager, percent=40)
    with pytest.raises(Forbidden):
        goal.report(by=place.reader, percent=40)
    with pytest.raises(Conflict):
        make.goal(place.manager, place.product, progress_mode="manual").report(
            by=place.manager, percent=4, version=9
        )


# -- shares --------------------------------------------------------------------------------------


def test_an_initiative_is_divided_among_its_goals_where_it_is_read(place):
    first, second = (make.goal(place.manager, place.product, title) for title in ("Reorder", "Call less"))
    initiative = place.initiative(goals=[first, second])
    assert "50%" in words(place.get("goals/ORC-G1/"))
    url = f"initiatives/{initiative.key}/shares/"
    assert "Now 50%, its part of what is left." in words(place.get(url))
    there = place.url("goals/ORC-G1/")
    answer = place.post(url, {"share-ORC-G1": "70", "share-ORC-G2": "", "next": there})
    assert answer.status_code == 302 and answer["Location"] == there
    initiative.refresh_from_db()
    assert initiative.goal_shares == {"ORC-G1": 70}
    assert "70%" in words(place.get("goals/ORC-G1/")) and "30%" in words(place.get("goals/ORC-G2/"))
    assert "70%" in words(place.get(f"initiatives/{initiative.key}/"))
    wrong = place.post(url, {"share-ORC-G1": "70", "share-ORC-G2": "20"})
    assert wrong.status_code == 422 and "less than 100%" in wrong.content.decode()
    stale = place.post(url, {"share-ORC-G1": "60", "share-ORC-G2": "40", "version": "1"})
    assert stale.status_code == 409
    undo.undo(by=place.manager, cause=log_of(initiative, "edited").cause)
    initiative.refresh_from_db()
    assert initiative.goal_shares == {}


def test_a_goal_that_goes_leaves_its_share_to_the_others(place):
    goals = [make.goal(place.manager, place.product) for _ in range(3)]
    initiative = place.initiative(goals=goals, goal_shares={"ORC-G1": 60, "ORC-G2": 20, "ORC-G3": 20})
    initiative.edit(by=place.manager, changes={"goals": goals[:2]})
    assert initiative.goal_shares == {"ORC-G1": 75, "ORC-G2": 25}
    with pytest.raises(Refused, match="does not serve"):
        initiative.edit(by=place.manager, changes={"goal_shares": {"ORC-G3": 20}})
