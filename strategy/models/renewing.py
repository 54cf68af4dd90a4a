from strategy.approving.snapshots import snapshot
from strategy.models.decision import Decision, Verdict
from strategy.models.grounds import Grounds
from strategy.models.promise import Promise


class Renewing:
    """Another end is promised for what is under way already. It does not go back to review: work goes on, and those
    who decide on its product accepted the day."""

    @classmethod
    def renew(cls, initiative, *, agreed, start, end, at):
        """Write the next promise with that end, out of the initiative as it stands. agreed: [(member, their words)], the
        last of them the one that was enough. Whoever calls this checked their seats and holds the initiative. Returns
        the Promise."""
        put = snapshot(initiative) | {"start": start.isoformat(), "end": end.isoformat(), "precision": "day"}
        request = cls.objects.create(
            workspace_id=initiative.workspace_id, initiative=initiative, asked_by=None, version=initiative.version,
            snapshot=put, needed=len(agreed), at=at, closed_at=at, outcome="approved",
        )  # fmt: skip
        request.asked.set([member for member, _words in agreed])
        Grounds.keep(initiative, request, by=None, at=at)
        for member, words in agreed:
            decision = Decision.objects.create(
                workspace_id=initiative.workspace_id, request=request, by=member, verdict=Verdict.APPROVE, note=words,
                version=request.version, at=at,
            )  # fmt: skip
            outcome = "approved" if member is agreed[-1][0] else ""
            Grounds.keep(initiative, request, by=member, at=at, decision=decision, outcome=outcome)
        return Promise.write(decision, initiative, at)
