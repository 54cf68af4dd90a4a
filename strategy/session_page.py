"""What a scoring session shows one reader: never an answer of somebody else before the reveal."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone

from strategy import priorities
from strategy.models import Ballot, BallotAnswer, BallotState
from strategy.models.ballot import PATIENCE
from strategy.ranking.words import told_input
from strategy.spread import spread


@dataclass
class Item:
    """One line of the agenda."""

    initiative: Any
    row: Any  # the Candidate with its score
    taken: int
    whole: int

    @property
    def done(self):
        return self.taken == self.whole


@dataclass
class Question:
    """One criterion of the initiative at hand. `mine` is the reader's own answer, `spread` there once revealed."""

    criterion: Any
    vote: Any = None
    mine: float | None = None
    value: float | None = None  # as the score stands
    answered: int = 0
    whole: int = 0
    spread: Any = None
    columns: list = field(
        default_factory=list
    )  # [(step or number, [faces], [faces of the round before], median?)]
    early: bool = False  # too early to be revealed
    waiting: bool = False  # asked, and the patience not over

    @property
    def voted(self):
        return not self.criterion.source

    @property
    def state(self):
        return "fixed" if not self.voted else self.vote.state if self.vote else BallotState.HIDDEN

    @property
    def told(self):
        return told_input(self.criterion, self.value)

    @property
    def told_taken(self):
        return told_input(self.criterion, self.vote.value)

    @property
    def told_median(self):
        return told_input(self.criterion, self.spread.median)

    @property
    def told_range(self):
        return told_input(self.criterion, self.spread.least), told_input(self.criterion, self.spread.most)


class SessionPage:
    """Six queries whatever the number of rows; `key` chooses an initiative of the agenda."""

    def __init__(self, session, me, key="", now=None):
        self.session, self.me, self.now = session, me, now or timezone.now()
        self.scheme = session.model.scheme
        self.seats = session.scorers()
        self.seated = any(member.pk == me.pk for member in self.seats)
        self.votes = list(Ballot.objects.filter(session=session))
        self.items = self.agenda()
        self.item = self.chosen(key)
        self.questions = [self.question(c) for c in self.scheme.criteria] if self.item else []

    def agenda(self):
        initiatives = self.session.agenda()
        of = self.session.workspace.initiatives.filter(session_items__session=self.session)
        rows = {row.pk: row for row in priorities.candidates(of, self.session.model, everyone=True)}
        whole = sum(1 for c in self.scheme.criteria if not c.source)
        taken = {}
        for vote in self.votes:
            taken[vote.initiative_id] = taken.get(vote.initiative_id, 0) + (vote.state == BallotState.TAKEN)
        return [Item(i, rows[i.pk], taken.get(i.pk, 0), whole) for i in initiatives]

    def chosen(self, key):
        asked = next((item for item in self.items if item.initiative.key == key), None)
        return asked or next((i for i in self.items if not i.done), self.items[-1] if self.items else None)

    @property
    def done(self):
        return sum(item.done for item in self.items)

    @property
    def next(self):
        """The next of the agenda that is not done, None after the last."""
        at = self.items.index(self.item) if self.item in self.items else -1
        later = [*self.items[at + 1 :], *self.items[: max(at, 0)]]
        return next((item for item in later if not item.done), None)

    @cached_property
    def answers(self):
        """Those of the initiative at hand."""
        votes = [v.pk for v in self.votes if v.initiative_id == self.item.initiative.pk]
        return list(
            BallotAnswer.objects.filter(vote__in=votes).select_related("member__user").order_by("at", "id")
        )

    def question(self, criterion):
        pk = self.item.initiative.pk
        vote = next((v for v in self.votes if v.initiative_id == pk and v.key == criterion.key), None)
        value = self.item.row.values.get(criterion.key)
        found = Question(criterion, vote, value=value, whole=len(self.seats))
        if vote is None or criterion.source:
            found.early = True
            return found
        now = {a.member: a.value for a in self.said(vote)}
        found.mine = next((value for member, value in now.items() if member.pk == self.me.pk), None)
        found.answered = len(now)
        if vote.state == BallotState.HIDDEN:
            asked = vote.asked_at
            missing = {m.pk for m in self.seats if m.is_active} - {m.pk for m in now}
            found.waiting = bool(missing and asked and self.now < asked + PATIENCE)
            found.early = not now or bool(missing and (asked is None or found.waiting))
        elif now:
            found.spread = spread(now, [step.value for step in criterion.steps])
            before = {
                a.member: a.value for a in self.answers if a.vote_id == vote.pk and a.round == vote.round - 1
            }
            found.columns = columns(criterion, now, before, found.spread.median)
        return found

    def has_answered(self, question):
        """{member's id} of those who answered this round: that they did, not what."""
        return {a.member_id for a in self.said(question.vote)} if question.vote else set()

    def said(self, vote):
        """Its answers of this round, as `Ballot.said`."""
        found = [a for a in self.answers if a.vote_id == vote.pk and a.round == vote.round]
        seated = {member.pk for member in self.seats}
        return [a for a in found if vote.state != BallotState.HIDDEN or a.member_id in seated]

    @property
    def at_hand(self):
        """The question whose answers are still coming in, else the first that was revealed."""
        voted = [q for q in self.questions if q.voted]
        order = [BallotState.HIDDEN, BallotState.REVEALED]
        return next((q for state in order for q in voted if q.state == state), None)

    @property
    def people(self):
        """[(member, whether they answered what is at hand)]"""
        at_hand = self.at_hand
        there = self.has_answered(at_hand) if at_hand else set()
        return [(member, member.pk in there) for member in self.seats]

    # -- the score so far -------------------------------------------------------

    @property
    def outlook(self):
        """(least, expected, most) of the score with what was revealed, None where something is missing."""
        values = self.item.row.values
        middle, ends = dict(values), [dict(values), dict(values)]
        for question in self.questions:
            if question.state == BallotState.REVEALED and question.spread:
                key = question.criterion.key
                middle[key] = question.spread.median
                for end in ends:
                    end[key] = question.spread.median
                ends[0][key], ends[1][key] = question.spread.least, question.spread.most
        found = [self.scheme.score(v).value for v in (ends[0], middle, ends[1])]
        if None in found:
            return None
        return min(found), found[1], max(found)

    @property
    def scale(self):
        """(a, b, at, was) in per cent of the line that the outlook is drawn on."""
        least, at, most = self.outlook
        was = self.item.row.score
        top = max(most, was or 0) * 1.15 or 1
        return [100 * max(0, n) / top for n in (least, most, at)] + [None if was is None else 100 * was / top]


def columns(criterion, now, before, median):
    """What was revealed, in columns: a step each, or a number each where there are no steps."""
    values = [s.value for s in criterion.steps] or sorted({*now.values(), *before.values()})
    return [
        (
            criterion.step_of(value), told_input(criterion, value), value,
            [m for m, v in now.items() if v == value],
            [m for m, v in before.items() if v == value and now.get(m) != value],
            value == median,
        )
        for value in values
    ]  # fmt: skip
