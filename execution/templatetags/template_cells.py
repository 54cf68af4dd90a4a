"""One value of a template's row, as it is read and, where that is allowed, edited."""

from decimal import Decimal

from django import template
from django.template.loader import get_template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import wreverse
from accounts.roles import Can

register = template.Library()

LABELS = {
    "title": gettext_lazy("Title"),
    "role": gettext_lazy("Role"),
    "offset": gettext_lazy("From day"),
    "duration": gettext_lazy("Days"),
    "after": gettext_lazy("Waits for"),
    "parent": gettext_lazy("Part of"),
    "milestone": gettext_lazy("Milestone"),
    "estimate": gettext_lazy("Hours"),
}
OF_PARTS = {"offset", "duration", "estimate"}  # of a task with others in it they follow from those


@register.simple_tag(takes_context=True)
def cell(context, line, name, row):
    """row: the ProjectTemplate, None where it is read alone."""
    request = context["request"]
    can = row is not None and request.membership.can(Can.PLAN) and not (line.whole and name in OF_PARTS)
    words = {"field": LABELS[name], "title": line.step.title}
    return drawn().render(
        {
            "id": f"c-{name}-{line.step.id}",
            "url": wreverse(request, "execution:template_task_field", line.step.id, name) if can else "",
            "label": _("%(field)s: %(title)s") % words,
            "can": can,
            "value": value(line, name),
            "empty": "–",
            "tag": "span",
            "class": "ell semi" if name == "title" and line.whole else "ell",
        }
    )


def drawn():
    return get_template("components/inline_edit.html")


def value(line, name):
    step = line.step
    match name:
        case "title" | "role":
            return getattr(step, name)
        case "milestone":
            return line.mark
        case "after":
            return line.after
        case "parent":
            return line.above
    found = None if line.whole else getattr(step, name)
    if found is None:
        return ""
    return number_format(f"{found.normalize():f}" if isinstance(found, Decimal) else found)
