"""A goal told by the work on its initiatives, on pages and by program; what the strategy page picks out and counts."""

import datetime as dt
from fractions import Fraction

import pytest

from execution.models import Task
from roadmap import actions
from roadmap.at_hand import AtHand
from roadmap.tests import factories as make
from roadmap.tests.test_strategy_page import page, rows, words
from roadmap.tree.effort import effort
from roadmap.tree.rollup import complete
from roadmap.tree.tree import tree_of
from strategy.measuring import measure
from strategy.models import Goal, Initiative, KeyResult, Planning

YEAR = {"period_kind": "year", "period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
pytestmark = pytest.mark.usefixtures("in_2026")


def goal(place, title="Kitchens reorder", **fields):
    made = {"product": place.product, "progress_mode": "initiatives"} | YEAR | fields
    return Goal.create(by=place.owner, title=title, **made)


def work(place, title, effort, done, of, **fields):
    """An initiative in delivery of which `done` of ten tasks are done."""
    initiative, delivery = make.launched(place.owner, place.product, title=title)
    initiative.edit(by=place.owner, changes={"effort": effort, "goals": of})
    if fields:
        initiative.edit(by=place.owner, changes=fields)
    for n in range(10):
        Task.create(
            by=place.owner, project=delivery.project, title=f"T{n}", status="done" if n < done else "todo"
        )
    return initiative


def reached(place, found):
    today = place.workspace.today()
    (one,) = complete([measure(place.workspace.goals.for_list().get(pk=found.pk), today)], today)
    return one


def glanced(place, found):
    """The same as the strategy page reads it."""
    tree = tree_of(AtHand(place.workspace), None, place.workspace.today())
    return next(branch.measured for branch in tree.branches if branch.goal.pk == found.pk)


def test_it_is_as_far_as_its_work_by_hand(place):
    """20 weeks, all of it, half done; 30 weeks, 40 % of it, a tenth done; 10 weeks of a goal below, all done; what
    is in review does not count: (20 × 0.5 + 12 × 0.1 + 10 × 1) ÷ 42."""
    top = goal(place)
    below = goal(place, "Call less", parent=top, progress_mode="key_results")
    other = goal(place, "Other", progress_mode="key_results")
    work(place, "Half", 20, 5, [top])
    work(place, "Shared", 30, 1, [top, other], goal_shares={top.key: 40})
    work(place, "Below", 10, 10, [below])
    make.initiative(place.owner, place.product, "Drafted", effort=500, goals=[top])
    one = reached(place, top)
    assert one.reached == pytest.approx((20 * 0.5 + 12 * 0.1 + 10) / 42)
    assert one.percent == 50
    read = place.client.get(f"/api/v1/goals/{top.key}/progress/").json()
    assert (read["mode"], read["percent"], len(read["parts"])) == ("initiatives", 50, 4)
    weights = {part["title"].split(" ", 1)[1]: part["weight"] for part in read["parts"]}
    assert weights == {
        "Half": pytest.approx(20 / 0.42), "Shared": pytest.approx(12 / 0.42), "Below": pytest.approx(10 / 0.42),
        "Drafted": None,
    }  # fmt: skip
    said = words(place.get(f"goals/{top.key}/").content.decode())
    assert "from the work on its initiatives" in said and "draft, does not count" in said
    assert "30 weeks × 40% 29% 10%" in said and "Weighted mean of 3 100% 50%" in said


def test_what_was_shipped_counts_whole_on_the_strategy_page_too(place):
    top = goal(place)
    shipped = work(place, "Shipped", 10, 1, [top])
    work(place, "Under way", 10, 5, [top])
    shipped.deliveries.get().project.move("finished", by=place.owner)
    actions.ship(Initiative.objects.get(pk=shipped.pk), place.owner)
    assert reached(place, top).reached == pytest.approx(0.75)
    assert glanced(place, top).reached == pytest.approx(0.75)


def test_without_work_it_says_that_nothing_tells_it(place):
    top = goal(place)
    assert reached(place, top).told is False
    assert "No initiative serves it yet." in words(place.get(f"goals/{top.key}/").content.decode())
    assert place.client.get(f"/api/v1/goals/{top.key}/").json()["progress"] == {
        "percent": None, "expected": reached(place, top).expected_percent, "health": "no_plan",
    }  # fmt: skip


def test_a_circle_written_behind_our_back_ends(place):
    first = goal(place)
    second = goal(place, "Second", parent=first)
    Goal.objects.filter(pk=first.pk).update(parent=second)
    work(place, "Half", 20, 5, [second])
    assert reached(place, first).percent == 50


# -- by program ----------------------------------------------------------------------------------


def test_a_program_shapes_the_whole_of_a_goal(place):
    client, as_json = place.client, {"content_type": "application/json"}
    company = client.post("/api/v1/goals/", {"title": "Grow", "period": "2026"}, **as_json).json()
    assert (company["key"], company["product"], company["period_kind"]) == ("W1", None, "year")
    own = client.post(
        "/api/v1/goals/", {"product": "ORC", "title": "Reorder", "period": "Q3 2026", "parent": "W1",
        "progress_mode": "manual"}, **as_json,
    ).json()  # fmt: skip
    assert (own["period"], own["period_start"], own["parent"]) == ("Q3 2026", "2026-07-01", company["id"])
    said = client.post(f"/api/v1/goals/{own['key']}/progress/", {"percent": 40, "note": "Early."}, **as_json)
    assert said.status_code == 200 and said.json()["progress"]["percent"] == 40
    why = client.get(f"/api/v1/goals/{own['key']}/progress/").json()
    assert (why["note"], why["by"]) == ("Early.", str(place.owner.pk))
    wrong = client.patch("/api/v1/goals/W1/", {"version": company["version"], "parent": own["id"]}, **as_json)
    assert wrong.status_code == 400 and list(wrong.json()["errors"]) == ["parent"]
    both = client.post(
        "/api/v1/goals/", {"title": "Grow", "period": "2026", "period_start": "2026-01-01"}, **as_json
    )
    assert both.status_code == 400 and list(both.json()["errors"]) == ["period_start"]
    unread = client.post("/api/v1/goals/", {"title": "Grow", "period": "soon"}, **as_json)
    assert list(unread.json()["errors"]) == ["period"]
    assert client.post("/api/v1/goals/W1/archive/", {"note": "Over."}, **as_json).status_code == 200
    assert [g["key"] for g in client.get("/api/v1/goals/").json()["results"]] == ["ORC-G1"]
    assert [g["key"] for g in client.get("/api/v1/goals/?archived=true").json()["results"]] == ["W1"]
    assert client.get("/api/v1/goals/?parent=W1").json()["results"][0]["key"] == "ORC-G1"
    assert client.post("/api/v1/goals/W1/unarchive/", {}, **as_json).json()["archived_at"] is None


def test_a_program_divides_an_initiative_and_checks_key_results_in(place):
    client, as_json = place.client, {"content_type": "application/json"}
    first, second = goal(place), goal(place, "Second")
    made = client.post(
        "/api/v1/initiatives/", {"product": "ORC", "title": "Bet", "goals": [first.key, second.key],
        "goal_shares": {str(first.pk): 70}}, **as_json,
    ).json()  # fmt: skip
    assert made["goal_shares"] == {"ORC-G1": 70}
    assert [(row["key"], row["share"]) for row in made["served"]] == [("ORC-G1", 70.0), ("ORC-G2", 30.0)]
    for wrong in ({"ORC-G9": 10}, {"ORC-G1": 101}, {"ORC-G1": 60, "ORC-G2": 30}):
        answer = client.patch(
            f"/api/v1/initiatives/{made['key']}/",
            {"version": made["version"], "goal_shares": wrong},
            **as_json,
        )
        assert answer.status_code == 400 and "goal_shares" in next(iter(answer.json()["errors"]))
    result = client.post(
        "/api/v1/key-results/", {"goal": "ORC-G1", "title": "Online", "kind": "yes_no"}, **as_json
    ).json()
    assert (result["direction"], result["target_value"]) == ("up", 1)
    url = f"/api/v1/key-results/{result['id']}/check-ins/"
    assert client.post(url, {"value": 1, "sure": "high", "on": "2026-06-01"}, **as_json).status_code == 201
    assert client.post(url, {"value": 5}, **as_json).json()["errors"]
    assert [row["sure"] for row in client.get(url).json()] == ["high"]


def test_how_the_company_plans_is_read_and_written(place):
    client, as_json = place.client, {"content_type": "application/json"}
    assert client.get("/api/v1/planning/").json() == {"version": 1, "fiscal_month": 1, "waiting_days": 30}
    assert not Planning.objects.exists()
    done = client.patch("/api/v1/planning/", {"version": 1, "fiscal_month": 4}, **as_json)
    assert done.json() == {"version": 2, "fiscal_month": 4, "waiting_days": 30}
    assert client.patch("/api/v1/planning/", {"fiscal_month": 5}, **as_json).status_code == 400
    assert client.patch("/api/v1/planning/", {"version": 1, "fiscal_month": 5}, **as_json).status_code == 409
    place.post("planning/", {"fiscal_month": "7", "waiting_days": "366"})
    assert Planning.objects.get().fiscal_month == 4


# -- the strategy page ---------------------------------------------------------------------------


def test_goals_stand_below_what_they_are_part_of(place):
    company = goal(place, "Grow", product=None)
    own = goal(place, "Reorder", parent=company)
    goal(place, "Call less", parent=own)
    found = [
        (level, said.split(" ", 2)[1:])
        for level, said in rows(page(place))
        if "KR" in said or "from work" in said
    ]
    levels = [level for level, said in rows(page(place)) if said.startswith(("Grow W1", "W1", "ORC-G"))]
    assert levels == [2, 3, 4], found
    own_page = page(place, "?product=ORC")
    assert [level for level, said in rows(own_page) if said.startswith("G")] == [1, 2]
    assert "Part of W1" in words(own_page)


def test_what_serves_only_the_company_stands_on_its_products_page(place):
    company = goal(place, "Grow", product=None)
    goal(place, "Nobody's", product=None)
    make.initiative(place.owner, place.product, "Bet", goals=[company])
    said = words(page(place, "?product=ORC"))
    assert "Grow" in said and "Nobody's" not in said and "Not linked to a goal" not in said


def test_goals_are_picked_out_by_the_address_with_what_stands_above_them(place):
    company = goal(place, "Grow", product=None, progress_mode="manual", owner=place.owner)
    own = goal(place, "Reorder", parent=company, progress_mode="key_results")
    KeyResult.create(by=place.owner, goal=own, title="Alone", start_value=0, target_value=10)
    goal(place, "Next year", period_start=dt.date(2027, 1, 1), period_end=dt.date(2027, 12, 31))
    make.initiative(place.owner, place.product, "Loose")

    def shown(query):
        html = page(place, query)
        tree = words(html.partition("<tree-grid")[2].partition("</tree-grid>")[0])
        return {name for name in ("Grow", "Reorder", "Next year", "Loose") if name in tree}

    assert shown("") == {"Grow", "Reorder", "Next year", "Loose"}
    assert shown("?health=off_track") == {"Grow", "Reorder"}
    assert shown("?period=2027") == {"Next year"}
    assert shown("?period=now") == shown("?period=Q3 2026") == {"Grow", "Reorder"}
    assert shown(f"?owner={place.owner.pk}") == {"Grow"}
    assert "No goal fits these filters" in page(place, "?period=2031")
    assert "Initiatives with a goal" in words(page(place, "?period=2027"))
    for wrong in ("?health=fine", "?period=soon", "?owner=nobody", "?days=-1", "?days=9999", "?days=٣"):
        assert place.get(f"strategy/{wrong}").status_code == 400


def test_what_waits_for_its_project_counts_after_the_days_that_are_allowed(place):
    make.approved(place.owner, place.product)
    waits = "Launched within {} of approval"
    assert waits.format("30 days") + " 1 /1" in words(page(place))
    place.workspace.promises.update(at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
    assert waits.format("30 days") + " 0 /1" in words(page(place))
    assert waits.format("365 days") + " 1 /1" in words(page(place, "?days=365"))
    Planning.of(place.workspace).edit(by=place.owner, changes={"waiting_days": 300})
    assert waits.format("300 days") + " 1 /1" in words(page(place))


def test_the_effort_of_decided_work_is_divided_among_goals(place):
    """30 weeks at 70 and 30 %, 10 weeks of no goal; a draft and what has no estimate do not count."""
    first, second = goal(place), goal(place, "Second")
    work(place, "Shared", 30, 0, [first, second], goal_shares={first.key: 70})
    work(place, "Loose", 10, 0, [])
    work(place, "Unknown", None, 0, [second])
    make.initiative(place.owner, place.product, "Drafted", effort=500, goals=[first])
    tree = tree_of(AtHand(place.workspace), None, place.workspace.today())
    found = effort(tree.lines, tree.goals)
    assert [(one.goal and one.goal.key, one.weeks) for one in found.slices] == [
        (first.key, 21),
        (second.key, 9),
        (None, 10),
    ]
    assert [one.share for one in found.slices] == [Fraction(21, 40), Fraction(9, 40), Fraction(1, 4)]
    assert (found.weeks, found.unestimated) == (40, 1)
    said = words(page(place))
    assert "40 person-weeks, approved or in delivery" in said and "1 more has no estimate" in said


def test_the_table_of_initiatives_grouped_by_goal_says_what_the_work_says(place):
    served = goal(place)
    work(place, "Half done", 10, 5, [served])
    shown = place.get("initiatives/?group=goal").content.decode()
    assert '<span class="num">50%</span>' in shown.partition(served.title)[2].partition("</tr>")[0]
