import datetime as dt

import pytest

from accounts.roles import Role
from strategy.models import CheckIn, Goal, KeyResult
from strategy.tests import factories as make
from strategy.tests.page import main, words


@pytest.fixture
def goal(place):
    goal = make.goal(place.manager, place.product, owner=place.manager, description="On a Tuesday.")
    result = make.key_result(place.manager, goal, unit="%")
    result.check_in(by=place.manager, value=67, note="Saved baskets", at=make.NOON - dt.timedelta(days=3))
    return goal


def test_the_list_shows_each_goal_under_its_product(place, goal):
    make.goal(place.manager, make.product(place.owner, name="Depot", key="DEP"), title="Nothing spoils")
    said = words(place.get("goals/"))
    assert (
        said.index("Depot 1")
        < said.index("Nothing spoils")
        < said.index("Orchard 1")
        < said.index("G1 Kitchens")
    )
    assert "33%" in said and "46% expected" in said
    only = words(place.get("goals/?product=DEP"))
    assert "Nothing spoils" in only and "Kitchens reorder" not in only and "All products" in only


def test_an_empty_list_says_what_a_goal_is_and_offers_one(place):
    said = words(place.get("goals/"))
    assert "No goal yet" in said and said.count("New goal") == 2
    place.sign_in(place.reader)
    assert "New goal" not in words(place.get("goals/"))
    assert "No goal yet" in words(place.get("goals/?product=NOP"))


def test_the_page_says_how_far_and_why(place, goal):
    said = words(place.get(f"goals/{goal.key}/"))
    assert "At risk, 13 points behind" in said
    assert "(67 − 58) ÷ (85 − 58) 100% 33%" in said and "from its key results" in said
    assert "67% from 58% to 85% should rise 3 below expected" in said  # 70.4 on the straight line
    assert "Check-in 67%" in said and "Saved baskets" in said


def test_the_page_lists_what_moves_it(place, goal):
    place.at("in_review", title="Standing orders", goals=[goal])
    place.at("draft", title="Saved baskets", goals=[goal], start=None, end=None)
    said = words(place.get(f"goals/{goal.key}/"))
    assert "Standing orders ORC-1" in said and "27 Apr – 14 Aug" in said
    assert "Saved baskets ORC-2" in said and "unscheduled" in said


def test_a_goal_that_nothing_measures_says_so(place):
    goal = make.goal(place.manager, place.product)
    said = words(place.get(f"goals/{goal.key}/"))
    assert "Nothing measures this goal yet" in said and "No plan" in said and "New key result" in said


def test_a_key_result_nobody_checked_in_for_a_month_says_so(place):
    make.key_result(place.manager, make.goal(place.manager, place.product))
    assert "Not checked in for a month" in words(place.get("goals/ORC-G1/"))


def test_goals_before_and_after_are_a_click_away(place, goal):
    make.goal(place.manager, place.product), make.goal(place.manager, place.product)
    page = place.get("goals/ORC-G2/").content.decode()
    assert 'aria-label="Previous goal"' in page and 'aria-label="Next goal"' in page
    assert "Previous goal" not in place.get("goals/ORC-G1/").content.decode()


def test_a_goal_is_made_edited_and_deleted(place):
    data = {
        "product": place.product.pk, "title": "Nothing spoils", "description": "", "owner": place.owner.pk,
        "period_start": "2026-01-01", "period_end": "2026-12-31",
    }  # fmt: skip
    assert place.post("goals/new/", data | {"period_end": "2025-12-31"}).status_code == 422
    made = place.post("goals/new/", data, follow=True)
    assert "G1 is added. Say how it is measured." in made.content.decode()
    goal = Goal.objects.get()
    edited = place.post("goals/ORC-G1/edit/", data | {"title": "Nothing rots", "version": 1})
    assert edited.status_code == 302
    late = place.post("goals/ORC-G1/edit/", data | {"title": "All is fresh", "version": 1})
    assert late.status_code == 409 and "Nothing rots" in late.content.decode()
    assert place.post("goals/ORC-G1/delete/").status_code == 302
    goal.refresh_from_db()
    assert goal.deleted_at and goal.title == "Nothing rots"


def test_a_key_result_is_made_edited_and_removed(place, goal):
    data = {"title": "Support calls", "unit": "calls", "start_value": "9.4", "target_value": "9.4"}
    refused = place.post(f"goals/{goal.key}/key-results/new/", data)
    assert refused.status_code == 422 and "nothing could be measured" in refused.content.decode()
    assert place.post(f"goals/{goal.key}/key-results/new/", data | {"target_value": "3"}).status_code == 302
    result = KeyResult.objects.get(title="Support calls")
    assert result.rank == 2
    edit = f"key-results/{result.pk}/edit/"
    assert place.post(edit, data | {"target_value": "2", "version": 1}).status_code == 302
    assert place.post(f"key-results/{result.pk}/delete/").status_code == 302
    assert KeyResult.objects.count() == 1


def test_a_check_in_tells_what_it_would_change_before_it_is_saved(place, goal):
    other = make.key_result(place.manager, goal, start=0, target=10)
    result = goal.key_results.first()
    url = f"key-results/{result.pk}/check-in/"
    told = place.get(f"{url}?value=76", headers={"HX-Request": "true"}).content.decode()
    assert told == "33% → 67%, goal 17% → 33%"
    assert place.get(f"{url}?value=soon", headers={"HX-Request": "true"}).content == b""
    assert other.current_value is None and CheckIn.objects.count() == 1

    done = place.post(url, {"value": "76.50", "note": "Pilot"}, follow=True)
    assert "is now 76.5%." in done.content.decode()
    assert CheckIn.objects.first().note == "Pilot"
    wrong = place.post(url, {"value": "soon"})
    assert wrong.status_code == 422 and "Enter a number." in wrong.content.decode()
    large = place.post(url, {"value": "100000000000"})
    assert large.status_code == 422 and "below a hundred billion" in large.content.decode()


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE])
def test_others_read_and_see_no_control(place, goal, role):
    place.sign_in(make.member(place.workspace, role))
    page = main(place.get(f"goals/{goal.key}/"))
    assert "View only" in page
    assert "Check in" not in page and "Edit goal" not in page and "New initiative" not in page
    result = goal.key_results.get()
    for path in (f"goals/{goal.key}/edit/", f"key-results/{result.pk}/check-in/", "goals/new/"):
        assert place.get(path).status_code == 403
        assert place.post(path, {"value": "1"}).status_code == 403


def test_a_key_result_of_a_goal_in_the_trash_is_not_there(place, goal):
    result = goal.key_results.get()
    Goal.objects.filter(pk=goal.pk).update(deleted_at=make.NOON)
    for verb in ("edit", "delete", "check-in"):
        assert place.post(f"key-results/{result.pk}/{verb}/", {"value": "70"}).status_code == 404


def test_long_words_stay_on_the_page(place):
    goal = make.goal(place.manager, place.product, title="x" * 200, description="y" * 20_000)
    make.key_result(place.manager, goal, title="z" * 200, start=0, target="99999999999.9999")
    assert place.get(f"goals/{goal.key}/").status_code == 200
    assert place.get("goals/").status_code == 200


def test_a_goal_page_costs_the_same_with_three_of_everything(place, goal, django_assert_max_num_queries):
    def cost():
        with django_assert_max_num_queries(60) as counted:
            assert place.get(f"goals/{goal.key}/").status_code == 200
        return len(counted)

    place.at("draft", goals=[goal])
    cost()
    before = cost()
    for n in range(3):
        make.key_result(place.manager, goal, title=f"{n}").check_in(by=place.manager, value=60 + n)
        place.at("draft", goals=[goal], owner=make.member(place.workspace))
    assert cost() == before
