from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _t

from accounts.access import require
from accounts.errors import Conflict, Forbidden, Refused
from accounts.roles import Can
from accounts.words import in_a_line, is_blank, visible
from collaboration.models import Kind, Notification
from strategy import readiness
from strategy.models.decision import Decision, Verdict
from strategy.models.grounds import Grounds
from strategy.models.initiative import Initiative
from strategy.models.promise import Promise
from strategy.states import allowed, refusal

OUTCOMES = {
    Verdict.APPROVE: "approved",
    Verdict.REQUEST_CHANGES: "changes_requested",
    Verdict.DECLINE: "declined",
}
MOST = 50  # points of one answer
LONGEST = 500  # characters of one


class Deciding:
    """A request as it is answered: a yes counts, and the one that is enough settles it; any other word settles it
    at once."""

    def decide(self, *, by, verdict, note="", points=None, version=None, at=None):
        """An approver's answer; the yes that is enough writes the promise. Returns the Decision.

        points: [(part, text)] of what is to be changed, "" for the whole request; without them, each line of the note
        is one. Raises Forbidden without a seat or on one's own request, Refused without the words that a no needs,
        Conflict when another version is named or it was settled first.
        """
        at, note = at or timezone.now(), visible(note)
        self.check_seat(by)
        self.check_version(version)
        wanted = self.wanted(verdict, note, points)
        with transaction.atomic():
            initiative = self.hold_initiative()
            self.check_open()
            if not allowed(verdict, initiative.state):
                raise Refused(refusal(verdict, initiative.key, initiative.state))
            alone, enough = self.check_seat(by), self.settled_by(by, verdict)
            decision = self.record(by, verdict, note, alone, at)
            self.hang(decision, wanted, at)
            outcome = OUTCOMES[verdict] if enough else ""
            Grounds.keep(initiative, self, by=by, at=at, decision=decision, outcome=outcome)
            if enough:
                self.settle(initiative, decision)
            else:
                self.count_in(initiative, decision)
        return decision

    def take_back(self, *, by, note="", at=None):
        """One's yes, as long as it was not enough. It stays on record as taken back. Returns the Decision."""
        at = at or timezone.now()
        with transaction.atomic():
            initiative = self.hold_initiative()
            self.check_open()
            mine = self.decisions.agreements().filter(by=by).first()
            if mine is None:
                self.check_seat(by)
                raise Refused(_t("You have not agreed to this, so there is nothing to take back."))
            Decision.objects.filter(pk=mine.pk).update(taken_back_at=at)
            row = initiative.log("take_back", by=by, note=note, at=at)
            self.tell(initiative, row, by, note)
        mine.taken_back_at = at
        return mine

    @classmethod
    def land(cls, initiative, *, by, decided_at, note="", at=None, cause=None):
        """A yes that was given elsewhere, with its own day: request, decision and promise, marked as imported.

        Only an owner may; it never passes for a decision taken here. Returns the Decision.
        """
        require(by, Can.LAND_DECISIONS, _t("Only an owner records decisions that were taken elsewhere."))
        at = at or timezone.now()
        if decided_at > at:
            raise Refused(_t("A decision taken elsewhere lies in the past."), "approved_on")
        with transaction.atomic():
            frozen = {"version": initiative.version, "snapshot": initiative.snapshot()}
            initiative.move("land", by=by, note=note, at=at, cause=cause, on=decided_at)
            request = cls.objects.create(
                workspace_id=initiative.workspace_id, initiative=initiative, asked_by=by, note=note,
                at=decided_at, closed_at=decided_at, outcome=OUTCOMES[Verdict.APPROVE], **frozen,
            )  # fmt: skip
            decision = Decision.objects.create(
                workspace_id=initiative.workspace_id, request=request, by=by, verdict=Verdict.APPROVE,
                note=note, version=request.version, imported=True, at=decided_at,
            )  # fmt: skip
            Promise.write(decision, initiative, decided_at)
        return decision

    # -- checks ---------------------------------------------------------------

    def check_seat(self, by):
        """True where the only approver answers their own request, which the record then says."""
        found = self.consent()
        if by.is_active and by.pk in found.able:
            return found.alone(by.pk)
        product = self.initiative.product
        if not by.is_active or by.pk not in found.seated:
            raise Forbidden(_t("Only an approver of %(product)s decides.") % {"product": product})
        if by.pk == self.asked_by_id:
            raise Forbidden(_t("You put this forward yourself. Another approver decides."))
        raise Forbidden(_t("This was sent before you had your seat. Those who were asked then decide."))

    def check_version(self, version):
        if version is not None and version != self.version:
            raise Conflict(
                _t("Version %(asked)s was put forward, not version %(seen)s. Look again before you decide.")
                % {"asked": self.version, "seen": version},
                version=self.version,
            )

    def check_open(self):
        if not type(self).objects.filter(pk=self.pk, closed_at=None).exists():
            raise Conflict(_t("This request was decided or withdrawn a moment ago."))

    def wanted(self, verdict, note, points):
        """[(part, text)] of what is to be changed; [] for the other verdicts."""
        found = [(part, in_a_line(text)) for part, text in points or [] if not is_blank(text)]
        if verdict != Verdict.REQUEST_CHANGES:
            if found:
                raise Refused(_t("Points belong to a request for changes."), "points")
            if verdict == Verdict.DECLINE and not note:
                raise Refused(_t("Say why, so that the owner can act on it."), "note")
            return []
        # a line too long for a point is cut there alone: the note keeps it whole
        lines = [in_a_line(line)[:LONGEST] for line in note.splitlines() if not is_blank(line)]
        found = found or [("", line) for line in lines]
        if not found:
            raise Refused(_t("Say why, so that the owner can act on it."), "note")
        self.check_points(found)
        return found

    def check_points(self, found):
        if len(found) > MOST:
            raise Refused(_t("That is too much at once: at most %(n)s points.") % {"n": MOST}, "points")
        if any(len(text) > LONGEST for _part, text in found):
            raise Refused(_t("Keep each point within %(n)s characters.") % {"n": LONGEST}, "points")
        known = readiness.words(self.initiative.workspace.customfields.of("initiative"))
        if strange := [part for part, _text in found if part and part not in known]:
            raise Refused(_t("There is no field called %(name)s.") % {"name": strange[0]}, "points")

    # -- writing --------------------------------------------------------------

    def hold_initiative(self):
        """The initiative as it stands, locked first by whoever moves it, so that nobody waits in a circle."""
        rows = Initiative.objects.select_for_update(no_key=True, of=("self",)).select_related(
            "product", "workspace"
        )
        found = rows.filter(pk=self.initiative_id).first()
        if found is None:
            raise Conflict(_t("This initiative was moved to the trash a moment ago."))
        return found

    def settled_by(self, by, verdict):
        return verdict != Verdict.APPROVE or self.consent().settled_by(by.pk)

    def record(self, by, verdict, note, alone, at):
        """The decision. A no of somebody who agreed takes their yes back first."""
        mine = self.decisions.agreements().filter(by=by)
        if verdict == Verdict.APPROVE and mine.exists():
            raise Refused(_t("You agreed already. Take it back if you want to say something else."))
        mine.update(taken_back_at=at)
        self.asked.add(by)  # a stand-in, from now on; anybody else is there already
        return Decision.objects.create(
            workspace_id=self.workspace_id, request=self, by=by, verdict=verdict, note=note,
            version=self.version, sole=alone, at=at,
        )  # fmt: skip

    def hang(self, decision, wanted, at):
        rows = self.points.model
        rows.objects.bulk_create(
            [
                rows(
                    workspace_id=self.workspace_id, request=self, decision=decision, rank=rank, part=part, text=text,
                    created_at=at,
                )
                for rank, (part, text) in enumerate(wanted, 1)
            ]
        )  # fmt: skip

    def settle(self, initiative, decision):
        """Close it as the first and only one to do so."""
        outcome, at = OUTCOMES[decision.verdict], decision.at
        if not type(self).objects.filter(pk=self.pk, closed_at=None).update(closed_at=at, outcome=outcome):
            raise Conflict(_t("This request was decided or withdrawn a moment ago."))
        row = initiative.move(decision.verdict, by=decision.by, note=decision.note, at=at)
        Notification.settle(Kind.REQUEST, initiative, at)
        self.tell(initiative, row, decision.by, decision.note)
        if decision.verdict == Verdict.APPROVE:
            Promise.write(decision, initiative, at)
        self.closed_at, self.outcome = at, outcome

    def count_in(self, initiative, decision):
        """One yes of several: it is on record, and who gave it need not look any more."""
        row = initiative.log("agree", by=decision.by, note=decision.note, at=decision.at)
        Notification.objects.about(initiative).filter(kind=Kind.REQUEST, member=decision.by).read(decision.at)
        self.tell(initiative, row, decision.by, decision.note)

    def tell(self, initiative, row, by, note):
        """Its owner and who asked hear of it."""
        told = list(filter(None, [initiative.owner, self.asked_by]))
        Notification.tell(
            Kind.DECISION, told, initiative, by=by, words=note, cause=row.cause, at=row.at, verb=row.verb
        )
        initiative.tell_followers(row.verb, by=by, words=note, cause=row.cause, at=row.at)
