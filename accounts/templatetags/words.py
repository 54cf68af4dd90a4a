from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

VERBS = {
    "created": _("added"), "edited": _("changed"), "deleted": _("moved to the trash"), "restored": _("brought back"),
    "submit": _("put forward"), "withdraw": _("withdrew"), "approve": _("approved"), "decline": _("declined"),
    "request_changes": _("asked for changes to"), "launch": _("launched"), "ship": _("shipped"), "hold": _("put on hold"),
    "resume": _("resumed"), "reopen": _("reopened"), "moved": _("moved"), "checked_in": _("checked in"),
    "joined": _("joined"), "revoked": _("revoked"), "deactivated": _("took access from"), "reactivated": _("gave access to"),
}  # fmt: skip


@register.filter
def activity_verb(verb):
    """ "edited" -> "changed"; a verb without words says itself."""
    return VERBS.get(verb, verb.replace("_", " "))


@register.filter
def kind(record):
    return str(record._meta.verbose_name).capitalize()
