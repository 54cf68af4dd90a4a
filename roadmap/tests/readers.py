"""Those who read digests: members of a workspace with their preferences, and what they are sent."""

import datetime as dt

from accounts.models import Mail
from accounts.models.outbox import MailState
from accounts.roles import Role
from roadmap.digests import facts as digest_facts
from roadmap.models import DigestPreference
from roadmap.tests import factories as make

LONG_AGO = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
LAST = dt.datetime(2026, 6, 8, 8, 1, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 6, 15, 8, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def digest_place():
    """A workspace whose members joined long ago, with one product that the owner alone approves."""
    workspace, owner = make.workspace()
    owner.created_at = LONG_AGO
    owner.save(update_fields=["created_at"])
    return workspace, owner, make.product(owner, name="Orchard")


def reader(place, role=Role.EXECUTIVE, name="Viktor Hale", **fields):
    member = make.member(place[0], role, name)
    member.created_at = LONG_AGO
    member.save(update_fields=["created_at"])
    if fields:
        member.user.__dict__.update(fields)
        member.user.save()
    return member


def preference(member, **fields):
    row = DigestPreference.of(digest_facts.members().get(pk=member.pk))
    DigestPreference.everything.filter(pk=row.pk).update(**fields)
    row.refresh_from_db()
    row.member = digest_facts.members().get(pk=member.pk)
    return row


def approval(place, title="Standing orders", at=MONDAY - DAY):
    """Something that moved: an approved initiative."""
    _workspace, owner, product = place
    made = make.initiative(owner, product, title, start=make.START, end=make.END, owner=owner)
    return make.approve(made, owner, at=at)


def mails(member):
    return Mail.objects.filter(recipient=member.user.email)


def sent(mail):
    """The same mail, once the server took it."""
    mail.settle(MailState.SENT)
    return mail
