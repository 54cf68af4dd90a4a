"""What was decided about an initiative, newest first, each step beside what it froze."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _l

from accounts.models import Activity
from strategy.models import Decision

WORDS = {
    "submit": _l("Sent for review"),
    "withdraw": _l("Withdrawn"),
    "request_changes": _l("Changes requested"),
    "approve": _l("Approved"),
    "decline": _l("Declined"),
    "launch": _l("Launched"),
    "ship": _l("Shipped"),
    "hold": _l("Put on hold"),
    "resume": _l("Resumed"),
    "reopen": _l("Reopened"),
    "land": _l("Imported"),
    "agree": _l("Agreed"),
    "take_back": _l("Agreed, taken back since"),
    "supersede": _l("Superseded"),
    "unsupersede": _l("Brought back"),
    "accept_date": _l("Accepted another date"),
    "agree_date": _l("Agreed to another date"),
    "cut_scope": _l("Cut its scope"),
    "add_people": _l("Decided to add people"),
    "created": _l("Proposed"),
}
GLYPHS = {
    "submit": "st-review",
    "withdraw": "undo",
    "request_changes": "undo",
    "approve": "seal",
    "decline": "st-declined",
    "launch": "project",
    "ship": "st-shipped",
    "hold": "st-hold",
    "resume": "play",
    "reopen": "undo",
    "land": "seal",
    "agree": "st-approved",
    "take_back": "undo",
    "supersede": "st-declined",
    "unsupersede": "undo",
    "accept_date": "seal",
    "agree_date": "st-approved",
    "cut_scope": "list",
    "add_people": "users",
    "created": "st-draft",
}

APPROVING = {"accept_date": "approve"}  # verbs of moves whose decision goes by another name
PROMISING = ("approve", "land", "accept_date")


@dataclass
class Step:
    verb: str
    by: Any
    at: Any
    note: str = ""
    request: Any = None  # what was put forward, or was decided
    number: int = 0  # of the snapshot
    sole: bool = False
    newest_yes: bool = False  # the approval that gave the promise that stands
    source: Any = None  # what it was copied from
    asked: list = field(default_factory=list)  # the points of a request for changes

    @property
    def word(self):
        return WORDS[self.verb]

    @property
    def glyph(self):
        return GLYPHS[self.verb]

    @property
    def points(self):
        """What an approver asks for; empty where the note is all of it."""
        return [] if [point.text for point in self.asked] == [self.note] else self.asked

    @property
    def shows_snapshot(self):
        return self.request is not None and self.verb in ("submit", *PROMISING)


def history(initiative):
    """[Step] newest first: every move, each yes that was not enough alone, the proposal that began it. Five queries."""
    requests = list(initiative.requests.order_by("at", "version"))
    by_version = {r.version: (n, r) for n, r in enumerate(requests, 1)}
    said = Decision.objects.filter(request__in=requests).in_order().prefetch_related("points")
    settling, others = parted(said, {r.pk: r for r in requests})
    steps = []
    for move in initiative.moves.select_related("by__user").order_by("-at", "-version"):
        step = Step(move.verb, move.by, move.at, move.note)
        decision = settling.get((APPROVING.get(move.verb, move.verb), move.at))
        version = decision.version if decision else move.version if move.verb == "submit" else None
        step.number, step.request = by_version.get(version, (0, None))
        step.sole = bool(decision and decision.sole)
        step.asked = sorted(decision.points.all(), key=lambda p: p.rank) if decision else []
        step.newest_yes = step.verb in PROMISING and not any(s.newest_yes for s in steps)
        steps.append(step)
    steps = sorted([*steps, *map(agreement, others)], key=lambda step: step.at, reverse=True)
    made = Activity.objects.of(initiative).filter(verb="created").select_related("actor__user").first()
    return [*steps, first_step(initiative, made)]


def first_step(initiative, made):
    """The proposal, with what it was copied from where it was."""
    step = Step("created", made and made.actor, initiative.created_at)
    twin = made and Activity.objects.filter(cause=made.cause, verb="duplicated").first()
    if twin:
        found = initiative.workspace.initiatives.model.everything.with_names()
        step.source = found.filter(workspace=initiative.workspace_id, pk=twin.subject_id).first()
    return step


def parted(decisions, requests):
    """({(verb, at): the decision that settled its request}, the agreements beside them, newest first)."""
    last = {d.request_id: d for d in decisions if d.taken_back_at is None and requests[d.request_id].settled}
    settling = {("land" if d.imported else d.verdict, d.at): d for d in last.values()}
    return settling, [d for d in reversed(decisions) if last.get(d.request_id) != d]


def agreement(decision):
    verb = "take_back" if decision.taken_back_at else "agree"
    return Step(verb, decision.by, decision.at, decision.note, sole=decision.sole)
