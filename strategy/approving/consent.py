"""How many must agree to a request, who may answer it, and when it is settled. No database.

A request keeps what held when it was sent: who was asked and how many of them must agree. What happens to the seats
afterwards never approves anything: an empty place is taken by somebody who holds a seat today, or the request is
withdrawn and sent anew. Members are any hashable, usually ids; `needed` counts people.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Rule(StrEnum):
    """How many of the approvers must agree."""

    ANY = "any"
    ALL = "all"
    NUMBER = "number"


def asks(seated, asker):
    """The set of those asked: who holds a seat, but never whoever asks."""
    return frozenset(seated) - {asker}


def eligible(seated, asker):
    """The set of those who may answer by their seat; whoever asks only where nobody else holds one."""
    return asks(seated, asker) or frozenset(seated)


def needed(rule, number, seated, asker):
    """How many must agree to a request sent now, at least one. `number` counts for Rule.NUMBER alone."""
    if rule == Rule.ALL:
        return max(1, len(eligible(seated, asker)))
    return max(1, number) if rule == Rule.NUMBER else 1


def lacking(rule, number, seated, asker):
    """How many approvers a request sent now would lack, 0 where it can be settled."""
    return max(0, needed(rule, number, seated, asker) - len(eligible(seated, asker)))


@dataclass(frozen=True)
class Consent:
    """One open request. asked: when it was sent, and who stood in since; seated: who holds a seat today;
    agreed: those whose yes stands."""

    needed: int
    asked: frozenset
    seated: frozenset
    agreed: frozenset = field(default_factory=frozenset)
    asker: object = None

    @property
    def able(self):
        """Those who may answer today: who was asked and still has the seat; where too few of them are left to settle
        it, everybody with a seat."""
        sitting = eligible(self.seated, self.asker)
        kept = {m for m in self.asked if m in self.seated or m in self.agreed}
        return self.asked & sitting if len(kept) >= self.needed else sitting

    @property
    def open(self):
        """Those whose answer is awaited."""
        return self.able - self.agreed

    @property
    def left(self):
        """How many more must agree."""
        return max(0, self.needed - len(self.agreed))

    @property
    def stuck(self):
        """How many places nobody could fill today: 0 where it can still be settled."""
        return max(0, self.left - len(self.open))

    def alone(self, member):
        """Whether this member answers their own request, because nobody else could."""
        return member == self.asker and member in self.able

    def settled_by(self, member):
        """Whether a yes of this member would be enough."""
        return member in self.able and len(self.agreed | {member}) >= self.needed
