"""The re-decide loop: what is done once a forecast left its promise. Only an approver of the product decides, and says
why. Accepting another day writes a new promise once as many agree as its policy asks for."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Conflict, Forbidden, Refused
from accounts.ids import new_id
from accounts.words import visible
from collaboration.models import Kind, Notification
from execution.calendar import add_working_days
from execution.models import Task
from roadmap.drawing.lines import lines
from roadmap.models import Choice, Delivery, Redecision
from roadmap.requirement_tasks import tasks_of
from roadmap.undecided import left_promise, mark
from roadmap.words import day
from strategy.approving import consent
from strategy.models import ApprovalRequest, Initiative, Policy

VERBS = {Choice.ACCEPT: "accept_date", Choice.CUT: "cut_scope", Choice.ADD: "add_people", Choice.STOP: "hold"}
AT_WORK = ("planned", "active")
CLOSED = ("done", "cancelled")


@dataclass(frozen=True)
class Said:
    """One decision as it is written: by whom, when, why, on which Line, under which cause."""

    line: object
    by: object
    note: str
    at: object
    today: object
    cause: object

    @property
    def initiative(self):
        return self.line.initiative


def redecide(initiative, *, by, choice, note="", end=None, cut=(), promise=None, at=None):
    """Accept another end, cut requirements, add people or stop. Returns the Redecision.

    end: the day that is accepted. cut: Requirements that will not be done. promise: number of the promise that the
    reader saw. Raises Forbidden without a seat, Refused with what is missing, Conflict where the promise is another one
    by now.
    """
    today, at, note = initiative.workspace.today(at), at or timezone.now(), visible(note)
    with transaction.atomic():
        rows = Initiative.objects.select_for_update(no_key=True, of=("self",)).select_related(
            "product", "workspace"
        )
        initiative = rows.get(pk=initiative.pk)
        check_seat(initiative.product, by)
        (line,) = mark(lines([initiative], today))
        check_open(line, promise)
        if not note:
            raise Refused(_("Say why, so that everybody can read it later."), "note")
        said = Said(line, by, note, at, today, new_id())
        return ACTS[Choice(choice)](said, end=end, cut=list(cut))


def check_seat(product, by):
    if not by.is_active or by.pk not in product.sitting():
        raise Forbidden(_("Only an approver of %(product)s decides.") % {"product": product})


def check_open(line, promise):
    key, newest = line.initiative.key, line.promise
    if promise is not None and newest and newest.number != promise:
        raise Conflict(
            _("Another promise was written meanwhile. Look again before you decide."), version=newest.number
        )
    if not left_promise(line):
        raise Refused(
            _("The forecast of %(key)s is within its promise. There is nothing to decide.") % {"key": key}
        )
    if not line.undecided:
        raise Refused(
            _("It is decided what to do about %(key)s. It asks again once the forecast moves on.")
            % {"key": key}
        )


def keep(said, choice, **fields):
    found, tolerance = said.line.facts.health, said.line.promise.tolerance
    return Redecision.objects.create(
        workspace_id=said.initiative.workspace_id, initiative=said.initiative, promise=said.line.promise, choice=choice,
        note=said.note, p50=found.p50, p85=found.p85, holds_until=add_working_days(found.p50, tolerance), by=said.by,
        at=said.at, **fields,
    )  # fmt: skip


# -- the four -------------------------------------------------------------------


def accept(said, end, cut):
    """One yes to a day; the one that is enough writes the promise."""
    if end is None:
        raise Refused(_("Give the day that is accepted."), "end")
    start = said.line.promise.start or said.line.start or end
    if end < said.today:
        raise Refused(_("That day is over. Give one from today on."), "end")
    if end < start:
        words = _("That day lies before the start on %(start)s. Give a later one.")
        raise Refused(words % {"start": day(start)}, "end")
    product = said.initiative.product
    seated, policy = product.sitting(), Policy.seen(product)
    needed = consent.needed(policy.rule, policy.number, seated, None)
    before = [one for one in agreed(said.line, end) if one.by_id in seated]
    if any(one.by_id == said.by.pk for one in before):
        raise Refused(_("You accepted this day already. Others must agree too."), "end")
    enough = len(before) + 1 >= needed
    row = keep(said, Choice.ACCEPT, end=end, settled=enough)
    if not enough:
        record(said, "agree_date")
        return row
    voices = [(one.by, one.note) for one in before] + [(said.by, said.note)]
    row.renewed = ApprovalRequest.renew(said.initiative, agreed=voices, start=start, end=end, at=said.at)
    Redecision.objects.filter(pk=row.pk).update(renewed=row.renewed)
    follow(said.initiative, row.renewed)
    record(said, VERBS[Choice.ACCEPT])
    return row


def agreed(line, end):
    """What was said for that day already, by those who were not enough."""
    return line.promise.redecisions.filter(choice=Choice.ACCEPT, end=end, settled=False).in_order()


def follow(initiative, promise):
    """What is in delivery is measured by its newest promise from now on, and what waits for its project in the trash."""
    for n, delivery in enumerate(Delivery.everything.filter(initiative=initiative).standing()):
        key = delivery.idempotency_key or (f"promise {promise.number}, {delivery.pk}" if n else "")
        Delivery.everything.filter(pk=delivery.pk).update(
            promise=promise, idempotency_key=key, version=F("version") + 1
        )


def cut_scope(said, end, cut):
    """Requirements that will not be done, and the tasks they became as far as those are open."""
    row = keep(said, Choice.CUT)
    tasks, own = tasks_of(cut), {one.pk for one in said.initiative.requirements.all()}
    if any(requirement.pk not in own for requirement in cut):
        raise Refused(_("Only requirements of this initiative can be cut."), "cut")
    for requirement in cut:
        how = {"by": said.by, "at": said.at, "cause": said.cause}
        requirement.edit(changes={"priority": "wont"}, version=requirement.version, **how)
        task = tasks.get(requirement.pk)
        if task and task.status not in CLOSED:
            task.edit(changes={"status": "cancelled"}, version=task.version, **how)
    record(said, VERBS[Choice.CUT])
    return row


def add_people(said, end, cut):
    """Whoever leads a project of it is told to find them; who has room shows on the workload."""
    row = keep(said, Choice.ADD)
    record(said, VERBS[Choice.ADD])
    return row


def stop(said, end, cut):
    """It is put on hold, and so are its projects; what was done stays."""
    row = keep(said, Choice.STOP)
    how = {"by": said.by, "at": said.at, "note": said.note, "cause": said.cause}
    said.initiative.move("hold", **how)
    for delivery in said.line.deliveries:
        if delivery.project.state in AT_WORK:
            delivery.project.move("paused", **how)
    tell(said, "hold")
    return row


ACTS = {Choice.ACCEPT: accept, Choice.CUT: cut_scope, Choice.ADD: add_people, Choice.STOP: stop}


def record(said, verb):
    """In the log, in the initiative's history, and to whom it concerns."""
    own = said.initiative
    own.log(verb, by=said.by, note=said.note, at=said.at, cause=said.cause)
    own.remember(verb, own.state, own.state, by=said.by, note=said.note, at=said.at)
    tell(said, verb)
    own.tell_followers(verb, by=said.by, words=said.note, cause=said.cause, at=said.at)


def tell(said, verb):
    """Its owner, and who leads its projects."""
    told = [said.initiative.owner, *(delivery.project.lead for delivery in said.line.deliveries)]
    Notification.tell(
        Kind.DECISION, list(filter(None, told)), said.initiative, by=said.by, words=said.note, cause=said.cause,
        at=said.at, verb=verb,
    )  # fmt: skip


# -- what there is to choose from -------------------------------------------------


@dataclass(frozen=True)
class Options:
    """The four, worked out for one Line. hours: of work that is left. last: Tasks that end last. cuttable: [(Requirement,
    its open Task or None)], the least wanted first. accepted: unsettled yeses to a day."""

    line: object
    hours: float
    last: list
    cuttable: list
    accepted: list
    needed: int

    @property
    def projects(self):
        return [delivery.project for delivery in self.line.deliveries]


def options(line):
    rows = [row for _delivery, facts in line.cards if facts.forecast for row in facts.forecast.rows]
    open_ = Task.objects.filter(pk__in=[row.id for row in rows]).order_by("number", "id")
    open_ = list(open_.select_related("project", "workspace").prefetch_related("assignees__user"))
    latest = max((row.end for row in rows), default=None)
    deciding = {row.id for row in rows if row.end == latest}
    requirements = list(
        line.initiative.requirements.exclude(priority__in=("wont", "must")).order_by("rank", "id")
    )
    requirements.sort(key=lambda one: one.priority != "could")
    tasks = tasks_of(requirements)
    product = line.initiative.product
    policy = Policy.seen(product)
    return Options(
        line=line,
        hours=round(
            sum((task.remaining if task.remaining is not None else task.estimate) or 0 for task in open_)
        ),
        last=[task for task in open_ if task.pk in deciding],
        cuttable=[(one, tasks.get(one.pk)) for one in requirements],
        accepted=list(line.promise.redecisions.filter(choice=Choice.ACCEPT, settled=False).in_order()),
        needed=consent.needed(policy.rule, policy.number, product.sitting(), None),
    )
