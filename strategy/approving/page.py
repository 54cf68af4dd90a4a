"""One request with all that its decision needs."""

from dataclasses import replace

from django.utils.translation import gettext as _

from strategy import readiness
from strategy.approving.grounds import evidence_of
from strategy.approving.room import room_of
from strategy.approving.score_place import place_of
from strategy.approving.voices import sentence, voices
from strategy.approving.weighing import Weighing
from strategy.history import history
from strategy.measuring import measure
from strategy.models import Grounds


def opened(ask, reader, seen=None):
    """The context of a page that shows the request `ask` to a member. `seen` is the one they had before them, where
    that is another: what changed since is marked against it."""
    initiative, workspace = ask.initiative, ask.initiative.workspace
    asked = list(initiative.requests.filter(at__lte=ask.at).order_by("at").select_related("asked_by__user"))
    before = (
        seen
        if seen and seen.pk != ask.pk
        else next((one for one in reversed(asked) if one.pk != ask.pk), None)
    )
    was = score_at(before)
    weighing = Weighing(ask, initiative, was)
    goals = workspace.goals.for_list().filter(initiatives=initiative)
    consent = ask.consent()
    return {
        "ask": ask,
        "initiative": initiative,
        "number": len(asked),
        "promise_number": initiative.promises.count() + 1,
        "before": before,
        "before_number": next((n for n, one in enumerate(asked, 1) if before and one.pk == before.pk), 0),
        "old": (before or ask).snapshot,
        "place": place_of(weighing),
        "room": room_of(weighing),
        "serves": [measure(goal, workspace.today()) for goal in goals],
        "evidence": evidence_of(initiative),
        "voices": voices(ask),
        "needed_words": sentence(consent, reader.pk),
        "decides_it": reader.pk in consent.open and consent.settled_by(reader.pk),
        "still_needed": consent.left - (reader.pk in consent.open),
        "steps": [told_once(step, ask) for step in history(initiative)],
        "since": [],
        "parts": parts_of(workspace),
    }


def score_at(request):
    """The score that an earlier request was asked with, None where nothing was kept of it."""
    kept = request and Grounds.objects.filter(request=request, decision=None).first()
    return kept.kept["score"].get("value") if kept else None


def told_once(step, ask):
    """The words of this very request stand at its head already."""
    own = step.verb == "submit" and step.request is not None and step.request.pk == ask.pk
    return replace(step, note="") if own else step


def parts_of(workspace):
    """[(name, word)] of what a point may hang on, the whole request first."""
    known = readiness.words(workspace.customfields.of("initiative"))
    return [("", _("Whole request")), *((name, str(word)) for name, word in known.items())]
