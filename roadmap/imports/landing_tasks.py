"""The tasks of an import: drafted before anything is held, then saved together."""

import contextlib

from accounts.errors import Refused
from accounts.folding import fold
from accounts.ids import new_id
from accounts.models.many import chunks
from execution.bulk import add_drafts, add_links, draft_links, draft_tasks, save_links
from execution.models import Label, Task
from roadmap.imports.facts import Fault
from roadmap.imports.nouns import PROJECT, TASK


class Unlanded(Exception):
    """A rule of the product refused one row; nothing was saved. `fault` names it."""

    def __init__(self, fault):
        super().__init__(fault.problem)
        self.fault = fault


class Tasks:
    """What a landing does with its rows of tasks."""

    def draft_tasks(self):
        plans = self.plans(TASK)
        self.draft_labels(plans)
        self.fresh = {plan.key: new_id() for plan in plans if plan.standing is None}
        above = {plan.values["parent"].key for plan in plans if plan.values.get("parent")}
        titles = {plan.key: plan.values["title"] for plan in plans if plan.key in above}
        self.stubs = {
            key: Task(pk=self.fresh[key], title=title) for key, title in titles.items() if key in self.fresh
        }
        self.new = [plan for plan in plans if plan.standing is None]
        self.drafts = []
        with self.one_of(self.new):
            rows = [self.ready(plan, skip=("project",)) | {"pk": self.fresh[plan.key]} for plan in self.new]
            self.drafts = draft_tasks(self.workspace, rows, **self.how)
            self.links = [
                draft_links(row, draft.task, plan.values.get("links", ()), {}, **self.how)
                for row, (plan, draft) in enumerate(zip(self.new, self.drafts, strict=True))
            ]

    def draft_labels(self, plans):
        """{folded name: Label} of all that the files name: those of the workspace, and others not saved yet."""
        names = {}
        for name in (name for plan in plans for name in plan.values.get("labels", ())):
            names.setdefault(fold(name), name)
        self.labels = {}
        for some in chunks(list(names)):
            self.labels |= {label.folded: label for label in self.workspace.labels.filter(folded__in=some)}
        missing = [name for folded, name in names.items() if folded not in self.labels]
        self.new_labels = Label.drafts(self.workspace, missing, **self.how)
        self.labels |= {label.folded: label for label, _line in self.new_labels}

    def tasks(self):
        Label.save_drafts(self.new_labels)
        by_project = {}
        for row, plan in enumerate(self.new):
            by_project.setdefault(self.project_of(plan), []).append(row)
        projects = {p.pk: p for p in self.workspace.projects.select_related("workspace")}
        for pk in sorted(by_project):  # one order of locks
            rows = by_project[pk]
            with self.one_of([self.new[row] for row in rows]):
                add_drafts(projects[pk], [self.drafts[row] for row in rows], told=self.told, **self.how)
                save_links([link for row in rows for link in self.links[row]])
        self.edit([plan for plan in self.plans(TASK) if plan.standing])

    def project_of(self, plan):
        ref = plan.values["project"]
        return ref.id or self.made[PROJECT][ref.key].pk

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

    def fault(self, plan, message, name):
        entry = self.entries[plan.entry]
        sources = entry.mapping.sources.get(name or "", ())
        column = next((source.column for source in sources if source.column is not None), None)
        label = "" if column is None else entry.sheet.labels[column]
        row = next(row for row in entry.sheet.rows if row.number == plan.row)
        value = "" if column is None else row.cells[column]
        return Fault(plan.entry, entry.sheet.name, plan.row, label, name or "", value, message, column)
