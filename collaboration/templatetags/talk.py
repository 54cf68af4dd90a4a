"""What pages of every noun show of their comments and of a notification."""

import datetime

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.templatetags.shell import short_date
from collaboration import facts
from collaboration.forms.comment import form_of
from collaboration.inbox import GLYPHS, unread_count, words_of
from collaboration.thread import thread

register = template.Library()


@register.simple_tag(takes_context=True)
def thread_of(context, subject):
    """What was said about it, for this reader."""
    return thread(subject, context["request"].membership)


@register.simple_tag(takes_context=True)
def comment_form(context, subject):
    return form_of(subject.comments.model)(workspace=context["request"].workspace, auto_id="new-%s")


@register.simple_tag
def said_at(at):
    """ "Yesterday, 16:20"; "9 Jun, 16:20"."""
    local, today = timezone.localtime(at), timezone.localdate()
    near = {today: _("Today"), today - datetime.timedelta(days=1): _("Yesterday")}
    day, clock = near.get(local.date()) or short_date(local.date()), formats.time_format(local, "H:i")
    return format_html('<time datetime="{}">{}, {}</time>', local.isoformat(), day, clock)


@register.simple_tag
def clock(at):
    local = timezone.localtime(at)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), formats.time_format(local, "H:i"))


@register.filter
def glyph_of(row):
    return GLYPHS[row.kind]


@register.filter
def said_of(row):
    return words_of(row)


@register.filter
def note_of(row):
    return facts.note_of(row)


@register.simple_tag(takes_context=True)
def unread(context):
    """How much is new for this reader."""
    return unread_count(context["request"].membership)
