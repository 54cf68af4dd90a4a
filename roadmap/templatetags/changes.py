"""What the pages of changes ask for: addresses of another end, the sign of what changed."""

from django import template
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from accounts.inlays import laid_in, part_of
from accounts.templatetags.shell import short_date
from roadmap.history.compared_markup import ComparedMarkup
from roadmap.history.page import Comparison
from roadmap.history.then_markup import ThenMarkup

register = template.Library()


@register.simple_tag
def end_url(ask, name, value):
    """The same question with another end."""
    return ask.url(**{name: str(value)})


@register.simple_tag(takes_context=True)
def card_base(context):
    """What stands before the id in the address of a card of an earlier day."""
    return reverse("roadmap:changes", args=[context["request"].workspace.slug])


@register.simple_tag(takes_context=True)
def then_markup(context):
    """What writes the bars of the page of two days, or the bars and rows of that of one."""
    page = context["page"]
    pen = ComparedMarkup if isinstance(page, Comparison) else ThenMarkup
    return pen(context["request"].workspace, context["lens"], part_of(context), page)


@register.simple_tag(takes_context=True)
def then_track(context, pen, lane):
    """The bars of a lane."""
    return laid_in(context, [pen.track(lane)])


@register.simple_tag(takes_context=True)
def then_rows(context, pen):
    """The list of a phone."""
    return laid_in(context, pen.phone())


@register.simple_tag
def weekday_since(at, today):
    """ "Monday" within the last week, "yesterday", "09:30 today", else the date."""
    return since_words(timezone.localtime(at), today)


def since_words(at, today):
    days = (today - at.date()).days
    if days <= 0:
        return _("%(time)s today") % {"time": formats.time_format(at, "H:i")}
    if days == 1:
        return _("yesterday")
    return formats.date_format(at, "l") if days < 7 else short_date(at.date())
