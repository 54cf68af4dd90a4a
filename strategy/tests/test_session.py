"""Group scoring: blind until the reveal for everybody, by every way; the median or what was agreed becomes the input."""

import datetime as dt
import re

import pytest

from accounts.errors import Forbidden, Refused
from accounts.roles import Role
from collaboration.models import Notification
from strategy import scores
from strategy.models import Ballot, Score, ScorerSeat, ScoringModel, ScoringSession
from strategy.tests import factories as make
from strategy.tests.page import main, words

# -- a session ---------------------------------------------------------------------


@pytest.fixture
def group(place):
    """Led by the manager; an executive, a contributor and a project manager score."""
    place.model = ScoringModel.create(by=place.manager, name="RICE", kind="rice")
    place.bet = place.initiative(title="Cold-chain proof", effort=18, confidence=50)
    place.planner = make.member(place.workspace, Role.PROJECT_MANAGER, "Jonas Weller")
    place.scorers = [place.approver, place.reader, place.planner]
    place.session = ScoringSession.open(
        by=place.manager, product=place.product, model=place.model, name="Q4", initiatives=[place.bet],
        scorers=place.scorers,
    )  # fmt: skip
    return place


def vote(group, key="impact"):
    return Ballot.of(group.session, group.bet, key)


def answered(group, *values, key="impact"):
    asked = vote(group, key)
    for member, value in zip(group.scorers, values, strict=False):
        asked.answer(by=member, value=value)
    return asked


def test_a_seat_is_no_role(group):
    vote(group).answer(by=group.approver, value=2)
    for stranger in (group.manager, group.owner):
        with pytest.raises(Forbidden, match="invited"):
            vote(group).answer(by=stranger, value=2)


def test_an_answer_is_one_of_the_scale_and_can_be_changed_until_the_reveal(group):
    with pytest.raises(Refused, match="is one of"):
        vote(group).answer(by=group.approver, value=2.5)
    asked = answered(group, 1, 2, 3)
    asked.answer(by=group.approver, value=2)
    assert asked.answers.get(member=group.approver).value == 2
    asked.reveal(by=group.manager)
    with pytest.raises(Refused, match="revealed a moment ago"):
        asked.answer(by=group.approver, value=1)


def test_it_is_revealed_when_all_have_answered_or_a_while_after_the_rest_was_asked(group):
    asked, now = vote(group), make.NOON
    with pytest.raises(Refused, match="Nobody has answered"):
        asked.reveal(by=group.manager, at=now)
    asked.answer(by=group.approver, value=1)
    with pytest.raises(Refused, match="2 still think"):
        asked.reveal(by=group.manager, at=now)
    asked.ask(by=group.manager, at=now)
    with pytest.raises(Refused, match="2 still think"):
        asked.reveal(by=group.manager, at=now + dt.timedelta(seconds=29))
    asked.reveal(by=group.manager, at=now + dt.timedelta(seconds=30))
    assert asked.state == "revealed"


def test_who_was_taken_off_before_the_reveal_counts_no_more(group):
    asked, url = answered(group, 1, 2, 0.25), f"scoring-sessions/{group.session.pk}/"
    seat = ScorerSeat.objects.get(member=group.planner)
    seat.trash(by=group.manager)
    assert "Hidden, 2 of 2 answered" in words(group.get(url))
    assert str(group.planner.pk) not in group.api("get", url).json()["votes"][0]["answered"]

    asked.reveal(by=group.manager)
    assert (asked.spread.least, asked.spread.most) == (1, 2)
    seat.restore(by=group.manager)
    assert asked.spread.least == 1


def test_without_those_who_were_taken_off_nobody_may_have_answered(group):
    asked = vote(group)
    asked.answer(by=group.planner, value=1)
    ScorerSeat.objects.get(member=group.planner).trash(by=group.manager)
    with pytest.raises(Refused, match="Nobody has answered"):
        asked.reveal(by=group.manager)


def test_who_is_taken_off_after_the_reveal_has_been_heard(group):
    asked = answered(group, 1, 2, 0.25)
    asked.reveal(by=group.manager)
    ScorerSeat.objects.get(member=group.planner).trash(by=group.manager)
    assert asked.spread.least == 0.25


def test_only_whoever_leads_reveals_takes_and_closes(group):
    asked = answered(group, 1, 2, 3)
    for act in (asked.reveal, asked.ask, asked.again, asked.take):
        with pytest.raises(Forbidden):
            act(by=group.approver)
    with pytest.raises(Forbidden):
        group.session.close(by=group.reader)


def test_the_median_becomes_the_input_with_the_vote_it_came_from(group):
    asked = answered(group, 1, 2, 3)
    asked.reveal(by=group.manager)
    asked.take(by=group.manager)
    score = Score.objects.get(initiative=group.bet)
    fact = score.facts.get()
    assert (score.inputs, fact.vote, fact.by) == ({"impact": 2}, asked, group.manager)
    assert (asked.state, asked.how) == ("taken", "median")


def test_another_value_that_was_agreed_on(group):
    asked = answered(group, 1, 2, 3)
    asked.reveal(by=group.manager)
    asked.take(by=group.manager, value=3)
    assert (Score.objects.get().inputs["impact"], asked.how) == (3, "agreed")


def test_asked_again_everything_is_hidden_and_the_round_before_is_kept(group):
    asked = answered(group, 1, 2, 3)
    with pytest.raises(Refused, match="still being answered"):
        asked.again(by=group.manager)
    asked.reveal(by=group.manager)
    asked.again(by=group.manager)
    assert (asked.state, asked.round, asked.spread) == ("hidden", 2, None)
    answered(group, 2, 2, 2)
    assert sorted(asked.answers.values_list("round", "value")) == [
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 2),
        (2, 2),
        (2, 2),
    ]


def told(group):
    rows = Notification.objects.about(group.session).filter(verb="score")
    return set(rows.values_list("member__user__name", flat=True))


def test_whoever_is_invited_hears_of_it_until_it_is_over(group):
    assert told(group) == {member.user.name for member in group.scorers}
    group.session.invite(group.manager, by=group.manager)
    group.session.invite(group.planner, by=group.manager)
    assert Notification.objects.about(group.session).count() == 3
    group.session.seats.get(member=group.planner).trash(by=group.manager)
    assert told(group) == {group.approver.user.name, group.reader.user.name}
    Notification.objects.filter(member=group.reader).read()
    group.session.close(by=group.manager)
    assert told(group) == {group.reader.user.name}


def test_when_it_is_over_nobody_answers(group):
    group.session.close(by=group.manager)
    with pytest.raises(Refused, match="over"):
        vote(group).answer(by=group.approver, value=1)


def test_what_is_read_from_the_initiative_is_not_voted_on(group):
    for key in ("effort", "speed"):
        with pytest.raises(Refused, match="no vote"):
            vote(group, key)
    other = group.initiative(title="Other")
    with pytest.raises(Refused, match="not on the agenda"):
        Ballot.of(group.session, other, "impact")


# -- blind -----------------------------------------------------------------------------


SECRET = 731_009.0


def shown(group, member):
    """Everything this member can read that speaks of the session, in one text."""
    group.sign_in(member)
    pk, bet = group.session.pk, group.bet
    pages = (
        f"scoring-sessions/{pk}/", "scoring-sessions/", "activity/", f"initiatives/{bet.key}/", "priorities/",
        "ranking-changes/",
    )  # fmt: skip
    apis = (f"scoring-sessions/{pk}/", "scoring-sessions/", "scores/", "priorities/")
    texts = [group.get(path).content.decode() for path in pages]
    texts += [group.api("get", path).content.decode() for path in apis]
    return re.sub(r"[.,\s]", "", "".join(texts))


def test_nobody_sees_an_answer_before_the_reveal_whoever_leads_neither(group):
    answered(group, SECRET, key="reach")
    for member in (group.manager, group.owner, group.reader, group.planner):
        assert "731009" not in shown(group, member)
    assert "731009" in shown(group, group.approver), "one's own is there"
    answered(group, SECRET, 5, 9, key="reach").reveal(by=group.manager)
    for member in (group.manager, group.reader):
        assert "731009" in shown(group, member)


def test_who_has_answered_is_known(group):
    vote(group, "reach").answer(by=group.reader, value=5)
    group.sign_in(group.planner)
    told = group.api("get", f"scoring-sessions/{group.session.pk}/").json()["votes"]
    assert [(row["answered"], row["answers"], row["mine"]) for row in told] == [
        ([str(group.reader.pk)], {}, None)
    ]
    assert "Hidden, 1 of 3 answered" in words(group.get(f"scoring-sessions/{group.session.pk}/"))


# -- pages -----------------------------------------------------------------------------


def test_three_people_score_by_the_page(group):
    url = f"scoring-sessions/{group.session.pk}/vote/{group.bet.key}/impact/"
    for member, value in zip(group.scorers, ("1", "2", "3"), strict=True):
        group.sign_in(member)
        assert group.post(url, {"verb": "answer", "value": value}).status_code == 302
    group.sign_in(group.manager)
    page = words(group.post(url, {"verb": "reveal"}, follow=True))
    assert "Revealed, spread over 3 steps" in page
    assert "Mara Lindholm and Jonas Weller are furthest apart" in page
    assert "Take median, High" in page
    page = words(group.post(url, {"verb": "take"}, follow=True))
    assert "Taken, all within Medium to Massive" in page


def test_too_early_is_said_on_the_page(group):
    url = f"scoring-sessions/{group.session.pk}/vote/{group.bet.key}/impact/"
    vote(group).answer(by=group.approver, value=1)
    answer = group.post(url, {"verb": "reveal"})
    assert answer.status_code == 422
    assert "2 still think" in words(answer)
    group.sign_in(group.reader)
    assert group.post(url, {"verb": "answer", "value": "much"}).status_code == 422


def test_a_session_is_opened_with_an_agenda_and_seats(group):
    form = {
        "name": "Q1", "model": group.model.pk, "initiatives": [group.bet.pk],
        "scorers": [group.approver.pk, group.reader.pk],
    }  # fmt: skip
    answer = group.post("products/ORC/scoring-sessions/new/", form)
    assert answer.status_code == 302, main(answer)
    made = ScoringSession.objects.get(name="Q1")
    assert (made.agenda(), made.scorers()) == ([group.bet], [group.approver, group.reader])
    assert "Q1" in words(group.get("scoring-sessions/"))


def test_a_session_without_an_agenda_is_refused_at_its_field(group):
    answer = group.post("products/ORC/scoring-sessions/new/", {"name": "Q1", "model": group.model.pk})
    assert answer.status_code == 422


def test_an_executive_sees_no_control_they_cannot_use(group):
    group.sign_in(group.owner)
    group.sign_in(group.approver)
    page = main(group.get(f"scoring-sessions/{group.session.pk}/"))
    assert "End session" not in page
    assert 'value="answer"' in page
    assert 'value="reveal"' not in page


@pytest.mark.parametrize("value", ["nan", "-nan", "inf", "-Infinity", "1e400"])
def test_what_is_no_number_is_no_answer_by_page_or_program(group, value):
    group.sign_in(group.reader)
    url = f"scoring-sessions/{group.session.pk}/vote/{group.bet.key}/reach/"
    answer = group.post(url, {"value": value})
    assert answer.status_code == 422 and "is a number" in words(answer)
    with pytest.raises(Refused, match="is a number"):
        vote(group, "reach").answer(by=group.reader, value=float(value))
    with pytest.raises(Refused, match="is a number"):
        scores.give(group.bet, group.model, by=group.manager, values={"reach": float(value)})
    assert group.get(f"scoring-sessions/{group.session.pk}/?item={group.bet.key}").status_code == 200
