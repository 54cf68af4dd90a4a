from django import template
from django.utils.translation import gettext as _

from execution.models import Status

register = template.Library()

SIGN = {
    "planned": "draft",
    "active": "in_delivery",
    "paused": "on_hold",
    "finished": "shipped",
    "cancelled": "declined",
}


@register.filter
def sign(state):
    """The sign a project's state wears."""
    return SIGN.get(state, "draft")


@register.filter
def tick_to(task):
    """What the tick box makes of a task: done, or doing again."""
    return Status.DONE if task.is_open else Status.DOING


@register.simple_tag
def move_url(task):
    """Where a button changes the status of the task as it was seen."""
    return f"{task.get_absolute_url()}move/?version={task.version}"


@register.simple_tag
def status_choices():
    return Status.choices


@register.filter
def spell_hours(value):
    """Person-hours as people say them: 0.5 -> "30 min", 2 -> "2 h", 1.75 -> "1 h 45"; nothing for None."""
    if value is None:
        return ""
    hours, minutes = divmod(round(value * 60), 60)
    if not minutes:
        return _("%(hours)s h") % {"hours": hours}
    if not hours:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(hours)s h %(minutes)02d") % {"hours": hours, "minutes": minutes}


@register.filter
def is_late(task, today):
    """Whether it is open and was due before today."""
    return task.is_open and task.due is not None and task.due < today
