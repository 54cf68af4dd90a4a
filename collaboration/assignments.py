"""Whoever is given something hears of it; who loses it again before they looked never does."""

from collaboration.models import Kind, Notification


def given(subject, members, *, by, at, cause, verb):
    """New, with somebody on it. verb: "assign", "own", "lead" or "score"."""
    how = {"by": by, "at": at, "cause": cause, "verb": verb}
    Notification.tell(Kind.ASSIGNMENT, list(filter(None, members)), subject, **how)


def handed_over(subject, row, name, members, *, by, verb):
    """After an edit that `row` of the log tells: the field `name` may hold others, now `members`."""
    if row is None or name not in row.changes:
        return
    old = row.changes[name][0] or []
    before = {item["id"] for item in (old if isinstance(old, list) else [old])}
    after = {str(member.pk): member for member in filter(None, members)}
    Notification.untell(Kind.ASSIGNMENT, before - after.keys(), subject)
    fresh = [member for pk, member in after.items() if pk not in before]
    given(subject, fresh, by=by, at=row.at, cause=row.cause, verb=verb)


def all_handed_over(given, *, by, at, cause, verb):
    """The same of many of one kind: [(subject, member before or None, member now or None)]."""
    Notification.untell_all(Kind.ASSIGNMENT, [(subject, old) for subject, old, _new in given if old])
    fresh = [(subject, new) for subject, _old, new in given if new]
    Notification.tell_all(Kind.ASSIGNMENT, fresh, by=by, at=at, cause=cause, verb=verb)


def taken_away(subject):
    """It went to the trash, so nobody has to look at it."""
    Notification.objects.about(subject).unread().filter(kind=Kind.ASSIGNMENT).delete()


def all_taken_away(model, pks):
    """The same of many of one kind."""
    rows = Notification.objects.filter(subject_type=model._meta.label_lower, subject_id__in=pks)
    rows.unread().filter(kind=Kind.ASSIGNMENT).delete()


def given_back(subject, members, *, by, at, cause, verb):
    """It is back: whoever never saw that it is theirs hears of it."""
    if not cause or not members:
        return
    heard = set(
        Notification.objects.about(subject).filter(kind=Kind.ASSIGNMENT).values_list("member_id", flat=True)
    )
    given(subject, [m for m in members if m.pk not in heard], by=by, at=at, cause=cause, verb=verb)
