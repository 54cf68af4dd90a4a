"""Those around one request: who was asked, who may answer, and what each of them said so far."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from strategy.models.decision import Verdict

NUMBERS = (
    _l("none"), _l("one"), _l("two"), _l("three"), _l("four"), _l("five"), _l("six"), _l("seven"), _l("eight"), _l("nine"),
)  # fmt: skip


@dataclass(frozen=True)
class Voice:
    """decision: what they said, None while open; may: whether their answer counts today."""

    member: Any
    decision: Any = None
    may: bool = False
    asks: bool = False

    @property
    def agreed(self):
        return self.decision is not None and self.decision.verdict == Verdict.APPROVE

    @property
    def words(self):
        if self.decision is not None:
            return self.decision.get_verdict_display() if not self.agreed else _("Agreed")
        if self.may:
            return _("Open")
        return _("Asks") if self.asks else _("No seat any more")


def voices(request):
    """[Voice] in the order of the seats, then those who have none any more. Costs nothing where it was read
    `with_voices`."""
    consent, sitting = request.consent(), request.initiative.product.sitting()
    said = {d.by_id: d for d in request.decisions.all() if d.taken_back_at is None}
    gone = {member.pk: member for member in request.asked.all() if member.pk not in sitting}
    shown = consent.asked | consent.able | set(said) | {consent.asker}
    return [
        Voice(member, said.get(pk), pk in consent.able, pk == consent.asker)
        for pk, member in (sitting | gone).items()
        if pk in shown
    ]


def sentence(consent, member=None):
    """ "Two of three needed, yours decides it"; member: the id of whoever reads, where they may answer."""
    of = len(consent.able | consent.agreed)
    if consent.stuck:
        return ngettext(
            "%(n)s more must agree, and nobody is left who could. Name another approver, or withdraw it.",
            "%(n)s more must agree, and too few are left. Name another approver, or withdraw it.",
            consent.left,
        ) % {"n": capfirst(spelled(consent.left))}
    said = how_many(consent.needed, of)
    if member in consent.agreed:
        return _("%(how)s, you agreed") % {"how": said}
    if member in consent.open and consent.settled_by(member) and of > 1:
        return _("%(how)s, yours decides it") % {"how": said}
    return said


def how_many(needed, of):
    """ "Two of three needed" """
    if of == 1:
        return _("One decides")
    if needed == of:
        return _("Both needed") if of == 2 else _("All %(of)s needed") % {"of": spelled(of)}
    return capfirst(_("%(n)s of %(of)s needed") % {"n": spelled(needed), "of": spelled(of)})


def spelled(n):
    """A small number as a word."""
    return str(NUMBERS[n]) if n < len(NUMBERS) else str(n)
