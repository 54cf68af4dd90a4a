"""What this reader may do with an initiative now: the state table crossed with who they are."""

from accounts.roles import Can
from strategy.states import allowed

OWN = {"submit", "withdraw"}  # the owner may too
SHAPING = OWN | {"hold", "resume", "reopen"}


def may(initiative, member, verb):
    """Whether the right is there, whatever the state."""
    own = verb in OWN and member.is_active and member.pk == initiative.owner_id
    return verb in SHAPING and (own or member.can(Can.SHAPE))


def open_verbs(initiative, member):
    """{verb: True} of those that would work now."""
    if initiative.archived_at:
        return {}
    return {v: True for v in SHAPING if allowed(v, initiative.state) and may(initiative, member, v)}


def may_decide(request, member):
    """Whether this member may decide on an open request, by the verb's own rule."""
    seats = {seat.member_id for seat in request.initiative.product.approvers()}
    return member.pk in seats and (request.asked_by_id != member.pk or len(seats) == 1)
