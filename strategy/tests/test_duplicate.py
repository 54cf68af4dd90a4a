"""A draft made like another initiative."""

import pytest

from accounts import undo
from accounts.errors import Forbidden
from accounts.models import Activity, CustomField
from strategy.duplicating import LONGEST, duplicate
from strategy.models import Initiative, InitiativeLink
from strategy.tests import factories as make
from strategy.tests.page import words


@pytest.fixture
def whole(place):
    """One with everything that comes along, and an approval that does not."""
    legal = CustomField.create(by=place.owner, noun="initiative", name="Legal review", kind="date")
    goals = [make.goal(place.manager, place.product, title) for title in ("First", "Second")]
    bet = place.initiative(
        problem="They call.", outcome="They do not.", effort=30, confidence=80, goals=goals, start=make.START,
        end=make.END, public_title="Orders", external_key="J-1", owner=place.reader,
        **{legal.field_name: "2026-03-20"},
    )  # fmt: skip
    bet.edit(by=place.manager, changes={"goal_shares": {goals[0].key: 70}})
    make.requirement(place.manager, bet, "Pause")
    make.requirement(place.manager, bet, "Skip", priority="could")
    InitiativeLink.create(
        by=place.manager, initiative=bet, workspace=place.workspace, url="https://a.example/x"
    )
    bet.submit(by=place.manager).decide(by=place.approver, verdict="approve")
    bet.refresh_from_db()
    return bet


def test_what_it_bets_on_comes_along(place, whole):
    copy = duplicate(whole, by=place.manager)
    assert (copy.title, copy.state, copy.owner) == ("Standing orders (copy)", "draft", place.manager)
    for name in ("product", "problem", "outcome", "effort", "confidence", "theme", "custom", "goal_shares"):
        assert getattr(copy, name) == getattr(whole, name), name
    assert list(copy.goals.all()) == list(whole.goals.all())
    assert [(r.title, r.priority) for r in copy.requirements.all()] == [("Pause", "must"), ("Skip", "could")]
    assert [link.url for link in copy.links.all()] == ["https://a.example/x"]


def test_what_was_decided_and_planned_stays_behind(place, whole):
    copy = duplicate(whole, by=place.manager)
    assert (copy.start, copy.end, copy.public_title, copy.external_key) == (None, None, "", "")
    assert copy.promise is None and not copy.requests.exists()
    assert {row.member for row in copy.follows.standing()} == {place.manager}


def test_an_archived_goal_is_not_taken_up_again(place, whole):
    goal = whole.goals.in_order().first()
    goal.archive(by=place.manager)
    copy = duplicate(whole, by=place.manager)
    assert goal not in copy.goals.all() and copy.goal_shares == {}


def test_one_cause_and_each_log_names_the_other(place, whole):
    copy = duplicate(whole, by=place.manager)
    row = Activity.objects.of(whole).get(verb="duplicated")
    assert copy.key in row.note and Activity.objects.of(copy).get(verb="created").note.startswith(
        "Copied from ORC-1"
    )
    assert Activity.objects.filter(cause=row.cause).count() == 5
    assert (
        f'href="{whole.get_absolute_url()}">ORC-1</a>'
        in place.get(f"initiatives/{copy.key}/").content.decode()
    )


def test_it_is_undone_with_all_that_came_along(place, whole):
    copy = duplicate(whole, by=place.manager)
    undo.undo(by=place.manager, cause=Activity.objects.of(copy).get(verb="created").cause)
    copy.refresh_from_db()
    whole.refresh_from_db()
    assert copy.deleted_at and not whole.deleted_at and copy.requirements.count() == 0


def test_a_long_title_keeps_within_what_a_title_holds(place):
    copy = duplicate(place.initiative(title="x" * LONGEST), by=place.manager)
    assert len(copy.title) == LONGEST and copy.title.endswith(" (copy)")


def test_the_dialog_says_what_comes_along_and_makes_it(place, whole):
    path = f"initiatives/{whole.key}/duplicate/"
    said = words(place.get(path))
    assert "Comes along" in said and "Stays behind" in said and "place in the ranking" in said
    assert place.post(path, {"title": ""}).status_code == 422
    answer = place.post(path, {"title": "Second try"}, follow=True)
    assert "ORC-2 is a draft, copied from ORC-1." in answer.content.decode()
    assert Initiative.objects.get(number=2).title == "Second try"


def test_only_who_shapes_duplicates(place, whole):
    with pytest.raises(Forbidden):
        duplicate(whole, by=place.reader)


def test_by_program(place, whole):
    made = place.api("post", f"initiatives/{whole.key}/duplicate/", {})
    assert made.status_code == 201 and made.json()["title"] == "Standing orders (copy)"
    assert place.api("post", f"initiatives/{whole.key}/duplicate/", {"name": "x"}).status_code == 400
