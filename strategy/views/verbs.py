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
    """Whether this member's answer to an open request is awaited, by the verb's own rule."""
    return member.is_active and member.pk in request.consent().open


def may_take_back(request, member):
    """Whether this member agreed, and it was not enough so far."""
    return member.pk in request.consent().agreed
