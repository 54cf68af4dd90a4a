"""Ideas: added, voted for, promoted, answered; each verb taken back."""

import pytest

from accounts import trash, undo
from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from accounts.roles import Role
from collaboration.models import Notification
from strategy.models import Idea, Initiative, Insight, Vote
from strategy.tests import factories as make
from strategy.tests.idea_rows import fresh, idea, votes


def told(member):
    rows = Notification.objects.filter(member=member, verb="answer").order_by("at", "id")
    return [row.words for row in rows]


def project_manager(place):
    return make.member(place.workspace, Role.PROJECT_MANAGER, "Jonas Weller")


# -- adding ---------------------------------------------------------------------


def test_numbers_are_given_once_whatever_is_deleted_for_good(place):
    first, second = idea(place), idea(place, "Another")
    assert [first.key, second.key] == ["IDEA-1", "IDEA-2"]
    Idea.everything.filter(pk=second.pk).delete()
    assert idea(place, "A third").key == "IDEA-3"


def test_each_workspace_counts_for_itself(place):
    idea(place)
    _workspace, stranger = make.workspace("Next door")
    assert Idea.create(by=stranger, title="Theirs").key == "IDEA-1"


def test_a_contributor_adds_and_an_executive_does_not(place):
    assert idea(place, by=place.reader).proposed_by == place.reader
    with pytest.raises(Forbidden, match="adds nothing"):
        idea(place, by=place.approver)


def test_whoever_added_it_changes_it_until_it_is_answered(place):
    row, stranger = idea(place, by=place.reader), project_manager(place)
    row.edit(by=place.reader, changes={"title": "Say what is short"})
    with pytest.raises(Forbidden):
        row.edit(by=stranger, changes={"title": "Mine now"})
    row.answer_voters(by=place.manager, verdict="no", words="No, for a reason.")
    for act in (
        lambda: row.edit(by=place.reader, changes={"title": "Late"}),
        lambda: row.trash(by=place.reader),
    ):
        with pytest.raises(Forbidden):
            act()


def test_the_trash_takes_it_and_undo_brings_it_back(place):
    row = idea(place, by=place.reader)
    cause = row.trash(by=place.reader)
    assert not place.workspace.ideas.exists()
    undo.undo(by=place.reader, cause=cause)
    assert place.workspace.ideas.get() == row


def test_a_product_in_the_trash_leaves_the_idea_and_comes_back(place):
    row = idea(place, product=place.product)
    place.product.trash(by=place.manager)
    assert fresh(row).home is None
    place.product.restore(by=place.manager)
    assert fresh(row).home == place.product


# -- votes ----------------------------------------------------------------------


def test_one_vote_a_person(place):
    row = idea(place)
    assert row.vote(by=place.reader) == row.vote(by=place.reader)
    row.vote(by=place.manager)
    assert votes(place, row) == 2


def test_the_database_holds_the_rule_as_well(place):
    row = idea(place)
    row.vote(by=place.reader)
    with pytest.raises(Refused, match="voted for this already"):
        Vote.create(by=place.reader, workspace=place.workspace, idea=row, member=place.reader)


def test_an_executive_does_not_vote(place):
    with pytest.raises(Forbidden, match="does not vote"):
        idea(place).vote(by=place.approver)


def test_a_vote_is_taken_back_and_given_again_and_undone_either_way(place):
    row = idea(place)
    row.vote(by=place.reader)
    row.unvote(by=place.reader)
    assert votes(place, row) == 0
    undo.undo(by=place.reader)
    assert votes(place, row) == 1
    assert row.unvote(by=place.manager) is None
    row.unvote(by=place.reader)
    row.vote(by=place.reader)
    undo.undo(by=place.reader)
    assert votes(place, row) == 0


def test_nobody_brings_back_a_vote_for_another(place):
    row = idea(place)
    row.vote(by=place.reader)
    row.unvote(by=place.reader)
    gone = Vote.everything.get()
    assert gone.restorable_by(place.reader) and not gone.restorable_by(place.manager)
    assert trash.find(place.workspace, gone.pk, place.reader) is None
    for member in (place.manager, place.reader):
        place.sign_in(member)
        assert place.post(f"trash/{gone.pk}/restore/").status_code == 404
    assert votes(place, row) == 0


def test_a_vote_taken_back_does_not_fill_the_trash(place):
    row = idea(place)
    row.vote(by=place.reader)
    row.unvote(by=place.reader)
    assert trash.page(place.workspace).rows == []


def test_votes_go_to_the_trash_with_their_idea_and_with_it_for_good(place):
    row = idea(place)
    row.vote(by=place.reader)
    cause = row.trash(by=place.manager)
    assert not Vote.objects.exists()
    undo.undo(by=place.manager, cause=cause)
    assert votes(place, row) == 1
    fresh(row).trash(by=place.manager, at=make.NOON.replace(year=2020))
    trash.purge(make.NOON)
    assert not Vote.everything.exists()
    assert not Idea.everything.exists()


@pytest.mark.parametrize("who", ["reader", "approver"])
def test_only_a_product_manager_decides_what_becomes_of_it(place, who):
    row, other, by = idea(place), idea(place, "Text me"), getattr(place, who)
    for act in (
        lambda: row.merge(into=other, by=by),
        lambda: row.separate(by=by),
        lambda: row.tell_apart(other=other, by=by),
        lambda: row.promote(by=by, product=place.product),
        lambda: row.answer_voters(by=by, verdict="no", words="No."),
    ):
        with pytest.raises(Forbidden, match="Only a product manager"):
            act()


# -- promoting ------------------------------------------------------------------


def test_promoting_drafts_an_initiative_with_its_words_and_evidence(place):
    row = idea(place, description="The kitchen learns it too late.", product=place.product)
    said = Insight.create(by=place.manager, words="Tell me.", ideas=[row])
    row.promote(by=place.manager)
    made = fresh(row).leads_to
    assert (made.title, made.problem, made.state) == (row.title, row.description, "draft")
    assert list(place.workspace.insights.of_initiative(made)) == [said]
    assert list(made.ideas.all()) == [row]
    assert fresh(row).state == "planned"


def test_it_is_undone_as_one(place):
    row = idea(place, product=place.product)
    cause = row.promote(by=place.manager).cause
    undo.undo(by=place.manager, cause=cause)
    assert (fresh(row).state, fresh(row).initiative) == ("open", None)
    assert not Initiative.objects.exists()


def test_it_may_lead_to_an_initiative_that_is_there(place):
    row, there = idea(place), place.initiative()
    row.promote(by=place.manager, initiative=there)
    assert fresh(row).leads_to == there
    with pytest.raises(Refused, match="leads to ORC-1 already"):
        row.promote(by=place.manager, initiative=there)


def test_without_a_product_it_asks_for_one(place):
    with pytest.raises(Refused, match="which product") as refused:
        idea(place).promote(by=place.manager)
    assert refused.value.field == "product"
    assert not Initiative.objects.exists()


# -- answering ------------------------------------------------------------------


def wanted_by(place, *members, **fields):
    row = idea(place, **fields)
    for member in members:
        row.vote(by=member)
    return row


def test_everybody_who_voted_is_told_once(place):
    jonas = project_manager(place)
    row, twin = (
        wanted_by(place, place.reader, place.manager),
        wanted_by(place, place.reader, jonas, title="Text me"),
    )
    twin.merge(into=row, by=place.manager)
    assert row.answer_voters(by=place.manager, verdict="planned", words="With three hubs first.") == 2
    assert told(place.reader) == told(jonas) == ["Planned: With three hubs first."]
    assert told(place.manager) == []
    assert fresh(row).state == "planned"


def test_whoever_added_it_is_told_as_well(place):
    row = idea(place, by=place.reader)
    assert row.answer_voters(by=place.manager, verdict="no", words="No, for a reason.") == 1
    assert (fresh(row).state, told(place.reader)) == ("declined", ["No: No, for a reason."])


def test_a_small_correction_tells_nobody_again_and_mends_what_waits_unread(place):
    row = wanted_by(place, place.reader)
    row.answer_voters(by=place.manager, verdict="not_now", words="Not before the sumer is over, we think.")
    before = fresh(row).answered_at
    again = row.answer_voters(
        by=place.manager, verdict="not_now", words="Not before the summer is over, we think."
    )
    assert again == 0
    assert told(place.reader) == ["Not now: Not before the summer is over, we think."]
    assert fresh(row).answered_at == before


def test_other_words_or_another_verdict_tell_everybody_once_more(place):
    row = wanted_by(place, place.reader)
    row.answer_voters(by=place.manager, verdict="not_now", words="Not this year.")
    Notification.objects.filter(member=place.reader).read()
    assert row.answer_voters(by=place.manager, verdict="planned", words="Not this year.") == 1
    assert row.answer_voters(by=place.manager, verdict="planned", words="It starts with three hubs.") == 1
    # What they had not read yet gave way to the newest.
    assert told(place.reader) == ["Not now: Not this year.", "Planned: It starts with three hubs."]


def test_the_very_same_answer_changes_nothing(place):
    row = wanted_by(place, place.reader)
    row.answer_voters(by=place.manager, verdict="no", words="No, for a reason.")
    version = fresh(row).version
    assert row.answer_voters(by=place.manager, verdict="no", words="No, for a reason.") == 0
    assert fresh(row).version == version


def test_an_answer_needs_words_and_the_version_that_was_read(place):
    row = idea(place)
    with pytest.raises(Refused, match="in a sentence") as refused:
        row.answer_voters(by=place.manager, verdict="no", words="  ")
    assert refused.value.field == "words"
    with pytest.raises(Conflict):
        row.answer_voters(by=place.manager, verdict="no", words="No.", version=row.version + 1)


def test_what_was_told_cannot_be_taken_back(place):
    row = wanted_by(place, place.reader)
    row.answer_voters(by=place.manager, verdict="no", words="No, for a reason.")
    with pytest.raises(Refused, match="cannot be undone"):
        undo.undo(by=place.manager)


def test_what_waits_for_a_word(place):
    old, young = idea(place, at=make.NOON.replace(month=1)), idea(place, "Young", at=make.NOON)
    promoted = idea(place, "Promoted", product=place.product, at=make.NOON)
    promoted.promote(by=place.manager)
    waiting = place.workspace.ideas.unanswered(make.NOON.replace(day=1))
    assert set(waiting) == {old, promoted}
    promoted.answer_voters(by=place.manager, verdict="planned", words="It is a draft now.")
    old.answer_voters(by=place.manager, verdict="not_now", words="Not this year.")
    assert not waiting.all().exists()
    Initiative.everything.filter(pk=promoted.initiative_id).update(state="declined")
    assert set(waiting.all()) == {promoted}
    assert young not in waiting.all()


def test_every_verb_is_in_the_log(place):
    row, twin = idea(place), idea(place, "Text me", product=place.product)
    twin.promote(by=place.manager)
    twin.merge(into=row, by=place.manager)
    twin.separate(by=place.manager)
    twin.answer_voters(by=place.manager, verdict="planned", words="It is a draft now.")
    verbs = Activity.objects.of(twin).order_by("at", "id").values_list("verb", flat=True)
    assert list(verbs) == ["created", "promoted", "merged", "separated", "answered"]
