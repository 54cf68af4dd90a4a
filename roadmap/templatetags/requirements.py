"""Which task a requirement became: what an initiative's page shows of the project side."""

from django import template

from roadmap import requirement_tasks as made

register = template.Library()


@register.simple_tag
def requirement_tasks(requirements):
    """{requirement id: its newest live task} of a whole list, in one query."""
    return made.tasks_of(requirements)


@register.simple_tag
def requirement_of(task):
    """The requirement that became this task, or None."""
    found = (
        made.standing()
        .filter(task=task)
        .select_related("requirement__initiative__product", "requirement__initiative__workspace")
    )
    link = found.first()
    return link and link.requirement


@register.filter
def task_of(tasks, requirement):
    return tasks.get(requirement.pk)


@register.filter
def met_by(requirement, task):
    """Whether it is met: by its task, or by hand where it has none."""
    return made.is_met(requirement, task)


@register.filter
def met(tasks, requirements):
    """How many of the requirements are met."""
    return sum(made.is_met(one, tasks.get(one.pk)) for one in to_do(requirements))


@register.filter
def to_do(requirements):
    """Without those that will not be done."""
    return [one for one in requirements if one.priority in made.PRIORITY]
