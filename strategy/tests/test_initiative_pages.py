import datetime as dt
import re

import pytest

from strategy.tests import factories as make
from strategy.tests.page import main, words


@pytest.mark.parametrize(
    "state", ["draft", "in_review", "approved", "in_delivery", "shipped", "on_hold", "declined"]
)
def test_the_page_opens_in_every_state(place, state):
    initiative = place.at(state, problem="Six in ten orders repeat.", outcome="No phone call.", effort=30)
    make.requirement(place.manager, initiative)
    answer = place.get(f"initiatives/{initiative.key}/")
    assert answer.status_code == 200
    assert "Six in ten orders repeat." in answer.content.decode()


def test_the_list_opens_empty_and_full(place):
    assert "No initiative yet" in place.get("initiatives/").content.decode()
    place.initiative(title="Substitution rules")
    assert "Substitution rules" in place.get("initiatives/").content.decode()


def test_approvals_and_dialogs_open(place):
    initiative = place.at("in_review")
    assert place.get("approvals/").status_code == 200
    assert place.get(f"initiatives/{initiative.key}/move/withdraw/").status_code == 200
    request = initiative.request
    assert place.get(f"initiatives/{initiative.key}/snapshots/{request.pk}/").status_code == 200
    place.sign_in(place.approver)
    assert "Standing orders" in place.get("approvals/").content.decode()
    assert place.get(f"initiatives/{initiative.key}/decide/").status_code == 200


def test_forms_open(place):
    initiative = place.initiative()
    requirement = make.requirement(place.manager, initiative)
    for path in (
        "initiatives/new/",
        f"initiatives/{initiative.key}/edit/",
        f"requirements/{requirement.pk}/edit/",
        f"initiatives/{initiative.key}/requirements/new/",
        f"initiatives/{initiative.key}/move/submit/",
        *(f"initiatives/{initiative.key}/edit/{n}/" for n in ("title", "when", "goals", "owner", "effort")),
    ):
        assert place.get(path).status_code == 200, path
        assert place.get(path, headers={"HX-Request": "true"}).status_code == 200, path


# -- what the page says -----------------------------------------------------------------------


def show(place, initiative):
    return place.get(f"initiatives/{initiative.key}/")


def test_the_promise_stands_beside_the_plan_and_what_changed_since(place):
    initiative = place.at("approved", effort=30)
    assert "Start 27 Apr 27 Apr End 14 Aug 14 Aug Effort 30 weeks 30 weeks Requirements 0 0" in words(
        show(place, initiative)
    )
    initiative.edit(by=place.manager, changes={"effort": 44, "end": dt.date(2026, 9, 4)})
    make.requirement(place.manager, initiative)
    said = words(show(place, initiative))
    assert "End 14 Aug 4 Sep Effort 30 weeks 44 weeks Requirements 0 1" in said
    assert "Mara Lindholm decided, 10 working days tolerated." in said
    assert "Changed since: time frame, effort in person-weeks, requirements." in said
    assert "3 changes since" in said


def test_the_key_result_it_is_to_move_stands_beside_the_problem(place):
    goal = make.goal(place.manager, place.product)
    make.key_result(place.manager, goal, unit="%").check_in(by=place.manager, value=67)
    page = show(place, place.initiative(goals=[goal]))
    assert "Moves: Orders placed without help" in words(page)
    assert "From 58%, now 67%, expected by today 70%, target 85%" in page.content.decode()


def test_points_are_told_one_by_one(place):
    initiative = place.at("in_review")
    initiative.decide(by=place.approver, verdict="request_changes", note="Cost it.\n\nName an owner.")
    page = show(place, initiative).content.decode()
    assert '<ol class="dec-p"><li>Cost it.</li><li>Name an owner.</li></ol>' in page


def test_the_only_approvers_own_decision_is_marked(place):
    alone = make.product(place.owner, place.manager, key="SOL")
    initiative = make.initiative(place.manager, alone)
    initiative.submit(by=place.manager)
    initiative.decide(by=place.manager, verdict="approve")
    assert "the only approver, on their own request" in words(show(place, initiative))


def test_initiatives_before_and_after_are_a_click_away(place):
    first, second, third = (place.initiative(title=t) for t in ("First", "Second", "Third"))
    second.trash(by=place.manager)
    page = show(place, first).content.decode()
    assert 'title="ORC-3 Third" data-key="j"' in page and "Previous initiative" not in page
    assert 'title="ORC-1 First" data-key="k"' in show(place, third).content.decode()


def test_the_longest_words_stay_on_the_page_and_begin_folded(place):
    initiative = place.initiative(title="x" * 200, problem="y" * 20_000, outcome="z " * 5_000)
    page = show(place, initiative)
    assert page.status_code == 200
    assert words(page).count("Show all") == 2


def test_what_people_write_is_never_markup(place):
    goal = make.goal(place.manager, place.product, title="<b>Goal</b>")
    nasty = "<script>alert(1)</script>"
    initiative = place.initiative(title=nasty, problem=nasty, outcome=nasty, goals=[goal])
    make.requirement(place.manager, initiative, title=nasty)
    initiative.submit(by=place.manager, note=nasty)
    for path in (f"initiatives/{initiative.key}/", "initiatives/?group=goal", "approvals/"):
        place.sign_in(place.approver)
        page = place.get(path).content.decode()
        assert "<script>alert" not in page and "<b>Goal" not in page


# -- who may do what --------------------------------------------------------------------------

VERBS = {
    "draft": {"submit", "hold"},
    "in_review": {"withdraw", "hold"},
    "approved": {"hold"},
    "in_delivery": {"hold"},
    "shipped": set(),
    "on_hold": {"resume"},
    "declined": {"reopen"},
}


def offered(place, initiative):
    """The verbs of this side that its page offers by a link or a button."""
    verbs = "submit|withdraw|hold|resume|reopen|decide|edit|delete"
    address = rf"/initiatives/{initiative.key}/(?:move/)?({verbs})/[\"?]"
    return set(re.findall(address, main(show(place, initiative))))


@pytest.mark.parametrize("state", VERBS)
def test_a_product_manager_is_offered_the_verbs_of_the_state(place, state):
    assert offered(place, place.at(state)) == VERBS[state] | {"edit", "delete"}


@pytest.mark.parametrize("state", VERBS)
def test_a_reader_is_offered_none_and_an_approver_the_decision(place, state):
    initiative = place.at(state)
    place.sign_in(place.reader)
    assert offered(place, initiative) == set()
    page = main(show(place, initiative))
    assert "View only" in page and "inline-edit" not in page and "Move to trash" not in page
    place.sign_in(place.approver)
    assert offered(place, initiative) == ({"decide"} if state == "in_review" else set())


def test_its_owner_sends_and_withdraws_without_another_right(place):
    initiative = place.initiative(owner=place.reader)
    place.sign_in(place.reader)
    assert "Send for review" in words(show(place, initiative))
    assert place.get(f"initiatives/{initiative.key}/edit/").status_code == 403
    sent = place.post(
        f"initiatives/{initiative.key}/move/submit/", {"note": "Ready.", "due": "2026-08-14"}, follow=True
    )
    assert f"{initiative.key} is with its approvers." in sent.content.decode()
    assert (initiative.request.note, initiative.request.due) == ("Ready.", make.END)
    assert place.post(f"initiatives/{initiative.key}/move/withdraw/").status_code == 302
    assert initiative.request is None
    assert place.post(f"initiatives/{initiative.key}/move/hold/").status_code == 403


@pytest.mark.parametrize(
    ("state", "verb", "after", "said"),
    [
        ("draft", "submit", "in_review", "ORC-1 is with its approvers."),
        ("in_review", "withdraw", "draft", "ORC-1 is a draft again."),
        ("approved", "hold", "on_hold", "ORC-1 is on hold."),
        ("on_hold", "resume", "approved", "ORC-1 goes on."),
        ("declined", "reopen", "draft", "ORC-1 is a draft again."),
    ],
)
def test_a_verb_is_done_with_a_note(place, state, verb, after, said):
    initiative = place.at(state)
    url = f"initiatives/{initiative.key}/move/{verb}/"
    assert place.get(url).status_code == 200
    done = place.post(url, {"note": "Because."}, follow=True)
    assert said in done.content.decode() and "Because." in done.content.decode()
    initiative.refresh_from_db()
    assert initiative.state == after


def test_a_verb_that_does_not_fit_says_why(place):
    initiative = place.at("approved")
    answer = place.post(f"initiatives/{initiative.key}/move/submit/", {})
    assert answer.status_code == 422
    assert "ORC-1 is approved, so it cannot be sent for review." in answer.content.decode()
    wrong = place.post(f"initiatives/{initiative.key}/move/hold/", {"note": "x" * 5001})
    assert wrong.status_code == 422
    for verb in ("approve", "launch", "ship", "nonsense"):
        assert place.post(f"initiatives/{initiative.key}/move/{verb}/", {}).status_code == 404


def test_nothing_is_sent_where_nobody_decides(place):
    initiative = make.initiative(place.manager, make.product(place.owner, key="LON"))
    answer = place.post(f"initiatives/{initiative.key}/move/submit/", {})
    assert answer.status_code == 422 and "has no approver yet" in answer.content.decode()


def test_the_page_costs_the_same_with_much_on_it(place, django_assert_max_num_queries):
    goal = make.goal(place.manager, place.product)
    make.key_result(place.manager, goal)
    initiative = place.at("approved", goals=[goal])
    make.requirement(place.manager, initiative)

    path = f"initiatives/{initiative.key}/"

    def cost():
        with django_assert_max_num_queries(60) as counted:
            place.get(path)
        return len(counted)

    cost()
    before = cost()
    for n in range(4):
        make.requirement(place.manager, initiative, title=f"{n}")
        place.product.seat(make.member(place.workspace), place.owner)
        more = make.goal(place.manager, place.product)
        make.key_result(place.manager, more)
        initiative.edit(by=place.manager, changes={"goals": [*initiative.goals.all(), more]})
        initiative.hold(by=place.manager)
        initiative.resume(by=place.manager)
    assert cost() == before
