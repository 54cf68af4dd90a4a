"""How a product decides: its page, its API, what it refuses, and what it asks to be filled in."""

import datetime as dt

import pytest

from accounts.errors import Refused
from accounts.models import Activity, CustomField
from strategy import scores
from strategy.models import ApprovalRequest, Policy, ScoringModel
from strategy.readiness import PARTS, gaps
from strategy.tests import factories as make


def set_policy(place, **changes):
    policy = Policy.of(place.product)
    policy.edit(by=place.manager, changes=changes)
    return policy


def refused(place, **changes):
    with pytest.raises(Refused) as error:
        set_policy(place, **changes)
    return error.value.field, error.value.message


def test_without_a_policy_any_one_decides_and_nothing_is_asked(place):
    seen = Policy.seen(place.product)
    told = (seen.rule, seen.days, seen.remind_before, seen.remind_overdue, seen.required)
    assert told == ("any", None, None, False, [])
    assert not Policy.objects.exists(), "reading writes nothing"
    request = place.initiative().submit(by=place.manager)
    assert (request.needed, request.due, request.remind_on) == (1, None, None)
    assert set(request.asked.all()) == {place.approver, place.owner}


def test_more_than_there_are_seats_is_refused(place):
    assert refused(place, rule="number", number=3) == (
        "number", "Orchard has 2 approvers, so no more than that can agree. Name more, or ask for fewer.",
    )  # fmt: skip
    bare = make.product(place.owner, name="Depot")
    with pytest.raises(Refused) as error:
        Policy.of(bare).edit(by=place.manager, changes={"rule": "number"})
    assert error.value.message == "Depot has no approver yet. Name one on its page first."


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"number": 0}, "number", "Ensure this value is greater than or equal to 1."),
        ({"days": 0}, "days", "Ensure this value is greater than or equal to 1."),
        ({"days": 366}, "days", "Ensure this value is less than or equal to 365."),
        ({"remind_before": 2}, "remind_before", "Say first how many days there are to decide."),
        (
            {"days": 2, "remind_before": 2},
            "remind_before",
            "A reminder comes after the day of asking. Give fewer days.",
        ),
        ({"required": ["colour"]}, "required", "There is no field called colour."),
        ({"required": ["field-gone"]}, "required", "There is no field called field-gone."),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(place, changes, field, said):
    assert refused(place, **changes) == (field, said)


def test_parts_are_kept_in_the_order_of_the_page(place):
    own = CustomField.create(by=place.manager, name="Legal review", kind="text")
    policy = set_policy(place, required=[own.field_name, "goals", "problem", "goals"])
    assert policy.required == ["problem", "goals", "field-legal_review"]


def test_it_is_edited_on_its_page_logged_and_undone(place):
    page = place.get("products/ORC/policy/").content.decode()
    assert "How Orchard decides" in page and "Mara Lindholm" in page
    form = {
        "rule": "number",
        "number": "2",
        "days": "5",
        "remind_before": "1",
        "required": ["problem", "score"],
    }
    answer = place.post("products/ORC/policy/", form)
    assert (answer.status_code, answer.url) == (302, f"{place.product.get_absolute_url()}#approvers")
    policy = Policy.objects.get()
    assert (policy.rule, policy.number, policy.days, policy.required) == (
        "number",
        2,
        5,
        ["problem", "score"],
    )
    logged = Activity.objects.of(policy).get(verb="edited")
    assert logged.changes["rule"] == ["any", "number"] and logged.actor == place.manager
    assert "2 of 2 must agree." in place.get("products/ORC/").content.decode()

    place.post("undo/", {"cause": str(logged.cause)})
    policy.refresh_from_db()
    assert (policy.rule, policy.required) == ("any", [])


def test_a_seat_given_back_leaves_too_few_and_the_product_says_so(place):
    set_policy(place, rule="number", number=2)
    place.product.unseat(place.approver, place.manager)
    said = "2 must agree, but too few hold a seat (1): nothing can be put forward."
    assert said in place.get("products/ORC/").content.decode()
    with pytest.raises(Refused) as error:
        place.initiative().submit(by=place.manager)
    assert error.value.message == (
        "2 must agree, and only 1 could. Name another approver of Orchard, or ask for fewer in its policy."
    )


def test_a_wrong_number_is_said_at_its_field_and_kept(place):
    answer = place.post("products/ORC/policy/", {"rule": "number", "number": "7"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Orchard has 2 approvers" in page and 'value="7"' in page


def test_two_editors_of_the_same_rule_see_both(place):
    version = set_policy(place, rule="all").version
    Policy.of(place.product).edit(by=place.owner, changes={"rule": "any"})
    answer = place.post("products/ORC/policy/", {"rule": "number", "number": "2", "version": str(version)})
    assert answer.status_code == 409


def test_only_who_shapes_products_may(place):
    place.sign_in(place.approver)
    assert place.get("products/ORC/policy/").status_code == 403
    assert place.api("get", "products/ORC/policy/").json()["rule"] == "any"
    assert place.api("patch", "products/ORC/policy/", {"rule": "all", "version": 1}).status_code == 403


def test_by_program(place):
    seen = place.api("get", "products/ORC/policy/").json()
    body = {"version": seen["version"], "rule": "number", "number": 2, "days": 4, "required": ["effort"]}
    done = place.api("patch", "products/ORC/policy/", body)
    assert done.status_code == 200 and done.json()["required"] == ["effort"]
    for body, field in [
        ({"rule": "all"}, "version"),
        ({"rule": "most", "version": 2}, "rule"),
        ({"number": 9, "version": 2}, "number"),
        ({"required": ["colour"], "version": 2}, "required"),
        ({"colour": 1, "version": 2}, "colour"),
    ]:
        answer = place.api("patch", "products/ORC/policy/", body)
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    assert place.api("patch", "products/ORC/policy/", {"rule": "any", "version": 1}).status_code == 409


# -- the day --------------------------------------------------------------------


def test_a_request_is_due_after_so_many_days_unless_another_day_is_named(place):
    set_policy(place, days=5, remind_before=2, remind_overdue=True)
    usual = place.initiative().submit(by=place.manager)
    assert (usual.due, usual.remind_on) == (dt.date(2026, 6, 22), dt.date(2026, 6, 20))
    named = place.initiative().submit(by=place.manager, due=dt.date(2026, 6, 18))
    assert (named.due, named.remind_on, named.remind_overdue) == (dt.date(2026, 6, 18), None, True)
    page = place.get(f"initiatives/{usual.initiative.key}/").content.decode()
    assert "decide by" in page and "22 Jun" in page


def test_a_day_that_is_over_is_refused_at_its_field(place):
    initiative = place.initiative()
    answer = place.post(f"initiatives/{initiative.key}/move/submit/", {"due": "2026-06-16"})
    assert (
        answer.status_code == 422 and "That day is over. Give one from today on." in answer.content.decode()
    )
    assert not ApprovalRequest.objects.exists()


# -- what must be filled in -----------------------------------------------------


def test_every_part_is_missing_of_an_empty_one_and_of_a_full_one_none(place):
    own = CustomField.create(by=place.manager, name="Legal review", kind="text")
    names = [*PARTS, own.field_name]
    model = ScoringModel.create(by=place.manager, name="RICE", kind="rice")
    initiative = place.initiative()
    assert [gap.name for gap in gaps(initiative, names)] == names
    assert all(place.client.get(gap.url).status_code == 200 for gap in gaps(initiative, names))

    theme = place.workspace.themes.create(workspace=place.workspace, name="Lean")
    initiative.edit(
        by=place.manager,
        changes={
            "problem": "They call.", "outcome": "They do not.", "start": make.START, "end": make.END, "effort": 3,
            "confidence": 0, "goals": [make.goal(place.manager, place.product)], "theme": theme,
            "owner": place.manager, own.field_name: "Done",
        },
    )  # fmt: skip
    make.requirement(place.manager, initiative)
    scores.give(
        initiative, model, by=place.manager, values={"reach": 100, "impact": 1, "confidence": 80, "effort": 3}
    )
    initiative.refresh_from_db()
    assert gaps(initiative, names) == []


def test_sending_names_all_that_is_missing_on_the_page_and_by_program(place):
    set_policy(place, required=["problem", "effort", "goals", "score"])
    initiative = place.initiative(problem="They call.")
    said = "Missing: effort, goals and a score. Fill in the fields on its page, score it under Priorities, then send it."
    for answer in (
        place.post(f"initiatives/{initiative.key}/move/submit/"),
        place.api("post", f"initiatives/{initiative.key}/submission/", {}),
    ):
        assert answer.status_code in (400, 422) and said in answer.content.decode()
    page = place.get(f"initiatives/{initiative.key}/move/submit/").content.decode()
    assert "To fill in first" in page and f"initiatives/{initiative.key}/edit/effort/" in page
    initiative.refresh_from_db()
    assert initiative.state == "draft"


def test_a_field_of_the_archive_is_asked_for_no_more(place):
    own = CustomField.create(by=place.manager, name="Legal review", kind="text")
    set_policy(place, required=[own.field_name])
    own.archive(by=place.manager)
    assert place.initiative().submit(by=place.manager).needed == 1
    assert place.get("products/ORC/policy/").status_code == 200
