"""The roadmap as it was at an earlier hour: own fields out of the log, derived ones out of the readings, promises and
scores by their own days. The same number of queries however much there is."""

import datetime as dt
from collections import defaultdict
from functools import cached_property

from django.db.models import Q

from accounts.models import Activity, CustomField
from accounts.models.activity import plain
from accounts.ownfields import is_own, key_of, name_of
from accounts.zones import zone_of
from execution.models import Project
from roadmap import choices
from roadmap.history.picture import Bet, Day, Name, Picture, Wait, Work
from roadmap.history.promised import number, promises_at
from roadmap.history.redraw import drawn
from roadmap.history.rewind import Act, Row, fill, rewind
from roadmap.models import Delivery, Reading
from roadmap.scored import scores_at
from strategy import goals
from strategy.models import (
    CheckIn,
    Goal,
    Initiative,
    InitiativeDependency,
    KeyDate,
    KeyResult,
    Product,
    Requirement,
    Theme,
)

# What is read of each noun; what stands second lets go of its row when that is removed for good.
FIELDS = {
    Initiative: (
        "title", "public_title", "problem", "outcome", "start", "end", "precision", "effort", "confidence", "state",
        "held_from", "horizon", "archived_at", "number", "product", "owner", "theme", "parent", "custom",
    ),
    Product: ("name", "key", "colour"),
    Goal: (
        "title", "number", "period_start", "period_end", "archived_at", "product", "progress_mode", "progress_said",
    ),
    Theme: ("name", "hue", "rank"),
    KeyDate: ("name", "date", "product"),
    Requirement: ("title", "priority", "initiative", "rank"),
    InitiativeDependency: ("before", "after"),
    Delivery: ("initiative", "project"),
    Project: ("key", "name", "start", "deadline", "state"),
    CustomField: choices.COLUMNS,
}  # fmt: skip
REFERENCES = ("theme", "parent", "goals")
KINDS = {model: model._meta.label_lower for model in FIELDS}
HIDDEN = ("declined",)


def end_of(day, workspace):
    """The moment at which that day of the workspace is over."""
    zone = zone_of(workspace.timezone)
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)


def picture_at(workspace, cut):
    """The Picture of what the roadmap showed just before the moment `cut`."""
    day = (cut - dt.timedelta(microseconds=1)).astimezone(zone_of(workspace.timezone)).date()
    return drawn(Past(workspace, cut, day).picture(), workspace)


class Past:
    """Rows as they stood before `cut`, by kind, and what is derived of them."""

    def __init__(self, workspace, cut, day):
        self.workspace, self.cut, self.day = workspace, cut, day
        today = self.rows_of_today()
        later = self.acts(at__gte=cut)
        purged = {act.id for act in later} - {pk for _kind, pk in today}
        earlier = self.story_of(purged) if purged else []
        fill(today, later)
        self.landed = {act.id for act in later if act.verb == "land"}
        then = rewind(today, later, earlier, REFERENCES)
        self.found = {model: {} for model in FIELDS}
        models = {kind: model for model, kind in KINDS.items()}
        for (kind, pk), row in then.items():
            if row.here:
                self.found[models[kind]][pk] = row

    # -- read -------------------------------------------------------------------------------------------------

    def rows_of_today(self):
        """{(kind, id): Row} of every noun, the trash among them."""
        found = {}
        for model, names in FIELDS.items():
            rows = model.everything.filter(workspace=self.workspace)
            for pk, gone, *values in rows.values_list("pk", "deleted_at", *names):
                logged = {name: plain(value) for name, value in zip(names, values, strict=True)}
                found[KINDS[model], str(pk)] = Row(KINDS[model], str(pk), logged, gone is None)
        linked = defaultdict(set)
        through = Initiative.goals.through.objects.filter(initiative__workspace=self.workspace)
        for initiative, goal in through.values_list("initiative_id", "goal_id"):
            linked[str(initiative)].add(str(goal))
        for (kind, pk), row in found.items():
            if kind == KINDS[Initiative]:
                row.values["goals"] = frozenset(linked[pk])
                own = row.values.pop("custom")
                row.values.update({name_of(key): value for key, value in own.items()})
        return found

    def acts(self, **which):
        rows = Activity.objects.filter(
            workspace=self.workspace, subject_type__in=KINDS.values(), **which
        ).order_by()
        columns = ("subject_type", "subject_id", "verb", "subject_label", "version", "changes")
        return [Act(kind, str(pk), *rest) for kind, pk, *rest in rows.values_list(*columns).order_by("id")]

    def story_of(self, purged):
        """What was done before to those that are gone for good, and to the references of initiatives."""
        own = self.acts(subject_id__in=purged, at__lt=self.cut)
        touched = Activity.objects.none()
        for name in REFERENCES:
            touched = touched | Activity.objects.filter(changes__has_key=name)
        rows = touched.filter(
            workspace=self.workspace, subject_type=KINDS[Initiative], at__lt=self.cut
        ).exclude(subject_id__in=purged)
        columns = ("subject_type", "subject_id", "verb", "subject_label", "version", "changes")
        return own + [Act(kind, str(pk), *rest) for kind, pk, *rest in rows.values_list(*columns)]

    # -- told -------------------------------------------------------------------------------------------------

    def picture(self):
        products = self.products()
        bets = {bet.id: bet for bet in sorted(self.bets(products), key=lambda bet: in_order(bet, products))}
        return Picture(
            self.day,
            bets=bets,
            dates={day.id: day for day in self.dates(products)},
            products=products,
            goals=self.goals(products),
            themes=self.themes(),
            waits=self.waits(bets),
            choices=choices.choices_of(row.values for row in self.found[CustomField].values()),
        )

    def waits(self, bets):
        """What waits for what among these, in the order in which it was said."""
        rows = [self.found[InitiativeDependency][pk] for pk in sorted(self.found[InitiativeDependency])]
        found = [Wait(row.id, row.values["before"], row.values["after"]) for row in rows]
        return {one.id: one for one in found if one.before in bets and one.after in bets}

    def products(self):
        rows = sorted(self.found[Product].values(), key=lambda row: (row.values.get("name", ""), row.id))
        return {row.id: self.name(row, "name", code="key", colour="colour") for row in rows}

    def themes(self):
        rows = sorted(self.found[Theme].values(), key=lambda row: (row.values.get("rank") or 0, row.id))
        return {row.id: self.name(row, "name", colour="hue", rank="rank") for row in rows}

    def goals(self, products):
        rows = [row for row in self.found[Goal].values() if not row.values.get("archived_at")]
        found = [self.goal(row) for row in rows if row.values.get("product") in (None, *products)]
        found.sort(key=lambda goal: (products[goal.product].name if goal.product else "", goal.rank, goal.id))
        return {goal.id: goal for goal in found}

    def goal(self, row):
        values = row.values
        return Name(
            row.id, self.said(row, "title"), product=values.get("product") or "",
            start=date(values.get("period_start")), end=date(values.get("period_end")),
            rank=values.get("number") or 0, purged=row.purged, share=self.share(row),
        )  # fmt: skip

    def share(self, row):
        """How far it was by its key results or as somebody had said; by the work on its initiatives nobody kept."""
        match row.values.get("progress_mode"):
            case "manual":
                said = row.values.get("progress_said")
                return None if said is None else said / 100
            case "key_results":
                own = self.measured.get(row.id)
                return sum(own) / len(own) if own else None
        return None

    @cached_property
    def measured(self):
        """{goal: [0..1 of each of its key results]} by what was checked in before then."""
        alive = Q(deleted_at=None) | Q(deleted_at__gte=self.cut)
        results = KeyResult.everything.filter(alive, workspace=self.workspace, created_at__lt=self.cut)
        checks = CheckIn.objects.filter(key_result__in=results, at__lt=self.cut).order_by("at", "id")
        last = dict(checks.values_list("key_result_id", "value"))
        found = defaultdict(list)
        for pk, goal, start, target in results.values_list("pk", "goal_id", "start_value", "target_value"):
            found[str(goal)].append(goals.share(start, target, last.get(pk, start)))
        return found

    def name(self, row, title, **names):
        more = {name: row.values[field] for name, field in names.items() if row.values.get(field) is not None}
        return Name(row.id, self.said(row, title), purged=row.purged, **more)

    def said(self, row, field):
        return row.values.get(field) or row.label

    def dates(self, products):
        rows = [row for row in self.found[KeyDate].values() if row.values.get("product") in products]
        found = [
            Day(row.id, row.values["product"], self.said(row, "name"), date(row.values["date"]))
            for row in rows
        ]
        return sorted(found, key=lambda day: (day.date, day.name, day.id))

    def bets(self, products):
        rows = [row for row in self.found[Initiative].values() if self.shown(row, products)]
        requirements, works = self.requirements(), self.works()
        promises, scores = (
            promises_at(self.workspace, self.cut, self.landed),
            scores_at(self.workspace, self.cut),
        )
        linked, themes = self.found[Goal], self.found[Theme]
        return [
            Bet(
                row.id, row.values["product"], row.values.get("number"), self.said(row, "title"),
                **self.own(row, linked, themes),
                requirements=requirements.get(row.id, {}),
                works=tuple(works.get(row.id, ())),
                promise=promises.get(row.id),
                score=scores(row.id, number(row.values.get("effort")), row.values.get("confidence")),
                purged=row.purged,
            )
            for row in rows
        ]  # fmt: skip

    def shown(self, row, products):
        """Whether the roadmap drew it: neither declined nor archived, of a product that was there."""
        values = row.values
        gone = values.get("archived_at") or values.get("state") in HIDDEN
        return not gone and values.get("product") in products

    def own(self, row, linked, themes):
        values = row.values
        return {
            "public_title": values.get("public_title") or "",
            "problem": values.get("problem") or "",
            "outcome": values.get("outcome") or "",
            "state": values.get("state") or "draft",
            "held_from": values.get("held_from") or "",
            "start": date(values.get("start")),
            "end": date(values.get("end")),
            "precision": values.get("precision") or "day",
            "effort": number(values.get("effort")),
            "horizon": values.get("horizon") or "",
            "confidence": values.get("confidence"),
            "custom": {key_of(name): it for name, it in values.items() if is_own(name) and it is not None},
            "owner": values.get("owner") or "",
            "theme": values["theme"] if values.get("theme") in themes else "",
            "parent": values["parent"] if values.get("parent") in self.found[Initiative] else "",
            "goals": tuple(sorted(pk for pk in values.get("goals") or () if pk in linked)),
        }

    def requirements(self):
        found = defaultdict(dict)
        for row in self.found[Requirement].values():
            words = self.said(row, "title"), row.values.get("priority") or "must"
            found[row.values["initiative"]][row.id] = words
        return found

    def works(self):
        """{initiative: [Work]} of what was linked then, each as its last reading told it."""
        readings = Reading.objects.filter(workspace=self.workspace).as_of(self.day)
        read = {str(reading.delivery_id): reading for reading in readings}
        found = defaultdict(list)
        for row in sorted(self.found[Delivery].values(), key=lambda row: row.id):
            project = self.found[Project].get(row.values["project"])
            if project:
                found[row.values["initiative"]].append(self.work(row, project, read.get(row.id)))
        return found

    def work(self, delivery, project, reading):
        own = {"key": project.values.get("key") or "", "name": self.said(project, "name")}
        own["state"] = project.values.get("state") or ""
        if reading is None:
            values = project.values
            read = {"start": date(values.get("start")), "end": date(values.get("deadline"))}
        else:
            share = reading.progress
            read = {
                "share": None if share is None else float(share),
                "start": reading.plan_start, "end": reading.plan_finish, "p50": reading.p50, "p85": reading.p85,
                "began": reading.began, "health": reading.health, "reason": reading.reason,
            }  # fmt: skip
        return Work(delivery.id, project.id, **own, **read)


def in_order(bet, products):
    return products[bet.product].name, bet.number or 0, bet.id


def date(value):
    return dt.date.fromisoformat(value) if value else None
