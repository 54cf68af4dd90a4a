import datetime

from django import template
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.templatetags.shell import short_date

register = template.Library()

VERBS = {
    "created": _("added"), "edited": _("changed"), "deleted": _("moved to the trash"), "restored": _("brought back"),
    "submit": _("put forward"), "withdraw": _("withdrew"), "approve": _("approved"), "decline": _("declined"),
    "request_changes": _("asked for changes to"), "launch": _("launched"), "ship": _("shipped"), "hold": _("put on hold"),
    "resume": _("resumed"), "reopen": _("reopened"), "moved": _("moved"), "checked_in": _("checked in"),
    "check_in_undone": _("took back a check-in of"),
    "land": _("recorded a decision on"),
    "agree": _("agreed to"), "take_back": _("took back their yes to"),
    "accept_date": _("accepted another date for"), "agree_date": _("agreed to another date for"),
    "cut_scope": _("cut the scope of"), "add_people": _("decided to add people to"),
    "supersede": _("superseded"), "unsupersede": _("brought back"),
    "declared": _("said how it stands with"),
    "joined": _("joined"), "revoked": _("revoked"), "deactivated": _("took access from"), "reactivated": _("gave access to"),
    "published": _("published"), "archived": _("archived"), "unarchived": _("brought back from the archive"),
    "blocked": _("said what blocks"), "unblocked": _("ended the block of"),
    "merged": _("merged"), "separated": _("took apart"), "promoted": _("promoted"),
    "answered": _("answered"),
    "duplicated": _("duplicated"),
}  # fmt: skip


@register.filter
def activity_verb(verb):
    """ "edited" -> "changed"; a verb without words says itself."""
    return VERBS.get(verb, verb.replace("_", " "))


@register.filter
def kind(record):
    return capfirst(record._meta.verbose_name)


@register.filter
def day_heading(date):
    """ "Today", "Yesterday", or the day with its name."""
    today = timezone.localdate()
    name = {today: _("Today"), today - datetime.timedelta(days=1): _("Yesterday")}.get(date)
    return name or formats.date_format(date, "l j F" if date.year == today.year else "l j F Y")


@register.simple_tag
def last_here(at):
    """When somebody was last seen, as people say it."""
    if at is None:
        return _("Never")
    minutes = int((timezone.now() - at).total_seconds() // 60)
    if minutes < 6:  # being here is written down every five minutes
        return _("Now")
    if minutes < 60:
        return _("%(n)s min ago") % {"n": minutes}
    local = timezone.localtime(at)
    if local.date() == timezone.localdate():
        return formats.time_format(local, "H:i")
    return (
        _("Yesterday")
        if local.date() == timezone.localdate() - datetime.timedelta(days=1)
        else short_date(local)
    )
