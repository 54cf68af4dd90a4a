from django import template

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
def status_choices():
    return Status.choices
