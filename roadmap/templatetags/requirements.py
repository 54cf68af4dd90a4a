"""Which task a requirement became: what an initiative's page shows of the project side."""

from django import template
from django.db.models import F

from roadmap.models import RequirementTask

register = template.Library()


def standing():
    """The links of live deliveries; what was linked to another project since shows no task of the old one."""
    return RequirementTask.objects.filter(delivery__deleted_at=None, task__project=F("delivery__project"))


@register.simple_tag
def requirement_tasks(requirements):
    """{requirement id: its newest live task} of a whole list, in one query."""
    links = standing().filter(requirement__in=requirements, task__deleted_at=None)
    links = links.select_related("task__project", "task__workspace").order_by("delivery__at", "pk")
    return {link.requirement_id: link.task for link in links}


@register.simple_tag
def requirement_of(task):
    """The requirement that became this task, or None."""
    found = (
        standing()
        .filter(task=task)
        .select_related("requirement__initiative__product", "requirement__initiative__workspace")
    )
    link = found.first()
    return link and link.requirement


@register.filter
def task_of(tasks, requirement):
    return tasks.get(requirement.pk)


@register.filter
def met(tasks):
    """How many of the tasks are done."""
    return sum(task.status == "done" for task in tasks.values())
