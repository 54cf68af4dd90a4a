from django import template

register = template.Library()


@register.filter
def is_overdue(row, today):
    """Whether a row of the plan's table is open and was due before today."""
    return row.late(today)
