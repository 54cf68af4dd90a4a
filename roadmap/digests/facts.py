"""What the digest of one member may speak of, read in a fixed number of queries."""

import datetime as dt
from statistics import fmean

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Activity, Membership
from accounts.roles import Role
from collaboration.facts import note_of
from collaboration.inbox import words_of
from collaboration.models import Kind
from collaboration.models.notification import excerpt
from execution.models import Task
from roadmap import health as rules
from roadmap import work
from roadmap.digest import HORIZON
from roadmap.digests.material import (
    Course,
    Delivery,
    Event,
    Heard,
    Job,
    Material,
    Move,
    Product,
    Publication,
    Waiting,
)
from roadmap.published import told_between
from roadmap.tree import rollup
from roadmap.words import brief
from strategy.models import ApprovalRequest
from strategy.models import Move as MoveRow

PORTFOLIO = (Role.OWNER, Role.PRODUCT_MANAGER, Role.PROJECT_MANAGER, Role.EXECUTIVE)
TOLD = ("approve", "launch", "ship", "decline", "supersede", "hold", "resume")
NAMED = ("approve", "decline")  # who decided is part of the news; who slipped never is
OPEN = ("todo", "doing", "in_review")
NOTE = 140
HEARD = 5  # what waits in the inbox: a handful
# A request stands among the decisions that wait, a publication in a section of its own.
TOLD_ELSEWHERE = (Kind.REQUEST, Kind.PUBLICATION)


def members():
    """Members whom a digest may reach, with what writing one needs."""
    return Membership.objects.active().select_related("user", "workspace", "digest")


def sees_portfolio(member):
    return member.role in PORTFOLIO


def my_work(workspace):
    return reverse("execution:work", args=[workspace.slug])


def gather(preference, at):
    """The Material of this member's issue as of `at`."""
    member = preference.member
    told, told_at = preference.heard(at)
    local, since = at.astimezone(preference.zone), preference.since(at, told_at).astimezone(preference.zone)
    following = preference.following(at)
    today, all_of_it = local.date(), sees_portfolio(member)
    deliveries = deliveries_of(member, told, at, since)
    products, ends = goals_of(member.workspace, today) if all_of_it else ((), ())
    heard, heard_more = heard_by(member, since, at)
    own = member.workspace.tasks.filter(assignees=member, project__deleted_at=None)
    asked = member.workspace.tasks.asked_of(member).filter(status__in=OPEN)
    return Material(
        workspace=member.workspace.name,
        reader=member.user.get_short_name(),
        today=today,
        since=since.date(),
        until=following.date() if following else today + dt.timedelta(days=7),
        weekly=preference.frequency != "daily",
        hour=local.hour,
        portfolio=all_of_it,
        products=products,
        deliveries=deliveries,
        moves=moves_of(member, since, local, None if all_of_it else {d.key for d in deliveries}),
        waiting=waiting_for(member, preference.zone),
        done=jobs(member, "finished_on", done_since(own, since)),
        due=jobs(member, "due", asked.filter(due__lte=today + dt.timedelta(days=HORIZON))),
        events=(*ends, *key_dates(member.workspace, today)),
        published=published(member, since, local),
        heard=heard,
        heard_more=heard_more,
    )


# -- deliveries: now, and as the reader was last told ----------------------------


def deliveries_of(member, told, at, since):
    rows = member.workspace.deliveries.with_work().filter(initiative__state="in_delivery")
    if not sees_portfolio(member):
        rows = rows.filter(project__in=Task.objects.filter(assignees=member).values("project"))
    rows = list(rows)
    facts = work.of_deliveries(rows, member.workspace.today(at))
    before = courses_before(member.workspace, rows, since.date())
    by_initiative = {}
    for row in rows:
        by_initiative.setdefault(row.initiative, []).append(row)
    all_facts = {i: work.together([facts[row.pk] for row in parts]) for i, parts in by_initiative.items()}
    causes = deciding(all_facts.values())
    return tuple(
        delivery_of(initiative, now, member.workspace, told, before, causes)
        for initiative, now in all_facts.items()
    )


def deciding(all_facts):
    """{id: title} of the tasks on which the forecasts end, in one query."""
    ids = [pk for now in all_facts if now.forecast for pk in now.forecast.deciding[:1]]
    return dict(Task.objects.filter(pk__in=ids).values_list("pk", "title"))


def delivery_of(initiative, now, workspace, told, before, causes):
    key, expected = str(initiative.pk), now.forecast.p50 if now.forecast else now.end
    cause = causes[now.forecast.deciding[0]] if now.forecast and now.forecast.deciding else ""
    then = recalled(told[key]) if key in told else before.get(initiative.pk)
    return Delivery(
        title=initiative.title,
        product=initiative.product.name,
        url=address("strategy:initiative_show", workspace, initiative.key),
        now=Course(now.health.state, expected, brief(now.health), cause),
        then=then,
        ends=now.end,
        key=key,
    )


def courses_before(workspace, deliveries, day):
    """{initiative id: Course} at the end of `day`, by the readings: for what was never told."""
    initiatives = {row.pk: row.initiative_id for row in deliveries}
    found = {}
    for reading in workspace.readings.as_of(day):
        if reading.delivery_id in initiatives:
            course = Course(reading.health, reading.p50 or reading.plan_finish)
            found.setdefault(initiatives[reading.delivery_id], []).append(course)
    return {pk: together(courses) for pk, courses in found.items()}


def together(courses):
    finishes = [course.finish for course in courses if course.finish]
    return Course(rules.worst([course.health for course in courses]), max(finishes, default=None))


def memory(material):
    """What the reader knows once this issue is out, as `preference.told` keeps it."""
    return {
        d.key: [d.now.health, d.now.finish.isoformat() if d.now.finish else ""] for d in material.deliveries
    }


def recalled(kept):
    health, finish = kept
    return Course(health, dt.date.fromisoformat(finish) if finish else None)


# -- what else happened, waits, ends ---------------------------------------------


def moves_of(member, since, until, only=None):
    rows = MoveRow.objects.filter(
        initiative__workspace=member.workspace,
        initiative__deleted_at=None,
        verb__in=TOLD,
        at__gt=since,
        at__lte=until,
    )
    if only is not None:
        rows = rows.filter(initiative__in=only)
    return tuple(
        Move(
            verb=row.verb,
            title=row.initiative.title,
            product=row.initiative.product.name,
            url=address("strategy:initiative_show", member.workspace, row.initiative.key),
            on=row.at.astimezone(until.tzinfo).date(),
            by=str(row.by) if row.by and row.verb in NAMED else "",
            note=excerpt(row.note, NOTE),
            start=row.initiative.start,
            effort=row.initiative.effort,
        )
        for row in rows.select_related("initiative__product", "by__user").order_by("at", "id")
    )


def waiting_for(member, zone):
    """Open requests that this member's answer is awaited on."""
    rows = ApprovalRequest.objects.filter(workspace=member.workspace_id).awaiting(member)
    return tuple(
        Waiting(
            title=row.initiative.title,
            product=row.initiative.product.name,
            url=address("strategy:initiative_show", member.workspace, row.initiative.key),
            asked_by=str(row.asked_by),
            asked_on=row.at.astimezone(zone).date(),
            due=row.due,
            start=row.initiative.start,
            effort=row.initiative.effort,
        )
        for row in rows.select_related("initiative__product", "asked_by__user").order_by("at", "id")
    )


def heard_by(member, since, until):
    """(the newest of what waits unread and was not told yet, how many more there are)."""
    rows = member.notifications.unread().filter(at__gt=since, at__lte=until).exclude(kind__in=TOLD_ELSEWHERE)
    if sees_portfolio(member):  # whose changes say so already
        said = Q(kind=Kind.FOLLOW, verb__in=[*TOLD, "drift"])
        rows = rows.exclude(said | Q(kind=Kind.LAUNCH) | Q(kind=Kind.DECISION, verb__in=NAMED))
    workspace, count = member.workspace, rows.count()
    found = tuple(
        Heard(
            who=str(row.actor or _("Throughline")),
            said=str(words_of(row)),
            title=row.subject_label,
            url=settings.BASE_URL + reverse("collaboration:inbox_open", args=[workspace.slug, row.pk]),
            words=excerpt(note_of(row), NOTE),
        )
        for row in rows.newest_first()[:HEARD]
    )
    return found, count - len(found)


def done_since(tasks, since):
    """Those done after this moment. Their days alone would tell again what the last issue of that day told; the day
    before is looked at too, since the workspace may have another clock than the reader."""
    lately = tasks.filter(status="done", finished_on__gte=since.date() - dt.timedelta(days=1))
    acts = Activity.objects.filter(subject_id=OuterRef("pk"), at__gt=since, changes__has_key="status")
    return lately.filter(Exists(acts))


def jobs(member, day, tasks):
    """These tasks of the member, with the day in the field `day`."""
    return tuple(
        Job(
            title=task.title,
            where=task.project.name,
            url=address("execution:task_show", member.workspace, task.key),
            on=getattr(task, day),
        )
        for task in tasks.select_related("project")
    )


def goals_of(workspace, today):
    """(products with the mean progress of their goals, the goals' ends): sunset products stay out."""
    running = workspace.goals.current().filter(period_end__gte=today)
    goals = list(running.select_related("workspace", "product").prefetch_related("key_results"))
    told, shares = rollup.shares(goals, today), {}
    for goal in goals:
        if goal.pk in told:
            shares.setdefault(goal.product_id, []).append(told[goal.pk])
    ends = tuple(
        Event(goal.period_end, goal.title, address("strategy:goal_show", workspace, goal.key))
        for goal in goals
    )
    products = workspace.products.exclude(lifecycle="sunset").order_by("name", "id")
    return tuple(Product(p.name, fmean(shares[p.pk]) if p.pk in shares else None) for p in products), ends


def key_dates(workspace, today):
    """Key dates of the coming weeks, for everybody."""
    found = workspace.key_dates.filter(
        product__deleted_at=None, date__range=(today, today + dt.timedelta(days=HORIZON))
    )
    return tuple(
        Event(row.date, row.name, address("strategy:product_show", workspace, row.product.key))
        for row in found.select_related("product")
    )


def published(member, since, until):
    """What this member was told of since the last issue; the link opens it and marks it read."""
    return tuple(
        Publication(
            title=row.subject_label,
            url=address("roadmap:publication", member.workspace, row.pk),
            on=row.at.astimezone(until.tzinfo).date(),
            by=str(row.actor) if row.actor else "",
            note=row.words,
        )
        for row in told_between(member, since, until)
    )


def address(name, workspace, key):
    return settings.BASE_URL + reverse(name, args=[workspace.slug, key])
