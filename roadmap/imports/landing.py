"""Plans to rows, through the product's own verbs: all of them under one cause in one transaction, or none."""

import contextlib
import datetime as dt
import zoneinfo
from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Conflict, Refused
from accounts.ids import new_id
from accounts.models import Workspace
from accounts.models.many import chunks
from collaboration.quiet import quietly
from execution.bulk import add_links, add_tasks
from execution.models import Project, Task
from roadmap.actions import launch
from roadmap.imports.facts import Fault, Ref
from roadmap.imports.known import mark
from roadmap.imports.nouns import INITIATIVE, PROJECT, TASK
from roadmap.keys import key_for
from strategy.models import ApprovalRequest, Initiative, InitiativeLink, Product, Requirement
from strategy.models.product import Colour

ONCE_A_DAY = dt.time(12)  # a decision with a date and no hour was taken at noon
NEEDS_TASKS = ("finished", "cancelled", "paused")


class Unlanded(Exception):
    """A rule of the product refused one row; nothing was saved. `fault` names it."""

    def __init__(self, fault):
        super().__init__(fault.problem)
        self.fault = fault


class Outdated(Exception):
    """Somebody changed what was checked against; check again."""


@dataclass
class Landed:
    """cause: of all rows in the log. counts: {noun: Counter of new, changed, same}, "product" and "decision"
    among the nouns."""

    cause: object
    counts: dict = field(default_factory=dict)


def land(checked, entries, workspace, by, *, seen=None, at=None, cause=None, watch=None):
    """Landed. `seen`: known.mark() at the time of the check; another one now raises Outdated.

    Raises Unlanded where a row is refused, Forbidden where the right is gone; nothing is saved then. What lands is
    history: it fills nobody's inbox.
    """
    if not checked.clean:
        raise ValueError("Only what was checked and found clean can land.")
    with quietly(), transaction.atomic():
        Workspace.objects.select_for_update().get(pk=workspace.pk)  # one import at a time
        if seen is not None and mark(workspace) != seen:
            raise Outdated
        return Landing(checked, entries, workspace, by, at or timezone.now(), cause or new_id(), watch).run()


class Landing:
    def __init__(self, checked, entries, workspace, by, at, cause, watch):
        self.checked, self.entries, self.workspace = checked, entries, workspace
        self.how = {"by": by, "at": at, "cause": cause}
        self.by, self.at, self.watch = by, at, watch
        self.zone = zoneinfo.ZoneInfo(workspace.timezone)
        self.products, self.made = {}, {INITIATIVE: {}, PROJECT: {}}
        self.people = {m.pk: m for m in workspace.memberships.select_related("user", "workspace")}
        self.landed = Landed(cause, {n: checked.counts(n) for n in checked.plans})

    def run(self):
        self.look_up()
        self.stage(_("Products and initiatives"))
        self.add_products()
        for plan in self.plans(INITIATIVE):
            self.initiative(plan)
        self.stage(_("Projects"))
        self.add_projects()
        for plan in self.plans(PROJECT):
            self.project(plan)
        self.stage(_("Tasks"))
        self.tasks()
        for plan in self.plans(PROJECT):
            self.end(plan)
        return self.landed

    # -- on the way ------------------------------------------------------------

    def plans(self, noun):
        """Those that change something, each a step of the progress."""
        return [plan for plan in self.checked.plans.get(noun, ()) if plan.kind != "same"]

    def stage(self, words):
        if self.watch:
            self.watch.stage(words)

    def told(self, n=1):
        if self.watch:
            self.watch.step(n)

    @contextlib.contextmanager
    def row(self, plan):
        """What a rule refuses is said at the row and its column."""
        try:
            yield
        except (Refused, Conflict) as refused:
            raise Unlanded(self.fault(plan, refused.message, getattr(refused, "field", ""))) from refused

    def fault(self, plan, message, name):
        entry = self.entries[plan.entry]
        sources = entry.mapping.sources.get(name or "", ())
        column = next((source.column for source in sources if source.column is not None), None)
        label = "" if column is None else entry.sheet.labels[column]
        row = next(row for row in entry.sheet.rows if row.number == plan.row)
        value = "" if column is None else row.cells[column]
        return Fault(plan.entry, entry.sheet.name, plan.row, label, name or "", value, message, column)

    # -- the product side --------------------------------------------------------

    def add_products(self):
        taken = set(Product.everything.filter(workspace=self.workspace).values_list("key", flat=True))
        hues = [colour for colour in Colour.values]
        for n, (word, name) in enumerate(self.checked.products.items()):
            key = key_for(name, taken)
            taken.add(key)
            self.products[word] = Product.create(
                workspace=self.workspace,
                name=name,
                key=key,
                colour=hues[n % len(hues)],
                lead=self.by,
                **self.how,
            )
        self.landed.counts["product"] = Counter(new=len(self.products))

    def initiative(self, plan):
        values = self.ready(plan)
        decided_on, note = values.pop("approved_on", None), values.pop("decision_note", "")
        with self.row(plan):
            if plan.standing is None:
                found = Initiative.create(workspace=self.workspace, **values, **self.how)
            else:
                found = self.workspace.initiatives.select_related("product", "workspace").get(
                    pk=plan.standing.id
                )
                if values:
                    found.edit(changes=values, **self.how)
            self.made[INITIATIVE][plan.key] = found
            self.link(InitiativeLink, plan, initiative=found)
            Requirement.add(found, plan.changes.get("requirements", ()), **self.how)
            if decided_on:
                self.decide(found, decided_on, note)
        self.told()

    def decide(self, initiative, day, note):
        moment = min(self.noon(day), self.at)
        ApprovalRequest.land(initiative, decided_at=moment, note=note, **self.how)
        self.landed.counts.setdefault("decision", Counter())["new"] += 1

    # -- the project side --------------------------------------------------------

    def add_projects(self):
        """Those that only tasks name."""
        taken = self.taken_keys()
        for key, name in self.checked.projects.items():
            self.made[PROJECT][key] = self.new_project(key, {"name": name[:120], "external_key": key}, taken)
        self.landed.counts.setdefault(PROJECT, Counter())["new"] += len(self.checked.projects)

    def taken_keys(self):
        return set(Project.everything.filter(workspace=self.workspace).values_list("key", flat=True))

    def new_project(self, key, values, taken):
        """Under the key it had, where that is one of ours and free."""
        own = key.upper()
        fits = (
            own.isascii() and own.isalnum() and own[:1].isalpha() and 2 <= len(own) <= 5 and own not in taken
        )
        own = own if fits else key_for(values["name"], taken)
        taken.add(own)
        return Project.create(workspace=self.workspace, key=own, **values, **self.how)

    def project(self, plan):
        values = self.ready(plan)
        initiative = values.pop("initiative", None)
        values.pop("state", None)  # once its tasks are there
        with self.row(plan):
            if plan.standing is None:
                found = self.new_project(plan.key, values, self.taken_keys())
            else:
                found = self.workspace.projects.select_related("workspace").get(pk=plan.standing.id)
                if values:
                    found.edit(changes=values, **self.how)
            self.made[PROJECT][plan.key] = found
            if initiative:
                self.launch(initiative, found, plan.key)
        self.told()

    def launch(self, initiative, project, key):
        """Onto the promise that stands; a further project of the same promise says which it is."""
        initiative.refresh_from_db()
        promise = initiative.promise
        more = initiative.deliveries.filter(promise=promise).exists()
        again = {"another": True, "idempotency_key": f"import {key}"[:200]} if more else {}
        launch(initiative, project=project, on=self.begun(promise, project), **again, **self.how)

    def begun(self, promise, project):
        """When it was launched: where the decision was taken elsewhere, when the work was to begin there."""
        if promise is None or not promise.decision.imported:
            return None
        start = self.noon(project.start) if project.start else promise.at
        return min(max(promise.at, start), self.at)

    def noon(self, day):
        """Of a date that came without an hour."""
        return dt.datetime.combine(day, ONCE_A_DAY, self.zone)

    def end(self, plan):
        """Paused, finished, cancelled: after its tasks have landed."""
        state = plan.changes.get("state")
        project = self.made[PROJECT].get(plan.key)
        if state and project:
            project.refresh_from_db(fields=["state", "version"])
            if state != project.state and not (state == "planned" and plan.standing is None):
                with self.row(plan):
                    project.move(state, **self.how)

    def tasks(self):
        plans = self.plans(TASK)
        fresh = {plan.key: new_id() for plan in plans if plan.standing is None}
        above = {plan.values["parent"].key for plan in plans if plan.values.get("parent")}
        titles = {plan.key: plan.values["title"] for plan in plans if plan.key in above}
        self.fresh = fresh
        self.stubs = {key: Task(pk=fresh[key], title=title) for key, title in titles.items() if key in fresh}
        by_project = {}
        for plan in plans:
            if plan.standing is None:
                by_project.setdefault(self.project_of(plan), []).append(plan)
        projects = {p.pk: p for p in self.workspace.projects.select_related("workspace")}
        for pk in sorted(by_project):  # one order of locks
            self.add(projects[pk], by_project[pk], fresh)
        self.edit([plan for plan in plans if plan.standing])

    def project_of(self, plan):
        ref = plan.values["project"]
        return ref.id or self.made[PROJECT][ref.key].pk

    def add(self, project, plans, fresh):
        rows = [self.ready(plan, skip=("project",)) | {"pk": fresh[plan.key]} for plan in plans]
        with self.one_of(plans):
            made = add_tasks(project, rows, told=self.told, **self.how)
            add_links(
                [(task, plan.values.get("links", ())) for task, plan in zip(made, plans, strict=True)],
                **self.how,
            )

    def edit(self, plans):
        plans = sorted(plans, key=lambda plan: (plan.standing.project, plan.standing.id))
        tasks = self.found(Task, plans)
        with self.one_of(plans):
            pairs = [(tasks[plan.standing.id], self.edits(plan)) for plan in plans]
            Task.edit_all(pairs, told=self.told, **self.how)
            add_links(
                [(tasks[plan.standing.id], plan.changes.get("links", ())) for plan in plans], **self.how
            )

    def edits(self, plan):
        changes = self.ready(plan)
        if "status" in changes:  # its days are those of the file, not today's
            days = {n: plan.values[n] for n in ("started_on", "finished_on") if n in plan.values}
            changes = days | changes
        return changes

    def found(self, model, plans):
        """{id: row} of those that stand already."""
        ids, found = [plan.standing.id for plan in plans], {}
        for some in chunks(ids):
            found |= model.objects.filter(workspace=self.workspace).in_bulk(some)
        return found

    @contextlib.contextmanager
    def one_of(self, plans):
        """What a rule refuses of many is said at the row that it names."""
        try:
            yield
        except Refused as refused:
            plan = plans[getattr(refused, "row", 0)]
            raise Unlanded(self.fault(plan, refused.message, refused.field)) from refused

    def link(self, model, plan, **subject):
        given = plan.changes if plan.standing else plan.values
        for label, url in given.get("links", ()):
            model.create(workspace=self.workspace, label=label, url=url, **subject, **self.how)

    # -- values ----------------------------------------------------------------------

    def ready(self, plan, skip=()):
        """{field: value} as a verb takes them: ids and references become rows."""
        given = plan.changes if plan.standing else plan.values
        return {n: self.row_of(n, v) for n, v in given.items() if n not in skip and n not in HELPERS}

    def row_of(self, name, value):
        match name:
            case "owner" | "lead":
                return self.people.get(value)
            case "assignees":
                return [self.people[pk] for pk in value]
            case "product":
                return self.products.get(value.key) or self.standing[Product][value.id]
            case "initiative":
                return self.made[INITIATIVE].get(value.key) or self.standing[Initiative][value.id]
            case "parent":
                return value and (self.stubs.get(value.key) or self.standing[Task][self.id_of(value)])
        return value

    def id_of(self, ref):
        return ref.id or self.fresh[ref.key]

    def look_up(self):
        """The rows of the workspace that the files name, read once."""
        wanted = {Product: set(), Initiative: set(), Task: set()}
        kinds = {"product": Product, "initiative": Initiative, "parent": Task}
        for noun in (INITIATIVE, PROJECT, TASK):
            for plan in self.plans(noun):
                for name, kind in kinds.items():
                    ref = plan.values.get(name)
                    if isinstance(ref, Ref) and ref.id:
                        wanted[kind].add(ref.id)
        self.standing = {}
        for kind, ids in wanted.items():
            rows = kind.objects.filter(workspace=self.workspace).select_related()
            self.standing[kind] = {row.pk: row for some in chunks(ids) for row in rows.filter(pk__in=some)}


HELPERS = ("project_name", "when", "links", "requirements")
