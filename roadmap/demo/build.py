"""Builds the demo workspace by the product's own verbs, each at its time, so that its history is real."""

import datetime as dt
import zoneinfo
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, User, Workspace
from execution.models import Project, Status, Task
from roadmap import actions
from roadmap.demo.people import COMPANY, PEOPLE, email
from roadmap.demo.projects import LOOSE, PROJECTS
from roadmap.demo.story import APPROVERS, GOALS, INITIATIVES, PRODUCTS, TODAY
from strategy.models import Goal, Initiative, KeyResult, Product, Requirement

ZONE = "Europe/Berlin"
REQUIREMENTS_MET = {"STO": (0, 2, 4)}  # which of the promise's requirements are done, by place


class Calendar:
    """The story's days, shifted so that its Wednesday is today; weekends give way to working days."""

    def __init__(self, now):
        self.now = now
        self.zone = zoneinfo.ZoneInfo(ZONE)
        self.today = now.astimezone(self.zone).date()
        self.shift = self.today - TODAY

    def day(self, month_day, forward=False):
        if month_day is None:
            return None
        month, day = map(int, month_day.split("-"))
        date = dt.date(2026, month, day) + self.shift
        over = date.weekday() - 4
        if over <= 0:
            return date
        return date + dt.timedelta(days=3 - over) if forward else date - dt.timedelta(days=over)

    def at(self, date, hour=9, minute=0):
        """That hour of the day, never later than now."""
        moment = dt.datetime.combine(date, dt.time(hour, minute), self.zone)
        return min(moment, self.now)


class Demo:
    """Collects what happened as (time, act) and lets it happen in order."""

    def __init__(self, now=None):
        self.calendar = Calendar(now or timezone.now())
        self.events, self.people, self.products, self.goals = [], {}, {}, {}

    def on(self, month_day, act, hour=9, forward=False):
        date = month_day if isinstance(month_day, dt.date) else self.calendar.day(month_day, forward)
        if date <= self.calendar.today:
            self.at(self.calendar.at(date, hour), act)

    def at(self, moment, act):
        self.events.append((moment, len(self.events), act))

    def build(self):
        with transaction.atomic():
            self.found()
            self.aim()
            for told in INITIATIVES:
                self.tell(told)
            self.loose()
            self.watch()
            self.play()
        return self.workspace

    def play(self):
        """In order of time; an act may add further ones, as a launch adds its project's tasks."""
        while self.events:
            self.events.sort(key=lambda event: event[:2])
            moment, _order, act = self.events.pop(0)
            act(moment)

    # -- who and what -----------------------------------------------------------

    def found(self):
        began = self.calendar.at(self.calendar.day("02-02"))
        owner = self.user("ML")
        self.workspace = Workspace.open(
            COMPANY, owner, slug=COMPANY.lower(), at=began, timezone=ZONE, is_demo=True
        )
        self.people["ML"] = self.workspace.memberships.get()
        self.people["ML"].edit(by=None, changes={"title": PEOPLE["ML"][1]}, at=began)
        for key, (_name, title, role) in PEOPLE.items():
            if key not in self.people:
                self.people[key] = Membership.create(
                    by=self.people["ML"], at=began, user=self.user(key), role=role, title=title
                )
        for key, name, about, lead, colour, tolerance in PRODUCTS:
            self.products[key] = Product.create(
                by=self.people["ML"], at=began, key=key, name=name, description=about, lead=self.people[lead],
                colour=colour, tolerance=tolerance,
            )  # fmt: skip
            for member in APPROVERS:
                self.products[key].seat(self.people[member], by=self.people["ML"], at=began)

    def user(self, key):
        """Nobody signs in with a password here; the door on the sign-in page is the only way."""
        return User.objects.create_user(email(key), None, name=PEOPLE[key][0])

    def aim(self):
        began = self.calendar.at(self.calendar.day("02-09"))
        for name, (product, title, owner, results) in GOALS.items():
            by = self.products[product].lead
            goal = self.goals[name] = Goal.create(
                by=by, at=began, product=self.products[product], title=title, owner=self.people[owner],
                period_start=self.calendar.day("04-01", forward=True), period_end=self.calendar.day("09-30"),
            )  # fmt: skip
            for rank, (words, unit, start, target, check_ins) in enumerate(results, 1):
                made = KeyResult.create(
                    by=by, at=began, goal=goal, title=words, unit=unit, start_value=Decimal(str(start)),
                    target_value=Decimal(str(target)), rank=rank,
                )  # fmt: skip
                for value, month_day, note in check_ins:
                    self.on(month_day, self.check_in(made, by, value, note))

    def check_in(self, result, by, value, note):
        def act(at):
            result.refresh_from_db()
            result.check_in(by=by, value=Decimal(str(value)), note=note, at=at)

        return act

    # -- initiatives ------------------------------------------------------------

    def tell(self, told):
        """Drafted ten days before its first step, or a fortnight ago; then step by step."""
        day, path = self.calendar.day, told["path"]
        drafted = (day(path[0][1]) if path else self.calendar.today - dt.timedelta(days=4)) - dt.timedelta(
            days=10
        )
        self.on(drafted, lambda at: self.draft(told, at), hour=8)
        for verb, month_day, by, words in path:
            if verb == "launch":
                self.on(month_day, self.launch(told, by, words), hour=14)
            else:
                self.on(month_day, self.step(told, verb, by, words), hour=10 if verb == "submit" else 9)

    def draft(self, told, at):
        by = self.products[told["product"]].lead
        initiative = Initiative.create(
            by=by, at=at, product=self.products[told["product"]], title=told["title"], problem=told["problem"],
            outcome=told["outcome"], start=self.calendar.day(told["start"], forward=True),
            end=self.calendar.day(told["end"]), precision=told.get("precision", "day"),
            effort=Decimal(told["effort"]), confidence=told["confidence"], owner=self.people[told["owner"]],
            goals=[self.goals[name] for name in told["goals"]],
        )  # fmt: skip
        for rank, (priority, title) in enumerate(told["requirements"], 1):
            Requirement.create(by=by, at=at, initiative=initiative, title=title, priority=priority, rank=rank)
        told["id"] = initiative.pk

    def initiative(self, told):
        return Initiative.objects.select_related("workspace", "product").get(pk=told["id"])

    def step(self, told, verb, who, words):
        def act(at):
            initiative, by = self.initiative(told), self.people[who]
            match verb:
                case "submit":
                    initiative.submit(by=by, note=words, at=at)
                case "approve" | "request_changes" | "decline":
                    initiative.request.decide(by=by, verdict=verb, note=words, at=at)
                case "edit":
                    changes = dict(words, start=self.calendar.day(words["start"], forward=True))
                    changes |= {"end": self.calendar.day(words["end"]), "effort": Decimal(words["effort"])}
                    initiative.edit(by=by, changes=changes, at=at)
                case "ship":
                    for delivery in initiative.deliveries.select_related("project"):
                        delivery.project.move("finished", by=self.people["JW"], at=at)
                    actions.ship(initiative, by, at=at)
                case "hold":
                    initiative.hold(by=by, note=words, at=at)

        return act

    def launch(self, told, who, key):
        def act(at):
            name, lead, groups = PROJECTS[key]
            by = self.people[who]
            delivery, _created = actions.launch(
                self.initiative(told), by, name=name, lead=self.people[lead], at=at
            )
            delivery.project.edit(by=by, changes={"key": key}, at=at)
            self.requirements(delivery.project, key, by, at)
            self.plan(delivery.project, by, groups, at)

        return act

    # -- projects ---------------------------------------------------------------

    def requirements(self, project, key, by, at):
        """The promise's requirements are accepted at the end of the plan."""
        last = project.deadline - dt.timedelta(days=7) if project.deadline else None
        for place, task in enumerate(project.tasks.order_by("number")):
            first = last and max(project.start, last - dt.timedelta(days=4))
            task.edit(by=by, changes={"assignees": [self.people["EM"]], "start": first, "due": last}, at=at)
            finished = project.state == "finished" or key == "SBK" or place in REQUIREMENTS_MET.get(key, ())
            if finished:
                day = self.calendar.day("05-06") if key == "SBK" else self.calendar.day("06-12")
                self.on(day, self.status(task.pk, Status.DONE, "EM"), hour=8)

    def plan(self, project, by, groups, at):
        for title, tasks in groups:
            parent = Task.create(by=by, at=at, project=project, title=title) if title else None
            for task in tasks:
                self.job(project, by, parent, at, *task)

    def job(self, project, by, parent, at, title, start, due, who, estimate, done):
        first, last = self.calendar.day(start, forward=True), self.calendar.day(due)
        task = Task.create(
            by=by, at=at, project=project, parent=parent, title=title, start=first, due=max(first, last),
            estimate=Decimal(estimate), remaining=Decimal(estimate), assignees=[self.people[who]],
        )  # fmt: skip
        yesterday = self.calendar.today - dt.timedelta(days=1)
        if done:
            self.on(max(min(first, yesterday), at.date()), self.status(task.pk, Status.DOING, who), hour=9)
        if done == 1:
            self.on(max(min(last, yesterday), at.date()), self.status(task.pk, Status.DONE, who), hour=16)
        elif isinstance(done, tuple):
            self.on(done[1], self.left(task.pk, done[0], who), hour=15)
        elif done:
            self.on(yesterday, self.left(task.pk, round(estimate * (1 - done), 1), who), hour=15)

    def status(self, pk, status, who):
        def act(at):
            task = Task.objects.select_related("workspace", "project").get(pk=pk)
            task.move(status, by=self.people[who], at=at)

        return act

    def left(self, pk, hours, who):
        def act(at):
            task = Task.objects.select_related("workspace", "project").get(pk=pk)
            task.edit(by=self.people[who], changes={"remaining": Decimal(str(hours))}, at=at)

        return act

    def loose(self):
        key, name, lead, deadline, tasks = LOOSE

        def act(at):
            by = self.people["JW"]
            project = Project.create(
                by=by, at=at, key=key, name=name, lead=self.people[lead], deadline=self.calendar.day(deadline)
            )
            self.plan(project, by, [("", tasks)], at)

        self.on("05-27", act)

    def watch(self):
        """Every working day at its end the derived values are remembered, as in any workspace."""
        date = self.calendar.day("03-23")
        while date < self.calendar.today:
            if date.weekday() < 5:
                self.on(date, lambda at: actions.take_readings(self.workspace, at=at), hour=23)
            date += dt.timedelta(days=1)
        self.at(self.calendar.now, lambda at: actions.take_readings(self.workspace, at=at))
