"""Tasks by the thousand, under the rules of one: its project is held, its days and its tree are checked."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.integrity import guard
from accounts.models.activity import Activity, essence, plain
from accounts.models.fielded import definitions, reading
from accounts.models.many import carry, chunks, family_of, hold_all
from accounts.ownfields import is_own, key_of
from collaboration.assignments import all_taken_away, handed_over
from collaboration.quiet import hushed
from execution.models.circles import check_wholes
from execution.models.label import check_labels
from execution.models.milestone import check_milestone
from execution.models.people import check_present
from execution.models.project import Project
from execution.models.steps import tell_steps
from execution.models.tally import COUNTED

MOVED = _("“%(title)s” went to another project meanwhile. Load the page again.")


class InBulk:
    """What Task does with many of its rows. Whoever brings thousands does so quietly."""

    @classmethod
    def edit_all(cls, pairs, *, by, at=None, cause=None, told=None, seen=None):
        """[(task, {field: value})], the same a row of the log as one by one, all under one cause.

        told(n) is called after each chunk. seen: {id: version the writer saw}. Raises Refused, with `row` the index
        where it is one row's fault, and Conflict where somebody changed the same of one since that version.
        """
        at, cause, by_project = at or timezone.now(), cause or new_id(), {}
        for row, (task, changes) in enumerate(pairs):
            by_project.setdefault(task.project_id, []).append((row, task.pk, changes))
        with transaction.atomic():
            for pk in sorted(by_project):  # one order of locks
                edits = Edits(cls, held(pk), {"by": by, "at": at, "cause": cause}, seen)
                edits.write(by_project[pk], told)

    @classmethod
    def hold_all(cls, records):
        """Their projects instead: whoever writes a task holds its project first."""
        hold_all(Project, [task.project for task in records])

    @classmethod
    def trash_all(cls, records, *, by, at=None, cause=None):
        at, cause = at or timezone.now(), cause or new_id()
        with transaction.atomic():
            projects = [held(pk) for pk in sorted({task.project_id for task in records})]
            living = [
                task
                for some in chunks(records)
                for task in cls.objects.filter(pk__in=[task.pk for task in some])
            ]
            here = {project.pk for project in projects}
            if moved := next((task for task in living if task.project_id not in here), None):
                raise Refused(MOVED % {"title": moved.title})
            family = family_of(living, deletion=None)
            carry(family, "deleted", by=by, at=at, cause=cause, deleted_at=at, deletion=cause)
            for some in chunks(living):
                all_taken_away(cls, [task.pk for task in some])
            for project in projects:
                project.work_changed()
        return cause

    @classmethod
    def let_go(cls, name, pks):
        """Whoever reads the tasks of a project that this concerns has to read them anew."""
        concerned = cls.objects.filter(**{f"{name}__in": pks}).order_by().values("project")
        projects = list(Project.everything.filter(pk__in=concerned))
        hold_all(Project, projects)
        super().let_go(name, pks)
        for some in chunks(projects):
            rows = Project.everything.filter(pk__in=[project.pk for project in some])
            rows.update(work_version=F("work_version") + 1)


def held(pk):
    project = Project.everything.select_related("workspace").get(pk=pk)
    project.hold_still()
    return project


class Edits:
    """Changes to tasks of one project, which is held."""

    def __init__(self, model, project, how, seen=None):
        self.model, self.project, self.how, self.seen = model, project, how, seen or {}
        self.today = project.workspace.today(how["at"])
        self.lists = {field.name for field in model._meta.many_to_many}
        self.known_milestones, self.begun, self.changed = {None}, None, False
        self.counted = False  # whether what is derived of them may differ
        self.own = {}

    def write(self, rows, told=None):
        self.check_tree(rows)
        if any(is_own(name) for _row, _pk, changes in rows for name in changes):
            self.own = definitions(self.project.workspace_id, self.model.own_fields)
        for some in chunks(rows):
            self.write_some(some)
            if told:
                told(len(some))
        if self.changed:
            self.project.work_changed(counts=self.counted)
        if self.begun:
            self.begun.wake_project(self.how["at"], by=self.how["by"], cause=self.how["cause"])

    def write_some(self, rows):
        found = self.model.objects.select_related("parent", "milestone").prefetch_related(
            "assignees__user", "labels"
        )
        found = {task.pk: task for task in found.filter(pk__in=[pk for _row, pk, _changes in rows])}
        done, names = [], set()
        for row, pk, changes in rows:
            if pk not in found:
                raise refused(row, _t("This was deleted meanwhile. Restore it from the trash first."))
            task = found[pk]
            if task.project_id != self.project.pk:
                raise refused(row, MOVED % {"title": task.title})
            task.project, task.workspace = self.project, self.project.workspace
            if task.version != self.seen.get(pk, task.version):
                task.refuse_clash(changes, self.seen[pk])
            before, real = self.apply(row, task, changes)
            if real:
                done.append((task, {n: [before[n], v] for n, v in real.items()}))
                names |= {"custom" if is_own(name) else name for name in set(real) - self.lists}
        self.save([task for task, _diff in done], names, done)

    def apply(self, row, task, changes):
        """(values before, those that differ): set on the task, checked, not saved yet."""
        changes = task.dated(changes, self.today)
        changes |= reading({n: v for n, v in changes.items() if is_own(n)}, self.own, task.custom)
        before = {name: self.now(task, name) for name in changes}
        real = {n: v for n, v in changes.items() if essence(plain(before[n])) != essence(plain(v))}
        own = {n: v for n, v in real.items() if n not in self.lists and not is_own(n)}
        for name, value in own.items():
            setattr(task, name, value)
        kept = task.custom | {key_of(n): v for n, v in real.items() if is_own(n)}
        task.custom = {key: value for key, value in kept.items() if value is not None}
        try:
            if "milestone" in real and real["milestone"] not in self.known_milestones:
                check_milestone(self.project, real["milestone"])
                self.known_milestones.add(real["milestone"])
            if "assignees" in real:
                check_present(real["assignees"], "assignees", known=before["assignees"])
            if "labels" in real:
                check_labels(real["labels"])
            task.check_fields(own)
            if task.start and task.due and task.due < task.start:
                raise Refused(_t("It is due before it starts."), "due")
        except Refused as refusal:
            refusal.row = row
            raise
        if "status" in real and task.is_begun:
            self.begun = self.begun or task
        return before, real

    def now(self, task, name):
        if name in self.lists:
            return sorted(getattr(task, name).all(), key=lambda other: other.pk)
        return task.value_of(name)

    def save(self, tasks, names, done):
        if not tasks:
            return
        self.changed, self.counted = True, self.counted or not COUNTED.isdisjoint(names)
        for task in tasks:
            task.version += 1
        with guard(
            self.model
        ):  # whoever writes a task holds its project: nobody else changed these meanwhile
            self.model.everything.bulk_create(
                tasks, update_conflicts=True, unique_fields=["id"], update_fields=sorted({"version", *names})
            )
        for name in self.lists:
            self.save_list(name, [(task, *diff[name]) for task, diff in done if name in diff])
        drafts = [Activity.draft(task, "edited", changes=diff, **self.how) for task, diff in done]
        Activity.objects.bulk_create(drafts)
        if not hushed.get():
            self.tell(list(zip(drafts, done, strict=True)))

    def tell(self, written):
        """Who was given a task by this hears of it, and who lost one unseen never does; so do those who follow one."""
        for row, (task, diff) in written:
            if "assignees" in diff:
                handed_over(task, row, "assignees", diff["assignees"][1], by=self.how["by"], verb="assign")
        tell_steps(self.model, [pair for _row, pair in written], **self.how)

    def save_list(self, name, given):
        if not given:
            return
        field = self.model._meta.get_field(name)
        through, mine, other = (
            field.remote_field.through,
            field.m2m_column_name(),
            field.m2m_reverse_name(),
        )
        # Only what was seen goes: what is in the trash keeps its ties for when it comes back.
        seen = {item.pk for _task, before, _after in given for item in before}
        tasks = [task.pk for task, _before, _after in given]
        through.objects.filter(**{f"{mine}__in": tasks, f"{other}__in": seen}).delete()
        through.objects.bulk_create(
            through(**{mine: task.pk, other: item.pk}) for task, _before, after in given for item in after
        )

    def check_tree(self, rows):
        """Refused where a new parent is of another project or in the trash, or a task would stand below itself."""
        moved = {pk: (row, changes["parent"]) for row, pk, changes in rows if "parent" in changes}
        if not any(parent for _row, parent in moved.values()):
            return
        above = dict(self.model.objects.filter(project=self.project).values_list("pk", "parent_id"))
        for row, parent in moved.values():
            if parent is not None and parent.pk not in above:
                raise refused(
                    row, _t("The parent task is not among the living tasks of its project."), "parent"
                )
        wholes = {pk: parent and parent.pk for pk, (_row, parent) in moved.items()}
        above |= wholes
        safe = set()
        for pk, (row, _parent) in moved.items():
            path, step = set(), pk
            while step is not None and step not in safe:
                if step in path:
                    raise refused(row, _t("A task cannot stand below itself."), "parent")
                path.add(step)
                step = above.get(step)
            safe |= path
        check_wholes(self.project, wholes)


def refused(row, words, field=None):
    refusal = Refused(words, field)
    refusal.row = row
    return refusal
