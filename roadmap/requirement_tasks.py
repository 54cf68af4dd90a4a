"""Requirements as tasks of the project that serves their initiative: the link between both sides is kept here."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.access import require
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.roles import Can
from execution.models import Task
from roadmap.models import Delivery, RequirementTask

PRIORITY = {"must": "high", "should": "medium", "could": "low"}  # a "wont" becomes no task
USUAL = ("must", "should")  # become tasks at a launch, unless somebody says which
ENDED = ("finished", "cancelled")
LONGEST = Task._meta.get_field("title").max_length


def wanted_of(initiative, chosen=None):
    """[Requirement] that become tasks, in their order: `chosen` ones, without them the usual. Raises Refused for one
    that is not of this initiative, or will not be done."""
    every = list(initiative.requirements.order_by("rank", "id"))
    if chosen is None:
        return [requirement for requirement in every if requirement.priority in USUAL]
    pks = {requirement.pk for requirement in chosen}
    found = [one for one in every if one.pk in pks and one.priority in PRIORITY]
    if len(found) < len(pks):
        raise Refused(
            _("A task is made of a requirement of this initiative that is to be done."), "requirements"
        )
    return found


def become_tasks(delivery, wanted, by, at, cause):
    """One task a requirement, in their order."""
    RequirementTask.objects.bulk_create(
        RequirementTask(delivery=delivery, requirement=one, task=task_of(delivery, one, by, at, cause))
        for one in wanted
    )


def task_of(delivery, requirement, by, at, cause):
    return Task.create(
        by=by, at=at, cause=cause, workspace=delivery.workspace, project=delivery.project,
        title=requirement.title[:LONGEST], priority=PRIORITY[requirement.priority],
    )  # fmt: skip


def standing():
    """The links of live deliveries; what was linked to another project since shows no task of the old one."""
    return RequirementTask.objects.filter(delivery__deleted_at=None, task__project=F("delivery__project"))


def tasks_of(requirements):
    """{requirement id: its newest live task} of a whole list, in one query."""
    links = standing().filter(requirement__in=requirements, task__deleted_at=None)
    links = links.select_related("task__project", "task__workspace").order_by("delivery__at", "pk")
    return {link.requirement_id: link.task for link in links}


def is_met(requirement, task):
    """Met when its task is done; without a task, when somebody ticked it."""
    return task.status == "done" if task else requirement.met


def make_task(requirement, by, at=None):
    """(task, cause): a requirement that has no task yet becomes one of the newest project at work; asked again, the
    task that it has, and no cause. Raises Forbidden, Refused."""
    require(by, Can.LAUNCH, _("Only product and project managers make tasks of requirements."))
    with transaction.atomic():
        requirement.initiative.lock()
        if task := tasks_of([requirement]).get(requirement.pk):
            return task, None
        if requirement.priority not in PRIORITY:
            raise Refused(_("It will not be done, so it becomes no task. Give it another priority first."))
        delivery = at_work(requirement.initiative)
        if delivery is None:
            raise Refused(_("No project of this initiative is at work. Launch it first."))
        cause = new_id()
        task = task_of(delivery, requirement, by, at, cause)
        # where an earlier task of it was deleted, this one takes its place
        RequirementTask.objects.update_or_create(
            delivery=delivery, requirement=requirement, defaults={"task": task}
        )
    return task, cause


def at_work(initiative):
    """Its newest delivery whose project is not over, or None."""
    found = Delivery.objects.filter(initiative=initiative, project__deleted_at=None).exclude(
        project__state__in=ENDED
    )
    return found.select_related("workspace", "project__workspace").order_by("-at", "-id").first()
