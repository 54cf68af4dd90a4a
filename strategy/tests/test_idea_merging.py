"""Ideas that mean the same: merged, taken apart, told apart."""

import pytest

from accounts import undo
from accounts.errors import Refused
from strategy.models import Idea, Insight
from strategy.tests.idea_rows import fresh, idea, votes
from strategy.views.ideas import comparable, likenesses


def test_merging_keeps_votes_and_insights_and_counts_nobody_twice(place):
    kept, twin = idea(place), idea(place, "Text me")
    for row in (kept, twin):
        row.vote(by=place.reader)
    twin.vote(by=place.manager)
    said = Insight.create(by=place.manager, words="Tell me.", ideas=[twin])
    twin.merge(into=kept, by=place.manager)
    assert (fresh(twin).state, fresh(twin).merged_into) == ("merged", kept)
    assert votes(place, kept) == 2
    assert list(place.workspace.insights.of_idea(kept)) == [said]
    assert twin.votes.count() == 2


def test_it_is_undone_as_one_and_taken_apart_later(place):
    kept, twin = idea(place), idea(place, "Text me")
    twin.vote(by=place.reader)
    row = twin.merge(into=kept, by=place.manager)
    undo.undo(by=place.manager, cause=row.cause)
    assert (fresh(twin).state, fresh(twin).merged_into) == ("open", None)
    assert (votes(place, kept), votes(place, twin)) == (0, 1)
    twin = fresh(twin)
    twin.merge(into=kept, by=place.manager)
    twin.separate(by=place.manager)
    assert (fresh(twin).state, votes(place, kept)) == ("open", 0)


def test_what_was_merged_into_it_goes_along(place):
    kept, twin, first = idea(place), idea(place, "Text me"), idea(place, "Call me")
    first.vote(by=place.reader)
    first.merge(into=twin, by=place.manager)
    row = twin.merge(into=kept, by=place.manager)
    assert fresh(first).merged_into == kept
    assert votes(place, kept) == 1
    undo.undo(by=place.manager, cause=row.cause)
    assert fresh(first).merged_into == twin


@pytest.mark.parametrize("back", ["undo", "trash"])
def test_it_stands_for_itself_while_what_it_was_merged_into_is_in_the_trash(place, back):
    kept, twin = idea(place), idea(place, "Text me")
    twin.merge(into=kept, by=place.manager)
    cause = fresh(kept).trash(by=place.manager)
    assert (fresh(twin).state, fresh(twin).merged_into) == ("open", None)
    assert "Text me" in place.get("ideas/").content.decode()

    if back == "undo":
        undo.undo(by=place.manager, cause=cause)
    else:
        Idea.everything.get(pk=kept.pk).restore(by=place.manager)
    assert (fresh(twin).state, fresh(twin).merged_into) == ("merged", kept)


def test_what_somebody_went_on_with_meanwhile_stays_apart(place):
    kept, twin = idea(place), idea(place, "Text me")
    twin.merge(into=kept, by=place.manager)
    fresh(kept).trash(by=place.manager)
    fresh(twin).answer_voters(by=place.manager, verdict="no", words="Not for us.")
    Idea.everything.get(pk=kept.pk).restore(by=place.manager)
    assert (fresh(twin).state, fresh(twin).merged_into) == ("declined", None)


def test_what_comes_back_to_nothing_it_was_merged_into_stands_for_itself(place):
    kept, twin = idea(place), idea(place, "Text me")
    twin.merge(into=kept, by=place.manager)
    fresh(twin).trash(by=place.manager)
    fresh(kept).trash(by=place.manager)
    Idea.everything.get(pk=twin.pk).restore(by=place.manager)
    assert (fresh(twin).state, fresh(twin).merged_into) == ("open", None)


def test_unvoting_what_it_was_merged_into_takes_the_vote_along(place):
    kept, twin = idea(place), idea(place, "Text me")
    twin.vote(by=place.reader)
    twin.merge(into=kept, by=place.manager)
    assert kept.vote(by=place.reader).idea_id == twin.pk  # it is there already
    kept.unvote(by=place.reader)
    assert votes(place, kept) == 0


def test_into_itself_or_into_what_was_merged_is_refused(place):
    kept, twin = idea(place), idea(place, "Text me")
    with pytest.raises(Refused, match="itself"):
        kept.merge(into=kept, by=place.manager)
    twin.merge(into=kept, by=place.manager)
    with pytest.raises(Refused, match="merged into IDEA-1"):
        kept.merge(into=twin, by=place.manager)
    for act in (
        lambda: twin.vote(by=place.reader),
        lambda: twin.promote(by=place.manager, product=place.product),
        lambda: twin.answer_voters(by=place.manager, verdict="no", words="No."),
    ):
        with pytest.raises(Refused, match="Go on there"):
            act()


def test_an_idea_leads_to_one_initiative_also_when_merged(place):
    kept, twin = idea(place, product=place.product), idea(place, "Text me", product=place.product)
    twin.promote(by=place.manager)
    twin.merge(into=kept, by=place.manager)
    assert (fresh(kept).initiative, fresh(kept).state) == (twin.initiative, "planned")
    third = idea(place, "Call me", product=place.product)
    third.promote(by=place.manager)
    with pytest.raises(Refused, match="leads to one initiative"):
        third.merge(into=fresh(kept), by=place.manager)


def test_what_is_not_alike_is_remembered_on_both_sides_and_undone(place):
    one, other = idea(place, "Missing crates"), idea(place, "A crate is missing")
    assert likenesses(one, comparable(place.workspace))
    one.tell_apart(other=other, by=place.manager)
    for row in (one, other):
        assert likenesses(row, comparable(place.workspace)) == []
    assert other.tell_apart(other=one, by=place.manager) is None
    undo.undo(by=place.manager)
    assert likenesses(other, comparable(place.workspace))
    with pytest.raises(Refused, match="like itself"):
        one.tell_apart(other=one, by=place.manager)
