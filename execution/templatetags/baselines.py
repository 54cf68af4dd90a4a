"""How pages say what became of a plan."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from execution.scheduling.explained import days_said

register = template.Library()

STEP, EDGE = 16, 20  # px


@register.filter
def indent(depth):
    return EDGE + STEP * min(depth, 8)


@register.filter
def key_in(row, project):
    return f"{project.key}-{row.task.number}"


@register.filter
def more(number):
    """ "+12", "−3" """
    said = number_format(abs(number), decimal_pos=0 if number == int(number) else 1)
    return f"+{said}" if number > 0 else f"−{said}"


@register.filter
def more_days(days):
    """ "+3 d" """
    return _("%(days)s d") % {"days": more(days)}


@register.filter
def tone(days):
    return "late" if days > 0 else "ok"


@register.simple_tag
def sum_up(pair):
    """ "Since “As approved” the finish is 3 working days later; 12 tasks differ." """
    found, parts = pair.found, []
    if found.by and found.by.finish:
        words = (
            _("the finish is %(days)s later") if found.by.finish > 0 else _("the finish is %(days)s earlier")
        )
        parts.append(words % {"days": days_said(abs(found.by.finish))})
    else:
        parts.append(_("the finish is the same"))
    n = len(found.changed)
    parts.append(
        ngettext("%(n)s task differs", "%(n)s tasks differ", n) % {"n": n} if n else _("no task differs")
    )
    said = {"name": pair.of.name, "day": pair.of.day, "what": ", ".join(parts)}
    if pair.other:
        return _("From “%(name)s” to “%(other)s”: %(what)s.") % (said | {"other": pair.other.name})
    return _("Since “%(name)s”: %(what)s.") % said
