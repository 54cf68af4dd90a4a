"""The digest of one member: gathers its facts in a fixed number of queries, draws the mail, queues it."""

import contextlib
import datetime as dt

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.models import Mail
from roadmap import digest as content
from roadmap.digests import facts

KIND, EXTRA = "digest", "digest_extra"
EXTRA_A_DAY = 5
DAY = dt.timedelta(days=1)
SALT = "roadmap.digest.stop"


def write_due(preference, at=None):
    """Settle the issue that is due for this member: queue its mail, or note that nothing moved.

    Safe to call any number of times, at once and after any interruption: the mail and the note of it are one
    transaction, and only the first to settle an issue queues. Returns the Mail or None.
    """
    at = at or timezone.now()
    period = preference.due(at)
    if period is None:
        return None
    with reading_as(preference):
        material = facts.gather(preference, at)
        digest = content.compose(material, preference.only_when_slipping)
        mail = digest and draw(preference, digest, material)
    return settle(preference, period, mail, facts.memory(material), at)


def settle(preference, period, mail, told, at):
    if mail is None:
        preference.weigh(period)
        return None
    before, before_at = preference.heard(at)
    before_at = preference.since(at, before_at)
    with transaction.atomic():
        if not preference.weigh(period, told=told, told_at=at, told_before=before, told_before_at=before_at):
            return None
        until = preference.following(at)  # by then there is another one
        queued = Mail.queue(kind=KIND, period=period.isoformat(), until=until, at=at, **mail)
        preference.goes_by(queued)
        return queued


def write_extra(preference, at=None):
    """What the preview shows, now: marked as extra, at most five a day, and no issue less for it."""
    at = at or timezone.now()
    with reading_as(preference):
        material = facts.gather(preference, at)
        mail = draw(preference, content.write(material), material, extra=True)
        today = material.today.isoformat()
    for number in range(1, EXTRA_A_DAY + 1):
        if queued := Mail.queue(kind=EXTRA, period=f"{today} {number}", until=at + DAY, at=at, **mail):
            return queued
    raise Refused(_("That makes five today. The next one can be sent tomorrow."))


def preview(preference, at=None):
    """(digest, what its mail would be), drawn from the data as it is now."""
    with reading_as(preference):
        material = facts.gather(preference, at or timezone.now())
        digest = content.write(material)
        return digest, draw(preference, digest, material, preview=True)


# -- the mail -------------------------------------------------------------------


def draw(preference, digest, material, extra=False, preview=False):
    """The arguments of Mail.queue, but for kind, period and moment."""
    member = preference.member
    stop = stop_url(member)
    context = {
        "digest": digest,
        "workspace": member.workspace,
        "today": material.today,
        "late_jobs": [job for job in material.due if job.on < material.today],
        "extra": extra,
        "preview": preview,
        "why": why(preference),
        "links": links(preference, stop),
    }
    subject = digest.subject
    if extra:
        subject = _("Extra: %(subject)s") % {"subject": subject}
    return {
        "workspace": member.workspace,
        "recipient": member.user.email,
        "subject": subject,
        "text": tidy(render_to_string("roadmap/digest/mail.txt", context)),
        "html": render_to_string("roadmap/digest/mail.html", context),
        "headers": {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    }


def tidy(text):
    """No more than one empty line between two others."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept) + "\n"


def links(preference, stop):
    member = preference.member
    page = settings.BASE_URL + reverse("roadmap:digest", args=[member.workspace.slug])
    opens = settings.BASE_URL + (
        member.workspace.get_absolute_url()
        if facts.sees_portfolio(member)
        else facts.my_work(member.workspace)
    )
    words = _("Open the roadmap") if facts.sees_portfolio(member) else _("Open my work")
    return {"open": opens, "open_words": words, "settings": page, "slips": f"{stop}?only=slips", "stop": stop}


def why(preference):
    """ "You get this every Wednesday at 08:00 as executive at Larkfield."."""
    member = preference.member
    words = {
        "hour": formats.time_format(dt.time(preference.hour), "H:i"),
        "day": preference.get_weekday_display(),
        "role": member.get_role_display().lower(),
        "workspace": member.workspace.name,
    }
    if preference.frequency == "daily":
        return _("You get this every day at %(hour)s as %(role)s at %(workspace)s.") % words
    if preference.frequency == "weekly":
        return _("You get this every %(day)s at %(hour)s as %(role)s at %(workspace)s.") % words
    return _("You asked for this as %(role)s at %(workspace)s.") % words


@contextlib.contextmanager
def reading_as(preference):
    """Words, dates and clock of the reader, whoever asks."""
    language = preference.member.user.locale or settings.LANGUAGE_CODE
    with translation.override(language), timezone.override(preference.zone):
        yield


# -- stopping -------------------------------------------------------------------


def stop_url(member):
    """A signed address: whoever holds the mail may stop it, and nothing else."""
    token = signing.dumps(str(member.pk), salt=SALT)
    return settings.BASE_URL + reverse("roadmap:digest_stop", args=[token])


def member_of(token):
    """The member whose digest a signed address stops, or None."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return facts.members().filter(pk=pk).first()
