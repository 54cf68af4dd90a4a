"""Plans to rows, through the product's own verbs: all of them under one cause in one transaction, or none."""

import contextlib
import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Conflict, Refused
from accounts.folding import fold
from accounts.ids import new_id
from accounts.models.many import chunks
from accounts.zones import zone_of
from collaboration.quiet import quietly
from execution.models import Project, Task
from roadmap.actions import launch
from roadmap.imports.facts import Ref
from roadmap.imports.known import hold, mark
from roadmap.imports.landing_tasks import Tasks, Unlanded
from roadmap.imports.nouns import INITIATIVE, PROJECT, TASK
from roadmap.keys import key_for
from strategy.models import ApprovalRequest, Initiative, InitiativeLink, Product, Requirement
from strategy.models.product import Colour

HELPERS = ("project_name", "when", "links", "requirements")
ONCE_A_DAY = dt.time(12)  # a decision with a date and no hour was taken at noon
NEEDS_TASKS = ("finished", "cancelled", "paused")


class Outdated(Exception):
    """Somebody changed what was checked against; check again."""


@dataclass
class Landed:
    """cause: of all rows in the log. counts: {noun: Counter of new, changed, same}, "product" and "decision"
    among the nouns."""

    cause: object
    counts: dict = field(default_factory=dict)


def land(checked, entries, workspace, by, **how):
    """Landed: what `prepared` answers, landed. Raises as it does, and as `Landing.land` does."""
    return prepared(checked, entries, workspace, by, **how).land()


def prepared(checked, entries, workspace, by, *, seen=None, at=None, cause=None, watch=None):
    """A Landing with all done that needs no lock. `seen`: known.mark() at the time of the check.

    Raises Unlanded where a row is refused.
    """
    if not checked.clean:
        raise ValueError("Only what was checked and found clean can land.")
    landing = Landing(checked, entries, workspace, by, at or timezone.now(), cause or new_id(), watch)
    landing.seen = seen
    landing.prepare()
    return landing


class Landing(Tasks):
    def __init__(self, checked, entries, workspace, by, at, cause, watch):
        self.checked, self.entries, self.workspace = checked, entries, workspace
        self.how = {"by": by, "at": at, "cause": cause}
        self.by, self.at, self.watch = by, at, watch
        self.zone = zone_of(workspace.timezone)
        self.products, self.made = {}, {INITIATIVE: {}, PROJECT: {}}
        self.people = {m.pk: m for m in workspace.memberships.select_related("user", "workspace")}
        self.landed = Landed(cause, {n: checked.counts(n) for n in checked.plans})
        self.seen = None

    def land(self):
        """Landed, in one transaction: on SQLite nobody else writes meanwhile, so nothing is done in it that could
        be done before.

        Raises Outdated where the workspace is not as it was checked against, Unlanded where a row is refused,
        Forbidden where the right is gone; nothing is saved then. What lands is history: it fills nobody's inbox.
        """
        with quietly(), transaction.atomic():
            changed = {plan.standing.id for plan in self.plans(INITIATIVE) if plan.standing}
            hold(self.workspace, changed | self.standing[Initiative].keys())
            if self.seen is not None and mark(self.workspace) != self.seen:
                raise Outdated
            return self.run()

    def prepare(self):
        """Look up what the files name, and draft the new tasks."""
        self.stage(_("Preparing"))
        self.look_up()
        self.draft_tasks()

    def run(self):
        self.stage(_("Products and initiatives"))
        self.add_products()
        for plan in self.plans(INITIATIVE):
            self.initiative(plan)
        for plan in self.plans(INITIATIVE):
            self.put_under(plan)
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

    def put_under(self, plan):
        """Once all have landed: what it is part of may stand further down in the file."""
        given = plan.changes if plan.standing else plan.values
        ref = given.get("parent")
        if ref or ("parent" in given and plan.standing):
            found = self.made[INITIATIVE][plan.key]
            found.refresh_from_db()
            whole = ref and (self.made[INITIATIVE].get(ref.key) or self.standing[Initiative][ref.id])
            with self.row(plan):
                found.edit(changes={"parent": whole}, **self.how)

    def initiative(self, plan):
        values = self.ready(plan, skip=("parent",))
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
            case "labels":
                return [self.labels[fold(name)] for name in value]
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
        kinds = {"product": Product, "initiative": Initiative}
        for noun in (INITIATIVE, PROJECT, TASK):
            above = {"parent": Initiative if noun == INITIATIVE else Task}
            for plan in self.plans(noun):
                for name, kind in (kinds | above).items():
                    ref = plan.values.get(name)
                    if isinstance(ref, Ref) and ref.id:
                        wanted[kind].add(ref.id)
        self.standing = {}
        for kind, ids in wanted.items():
            rows = kind.objects.filter(workspace=self.workspace).with_names()
            self.standing[kind] = {row.pk: row for some in chunks(ids) for row in rows.filter(pk__in=some)}
