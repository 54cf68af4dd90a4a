import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.fields import IdField
from strategy.models.initiative import Initiative
from strategy.models.score import Score
from strategy.models.session import ScoringSession
from strategy.spread import spread

PATIENCE = datetime.timedelta(seconds=30)  # from asking the rest until it may be revealed without them


class BallotState(models.TextChoices):
    HIDDEN = "hidden", _("Hidden")
    REVEALED = "revealed", _("Revealed")
    TAKEN = "taken", _("Taken")


class How(models.TextChoices):
    OPEN = "", _("Open")
    MEDIAN = "median", _("Median")
    AGREED = "agreed", _("Agreed")


class Ballot(models.Model):
    """One criterion of one initiative in a session: hidden until it is revealed, and then taken or asked again."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="ballots")
    session = models.ForeignKey(ScoringSession, models.CASCADE, related_name="ballots")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="ballots")
    key = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=BallotState.choices, default=BallotState.HIDDEN)
    round = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField(null=True)
    value = models.FloatField(null=True)
    how = models.CharField(max_length=6, choices=How.choices, blank=True, default="")
    closed_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, related_name="ballots_closed"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "initiative", "key"], name="strategy_ballot_once"),
            models.CheckConstraint(condition=Q(state__in=BallotState.values), name="strategy_ballot_state"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="strategy_ballot_how"),
        ]

    def __str__(self):
        return f"{self.key} · {self.initiative_id}"

    @classmethod
    def of(cls, session, initiative, key):
        """The vote on this criterion, made where there was none. Raises Refused for what is not voted on here."""
        criterion = session.model.scheme.by_key.get(key)
        if criterion is None or criterion.source:
            raise Refused(_t("There is no vote on “%(key)s”.") % {"key": key}, "key")
        if not session.items.filter(initiative=initiative).exists():
            raise Refused(_t("%(key)s is not on the agenda.") % {"key": initiative.key}, "initiative")
        here = {"workspace_id": session.workspace_id}
        found, _made = cls.objects.get_or_create(
            session=session, initiative=initiative, key=key, defaults=here
        )
        found.session, found.initiative = session, initiative
        return found

    @property
    def criterion(self):
        return self.session.model.scheme.by_key[self.key]

    def lock(self):
        """As it stands, held until the transaction ends."""
        names = ["state", "round", "asked_at", "value", "how", "closed_by", "closed_at"]
        self.refresh_from_db(fields=names, from_queryset=Ballot.objects.select_for_update(no_key=True))

    def said(self):
        """The answers of this round: while it is hidden, of those who still have a seat."""
        rows = self.answers.filter(round=self.round)
        if self.state == BallotState.HIDDEN:
            rows = rows.filter(member__in=self.session.seats.values("member"))
        return rows

    def answer(self, *, by, value, at=None):
        """What `by` thinks, theirs alone until the reveal; changed as often as they like before it."""
        self.session.check_open()
        self.session.check_seat(by)
        if value is None:
            raise Refused(_t("Give a number."), "value")
        if fault := self.criterion.fault(value):
            raise Refused(fault, "value")
        at = at or timezone.now()
        with transaction.atomic():
            self.lock()
            if self.state != BallotState.HIDDEN:
                raise Refused(_t("It was revealed a moment ago; wait until it is asked again."), "value")
            here = {"workspace_id": self.workspace_id, "value": value, "at": at}
            found, _made = self.answers.update_or_create(member=by, round=self.round, defaults=here)
            self.note("answered", by, at)  # that, never what: the log is read by everybody
        return found

    def ask(self, *, by, at=None):
        """Ask those who still think; a while later it may be revealed without them."""
        self.session.check_facilitator(by)
        self.session.check_open()
        at = at or timezone.now()
        with transaction.atomic():
            self.lock()
            self.check_state(BallotState.HIDDEN)
            self.asked_at = self.asked_at or at
            self.save(update_fields=["asked_at"])
            self.note("asked", by, at)

    def reveal(self, *, by, at=None):
        """Show everybody every answer: once all have given one, or a while after those missing were asked."""
        self.session.check_facilitator(by)
        self.session.check_open()
        at = at or timezone.now()
        with transaction.atomic():
            self.lock()
            self.check_state(BallotState.HIDDEN)
            if reason := self.too_early(at):
                raise Refused(reason)
            # What somebody said who was taken off since is shown to nobody, not even with their seat given back.
            self.answers.filter(round=self.round).exclude(pk__in=self.said().values("pk")).delete()
            self.state = BallotState.REVEALED
            self.save(update_fields=["state"])
            self.note("revealed", by, at)

    def too_early(self, at):
        """Why it cannot be revealed yet, "" where it can."""
        given = set(self.said().values_list("member_id", flat=True))
        if not given:
            return _t("Nobody has answered yet.")
        missing = [member for member in self.session.scorers() if member.is_active and member.pk not in given]
        if missing and (self.asked_at is None or at < self.asked_at + PATIENCE):
            return _t("%(n)s still think. Ask them; after half a minute it can be revealed.") % {
                "n": len(missing)
            }
        return ""

    def again(self, *, by, at=None):
        """Hide everything and ask once more; the round before stays beside it."""
        self.session.check_facilitator(by)
        self.session.check_open()
        at = at or timezone.now()
        with transaction.atomic():
            self.lock()
            if self.state == BallotState.HIDDEN:
                raise Refused(_t("It is still being answered."))
            self.state, self.round, self.asked_at = BallotState.HIDDEN, self.round + 1, None
            self.save(update_fields=["state", "round", "asked_at"])
            self.note("asked again", by, at)

    def take(self, *, by, value=None, at=None):
        """Make the median, or another value that was agreed on, the initiative's input. Returns the cause."""
        self.session.check_facilitator(by)
        self.session.check_open()
        at, cause = at or timezone.now(), new_id()
        with transaction.atomic():
            self.lock()
            self.check_state(BallotState.REVEALED)
            median = self.spread.median
            self.value = median if value is None else value
            if fault := self.criterion.fault(self.value):
                raise Refused(fault, "value")
            self.state, self.how = BallotState.TAKEN, How.MEDIAN if self.value == median else How.AGREED
            self.closed_by, self.closed_at = by, at
            self.save(update_fields=["state", "value", "how", "closed_by", "closed_at"])
            score = Score.of(self.initiative, self.session.model)
            score.edit(
                by=by, changes={"inputs": {self.key: self.value}}, at=at, cause=cause, vote=self,
                note=_t("%(session)s: %(how)s") % {"session": self.session, "how": How(self.how).label},
            )  # fmt: skip
            self.note("took", by, at, cause)
        return cause

    @property
    def spread(self):
        """What this round said, None where nobody answered."""
        given = {row.member: row.value for row in self.said().select_related("member__user")}
        return spread(given, [step.value for step in self.criterion.steps]) if given else None

    def check_state(self, state):
        if self.state != state:
            raise Refused(
                _t("Somebody else was faster: it is %(state)s.")
                % {"state": BallotState(self.state).label.lower()}
            )

    def note(self, verb, by, at, cause=None):
        said = f"{self.initiative.key} · {self.criterion.name}"
        self.session.log(verb, by=by, at=at, note=said, cause=cause)


class BallotAnswer(models.Model):
    """What one scorer said in one round. The answers of a round that was revealed are never changed."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="vote_answers")
    vote = models.ForeignKey(Ballot, models.CASCADE, related_name="answers")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="vote_answers")
    round = models.PositiveSmallIntegerField()
    value = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vote", "member", "round"], name="strategy_ballotanswer_once"),
        ]

    def __str__(self):
        return f"{self.vote} · {self.member_id}"
