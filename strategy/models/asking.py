import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import ngettext

from accounts.errors import Refused
from collaboration.models import Kind, Notification, Why
from strategy import readiness
from strategy.approving import consent
from strategy.models.grounds import Grounds
from strategy.models.policy import Policy
from strategy.states import allowed, refusal


class Asking:
    """A request as it is sent: what it must have, and what it keeps of its product's policy."""

    @classmethod
    def send(cls, initiative, *, by, note="", at=None, due=None, cause=None):
        """Put this version of an initiative to those who decide on its product. Returns the request.

        It keeps who is asked, how many of them must agree and until when, whatever becomes of the policy.
        Raises Refused with what is missing, or which points are without an answer.
        """
        initiative.require_owner_or_manager(by)
        today, at = initiative.workspace.today(at), at or timezone.now()
        policy, seated = Policy.seen(initiative.product), initiative.product.sitting()
        check_sendable(initiative, policy, seated, by)
        due = due or policy.due(today)
        if due and due < today:
            raise Refused(_t("That day is over. Give one from today on."), "due")
        asked = consent.asks(seated, by.pk)
        with transaction.atomic():
            row = initiative.move("submit", by=by, note=note, at=at, cause=cause)
            request = cls.objects.create(
                workspace_id=initiative.workspace_id, initiative=initiative, asked_by=by, note=note, at=at, due=due,
                version=initiative.version, snapshot=initiative.snapshot(), answers=answers_of(initiative),
                needed=consent.needed(policy.rule, policy.number, seated, by.pk),
                remind_on=remind_on(policy, due, today), remind_overdue=policy.remind_overdue,
            )  # fmt: skip
            request.asked.set(asked)
            Grounds.keep(initiative, request, by=by, at=at)
            told = [seated[pk] for pk in asked]
            Notification.tell(Kind.REQUEST, told, initiative, by=by, words=note, cause=row.cause, at=row.at)
            initiative.join([by], Why.ASKER, at=row.at)
            initiative.join(told, Why.APPROVER, at=row.at)
            initiative.tell_followers("submit", by=by, words=note, cause=row.cause, at=row.at)
        return request


def check_sendable(initiative, policy, seated, by):
    """The state allows it, somebody can decide, nothing is missing, every point has its answer."""
    if not seated:
        raise Refused(
            _t("%(product)s has no approver yet. Name one on its page.") % {"product": initiative.product}
        )
    if not allowed("submit", initiative.state):
        raise Refused(refusal("submit", initiative.key, initiative.state))
    if few := consent.lacking(policy.rule, policy.number, seated, by.pk):
        needed = consent.needed(policy.rule, policy.number, seated, by.pk)
        said = _t(
            "%(n)s must agree, and only %(m)s could. Name another approver of %(product)s, or ask for fewer in its "
            "policy."
        )
        raise Refused(said % {"n": needed, "m": needed - few, "product": initiative.product})
    if missing := readiness.gaps(initiative, policy.required):
        raise Refused(readiness.sentence(missing))
    check_answered(initiative)


def check_answered(initiative):
    left = [point.text for point in initiative.points().unanswered().in_order()]
    if left:
        said = ngettext(
            "%(n)s point has no answer yet: %(points)s. Answer it on the page of %(key)s, then send it.",
            "%(n)s points have no answer yet: %(points)s. Answer them on the page of %(key)s, then send it.",
            len(left),
        )
        quoted = "; ".join(f"“{text}”" for text in left)
        raise Refused(said % {"n": len(left), "points": quoted, "key": initiative.key})


def answers_of(initiative):
    """The points of the request before and what became of them, as the next one keeps them."""
    last = initiative.points().order_by("request__at").last()
    if last is None:
        return []
    found = initiative.points().filter(request=last.request_id).in_order().select_related("answered_by__user")
    return [
        {
            "id": str(point.pk), "part": point.part, "text": point.text, "answer": point.answer,
            "by": str(point.answered_by or ""), "at": point.answered_at and point.answered_at.isoformat(),
        }
        for point in found
    ]  # fmt: skip


def remind_on(policy, due, today):
    """The day of the reminder before it is due; None where there is none, or it would come with the request itself."""
    if due is None or policy.remind_before is None:
        return None
    day = due - dt.timedelta(days=policy.remind_before)
    return day if day > today else None
