"""Acts over both sides: launch, ship, and the readings that remember what was derived."""

import datetime as dt
import uuid
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import require
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models import Workspace
from accounts.roles import Can
from accounts.words import in_a_line
from collaboration.models import Kind, Notification
from execution.models import Project
from execution.patterns import planting
from execution.patterns.pattern import Pattern
from roadmap import work
from roadmap.keys import key_for
from roadmap.models import Delivery, Reading
from roadmap.requirement_tasks import ENDED, become_tasks, wanted_of
from strategy.models import Initiative

OPEN_FOR_LAUNCH = ("approved", "in_delivery")
LONGEST_KEY = Delivery._meta.get_field("idempotency_key").max_length
OFF_TRACK = "off_track"
REPORTING = ("in_delivery", "on_hold", "shipped")


class Seed(NamedTuple):
    """What a new project begins with: a Pattern, from `start` on or the promised start, for {role: Membership}."""

    pattern: Pattern
    start: dt.date | None
    people: dict


def launch(
    initiative, by, project=None, name="", lead=None, another=False, idempotency_key="", at=None, cause=None,
    on=None, requirements=None, seed=None,
):  # fmt: skip
    """(delivery, created): an approved initiative gets a project, new or existing, exactly once.

    Where its current promise is in delivery already, that delivery is the answer. A further project needs
    `another` and an idempotency key; the same key answers the same delivery, and refuses to be used for
    another project. `on` is when it was really launched, where that is not now. A new project begins with a task
    for each of `requirements`; without them for each must and should; and with all that `seed`, a Seed, brings.
    Raises Forbidden, Refused.
    """
    require(by, Can.LAUNCH, _("Only product and project managers launch a delivery."))
    key = idempotency_key if another else ""
    if another and not 0 < len(key) <= LONGEST_KEY:
        raise Refused(
            _("A further project needs an Idempotency-Key of at most %(n)s characters.") % {"n": LONGEST_KEY},
            "another",
        )
    with transaction.atomic():
        initiative = Initiative.objects.select_for_update(no_key=True, of=("self",)).get(pk=initiative.pk)
        promise = initiative.promise
        found = standing(initiative, promise, key)
        if found:
            same_request(found, key, project)
            return found, False
        if initiative.state not in OPEN_FOR_LAUNCH or promise is None:
            raise Refused(
                _("%(key)s is %(state)s. Only an approved initiative can be launched.")
                % {"key": initiative.key, "state": initiative.get_state_display().lower()}
            )
        at = at or timezone.now()
        wanted = wanted_of(initiative, requirements) if project is None else []
        if seed and project:
            raise Refused(
                _("An existing project keeps its own tasks. Choose a template or a project."), "template"
            )
        return link(initiative, promise, key, by, project, name, lead, at, wanted, cause, on, seed), True


def standing(initiative, promise, key):
    """The delivery that a launch asked for already made."""
    mine = Delivery.objects.filter(initiative=initiative)
    if key:
        return mine.filter(idempotency_key=key).first()
    return mine.filter(promise=promise).order_by("idempotency_key", "at").first() if promise else None


def same_request(found, key, project):
    """A key is one request: sent again it may be shorter, but may not name another project."""
    if key and project and project.pk != found.project_id:
        raise Refused(
            _("This Idempotency-Key launched %(project)s. A further project needs a key of its own.")
            % {"project": found.project.key},
            "project",
        )


def link(initiative, promise, key, by, project, name, lead, at, wanted=(), whole=None, on=None, seed=None):
    """Write the delivery with its project, under one cause; the launch too where it is part of a `whole`."""
    cause, fresh = whole or new_id(), project is None
    project = new_project(initiative, promise, by, name, lead, at, cause, seed) if fresh else free(project)
    delivery = Delivery.create(
        by=by, at=at, cause=cause, workspace=initiative.workspace, initiative=initiative, project=project,
        promise=promise, launched_by=by, idempotency_key=key,
    )  # fmt: skip
    become_tasks(delivery, wanted, by, at, cause)
    if initiative.state == "approved":
        initiative.launch(by=by, at=at, cause=whole, on=on)
    tell_of_launch(delivery, by, at, cause, fresh)
    return delivery


def tell_of_launch(delivery, by, at, cause, fresh):
    """Its owner, who decided on it, and the lead, who hears of it once: as a launch, not as work given too."""
    initiative, project = delivery.initiative, delivery.project
    decisions = delivery.promise.decision.request.decisions.standing().in_order()
    told = [initiative.owner, project.lead, *(decision.by for decision in decisions)]
    if fresh and project.lead:
        Notification.untell(Kind.ASSIGNMENT, [project.lead], project)
    Notification.tell(
        Kind.LAUNCH, list(filter(None, told)), initiative, by=by, words=project.name, cause=cause, at=at
    )
    initiative.tell_followers("launch", by=by, words=project.name, cause=cause, at=at)


def free(project):
    """The project, unless it serves an initiative already."""
    project = Project.objects.select_for_update(no_key=True, of=("self",)).get(pk=project.pk)
    taken = Delivery.objects.filter(project=project).select_related("initiative__product").first()
    if taken:
        raise Refused(
            _("%(project)s already serves %(initiative)s. A project serves one initiative.")
            % {"project": project.key, "initiative": taken.initiative.key},
            "project",
        )
    return project


def new_project(initiative, promise, by, name, lead, at, cause, seed=None):
    """A project that begins with what was promised. The lock keeps two launches from taking one key."""
    Workspace.objects.select_for_update(no_key=True).get(pk=initiative.workspace_id)
    name = in_a_line(name) or initiative.title
    taken = Project.everything.filter(workspace=initiative.workspace).values_list("key", flat=True)
    fields = {"name": name, "key": key_for(name, taken), "lead": lead, "deadline": promise.end}
    fields |= {"workspace": initiative.workspace}
    start = promise.start
    if seed:
        start = seed.start or promise.start or initiative.workspace.today(at)
    if start and promise.end and start > promise.end:
        raise Refused(
            _("It would start after the promised end, %(day)s.") % {"day": promise.end.isoformat()}, "start"
        )
    if seed is None:
        return Project.create(by=by, at=at, cause=cause, start=start, **fields)
    return planting.begin(seed.pattern, start, seed.people, by=by, at=at, cause=cause, **fields)[0]


def relink(delivery, by, project, version):
    """Another project serves the initiative instead. Raises Forbidden, Refused, Conflict."""
    require(by, Can.LAUNCH, _("Only product and project managers link projects."))
    if project is None:
        raise Refused(_("A delivery needs a project. Delete it to unlink."), "project")
    with transaction.atomic():
        if project.pk != delivery.project_id:
            free(project)
        return delivery.edit(by=by, changes={"project": project}, version=version)


def ship(initiative, by, at=None, note=""):
    """In delivery -> shipped, once every project of it is finished or cancelled."""
    require(by, Can.SHAPE, _("Only a product manager ships."))
    with transaction.atomic():
        linked = Delivery.objects.filter(initiative=initiative, project__deleted_at=None)
        for delivery in linked.select_related("project"):
            if delivery.project.state not in ENDED:
                raise Refused(
                    _("%(project)s is still %(state)s. Finish or cancel it first.")
                    % {
                        "project": delivery.project.name,
                        "state": delivery.project.get_state_display().lower(),
                    }
                )
        return initiative.ship(by=by, at=at, note=note)


def take_readings(workspace, at=None):
    """Remember today's derived values of every delivery for which one of them changed. Returns the rows
    written: one a delivery and day, so that asking again changes nothing."""
    day = workspace.today(at)
    deliveries = list(workspace.deliveries.with_work().filter(initiative__state__in=REPORTING))
    facts = work.of_deliveries(deliveries, day)
    last = {r.delivery_id: r for r in workspace.readings.as_of(day)}
    rows, left = [], []
    for delivery in deliveries:
        values, before = values_of(facts[delivery.pk]), last.get(delivery.pk)
        if before is None or not before.same_as(values):
            rows.append(Reading(workspace=workspace, delivery=delivery, day=day, **values))
            if before and before.health != OFF_TRACK == values["health"] and delivery.promise.end:
                left.append((delivery, values))
    tell_of_drift(left, day, at)
    return Reading.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["delivery", "day"], update_fields=Reading.VALUES
    )


def tell_of_drift(left, day, at):
    """Followers hear once a day that a forecast left what was promised, with the reason."""
    for delivery, values in left:
        cause = uuid.uuid5(delivery.pk, f"drift {day}")
        delivery.initiative.tell_followers("drift", by=None, words=values["reason"], cause=cause, at=at)


def values_of(facts):
    """Facts as a reading keeps them."""
    expected = facts.forecast
    return {
        "progress": Reading.share(facts.share),
        "plan_start": facts.start,
        "plan_finish": facts.end,
        "p50": expected and expected.p50,
        "p85": expected and expected.p85,
        "began": facts.began,
        "health": facts.health.state,
        "reason": facts.reason,
    }
