"""Who was asked for a decision, what they said, and how a product decides."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategy import readiness
from strategy.approving.voices import sentence, voices
from strategy.models import HowMany, Policy, State
from strategy.views.verbs import may_take_back

register = template.Library()


@register.simple_tag(takes_context=True)
def points_to_answer(context, initiative):
    """[(point, word of its part)] of the last request that was sent back, while they may be answered."""
    last = initiative.state == State.DRAFT and initiative.points().order_by("request__at").last()
    if not last:
        return []
    words = readiness.words(context["request"].workspace.customfields.of("initiative"))
    rows = initiative.points().filter(request=last.request_id).in_order()
    rows = rows.select_related("answered_by__user", "decision__by__user")
    return [(point, words.get(point.part, point.part)) for point in rows]


@register.filter
def answered(points):
    return sum(bool(point.answer) for point, _word in points)


@register.simple_tag(takes_context=True)
def around(context, review):
    """Who was asked and what they said: {voices, words, agreed, needed, stuck, mine (my yes may be taken back)}."""
    me, consent = context["request"].membership, review.consent()
    return {
        "voices": voices(review),
        "words": sentence(consent, me.pk),
        "agreed": len(consent.agreed),
        "needed": consent.needed,
        "stuck": consent.stuck,
        "mine": may_take_back(review, me),
    }


@register.simple_tag
def succession(initiative):
    """{why, places}: why its place was taken, and whose places it took."""
    moves = initiative.moves.filter(verb="supersede").order_by("at", "version")
    why = moves.values_list("note", flat=True).last() if initiative.superseded_by_id else ""
    return {"why": why, "places": list(initiative.supersedes.filter(deleted_at=None).with_names())}


@register.simple_tag
def missing_of(initiative):
    """[Gap] that its product's policy asks to fill in first."""
    return readiness.gaps(initiative, Policy.seen(initiative.product).required)


@register.simple_tag
def policy_of(product):
    return Policy.seen(product)


@register.simple_tag
def policy_words(policy, approvers):
    """[sentence] of how a product decides."""
    own = _("Nobody on what they alone put forward, unless they are the only one.")
    said = [how_many(policy, len(approvers)) + " " + own]
    if policy.days:
        said.append(
            ngettext("A request is due after %(n)s day.", "A request is due after %(n)s days.", policy.days)
            % {"n": policy.days}
        )
    if policy.required:
        known = readiness.words(policy.workspace.customfields.of("initiative"))
        listed = readiness.joined(known[name] for name in policy.required if name in known)
        said.append(_("Filled in before: %(parts)s.") % {"parts": listed})
    return said


def how_many(policy, seats):
    if policy.rule == HowMany.ALL:
        return _("All of them must agree.")
    if policy.rule == HowMany.NUMBER and policy.number > seats:
        said = _("%(n)s must agree, but too few hold a seat (%(seats)s): nothing can be put forward.")
        return said % {"n": policy.number, "seats": seats}
    if policy.rule == HowMany.NUMBER and policy.number > 1:
        return _("%(n)s of %(seats)s must agree.") % {"n": policy.number, "seats": seats}
    return _("One of them decides on an initiative.")
