"""What changes a task as a whole: a copy of it, another project, the archive."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _t

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.many import family_of
from execution.models.project import Project
from execution.ranks import STEP

COPIED = (
    "description",
    "priority",
    "estimate",
    "start",
    "due",
    "milestone",
    "parent",
    "duration",
    "rule",
    "rule_day",
    "deadline",
)


class Changing:
    """Part of Task."""

    @property
    def is_archived(self):
        return self.archived_at is not None

    def check_archivable(self):
        """Only what is over is put away, with all that stands below it."""
        if self.is_open:
            raise Refused(_t("Finish or cancel %(key)s first, then archive it.") % {"key": self.key})
        if any(task.is_open for task in self.with_all_below()):
            raise Refused(_t("Something below %(key)s is open still.") % {"key": self.key})

    def archive(self, *, by, note="", at=None, cause=None):
        """With all that stands below it, as one act. Returns the log's row."""
        at, cause = at or timezone.now(), cause or new_id()
        with transaction.atomic():
            self.project.hold_still()
            self.catch_up()
            row = super().archive(by=by, note=note, at=at, cause=cause)
            self.along_below(None, {"archived_at": at}, verb="archived", by=by, at=at, cause=cause)
        return row

    def unarchive(self, *, by, note="", at=None, cause=None):
        """With all that was put away along with it. Returns the log's row."""
        cause = cause or new_id()
        with transaction.atomic():
            self.project.hold_still()
            self.catch_up()
            was = self.archived_at
            row = super().unarchive(by=by, note=note, at=at, cause=cause)
            self.along_below(was, {"archived_at": None}, verb="unarchived", by=by, at=at, cause=cause)
        return row

    def along_below(self, was, changes, **how):
        """The same to those below that were archived when it was (None: that are not)."""
        for task in self.with_all_below():
            if task.pk != self.pk and task.archived_at == was:
                task.project, task.workspace = self.project, self.workspace
                task.edit(changes=changes, **how)

    # -- a copy -------------------------------------------------------------------

    def duplicate(self, *, by, subtasks=True, checklist=True, links=True, at=None):
        """(the copy, its cause): beside this one, to do again, with what was asked for; people and labels come along,
        comments, dependencies and what was done do not."""
        cause = new_id()
        how = {"by": by, "at": at, "cause": cause}
        with transaction.atomic():
            self.project.hold_still(for_new_task=True)
            self.catch_up()
            title = _t("%(title)s (copy)") % {"title": self.title[:240]}
            made = self.copied(self.parent, checklist, links, title, **how)
            if subtasks:
                self.copy_below(made, checklist, links, **how)
        return made, cause

    def copied(self, parent, checklist, links, title="", **how):
        fields = {name: getattr(self, name) for name in COPIED}
        fields |= {"parent": parent, "title": title or self.title, "labels": list(self.labels.all())}
        fields["assignees"] = list(self.assignees.active().select_related("user"))
        if self.milestone and self.milestone.deleted_at:
            fields["milestone"] = None
        made = type(self).create(project=self.project, **fields, **how)
        for item in self.checklist.all() if checklist else ():
            type(item).create(task=made, text=item.text, **how)
        for link in self.links.all() if links else ():
            type(link).create(workspace=self.workspace, task=made, label=link.label, url=link.url, **how)
        return made

    def copy_below(self, made, checklist, links, **how):
        """Level by level, so that no depth is too deep."""
        level = [(self, made)]
        while level:
            below = []
            for old, new in level:
                for child in old.children.select_related("project", "workspace", "milestone").order_by(
                    "number"
                ):
                    below.append((child, child.copied(new, checklist, links, **how)))
            level = below

    # -- another project ------------------------------------------------------------

    def leaves_behind(self, project):
        """[(what, how many)] that cannot come along into another project: words for what stays, none where it is 0."""
        family = self.with_all_below()
        ties = type(self)._meta.get_field("blocks").related_model.objects.of(family)
        inside = ties.filter(before__in=family, after__in=family).count()
        found = [
            (_t("dependencies on tasks that stay"), ties.count() - inside),
            (_t("milestones they count towards"), sum(task.milestone_id is not None for task in family)),
            (_t("the task it stands below"), int(self.parent_id is not None)),
        ]
        return [(words, n) for words, n in found if n]

    def with_all_below(self):
        """[Task]: this one and everything below it, living, from the top down."""
        return [task for task in family_of([self], deletion=None) if isinstance(task, type(self))]

    def move_to(self, project, *, by, at=None):
        """Into another project with all that stands below it, under new keys; the old ones lead to them. Returns the
        cause. What it leaves behind is what `leaves_behind` says; people, labels, steps, links and comments come along.

        Raises Refused where the other project takes no tasks.
        """
        if project.pk == self.project_id:
            raise Refused(_t("It stands in this project already."), "project")
        cause, was = new_id(), self.project
        how = {"by": by, "at": at, "cause": cause}
        with transaction.atomic():
            for one in sorted((self.project, project), key=lambda one: one.pk):  # no two lock crosswise
                one.hold_still(for_new_task=one.pk == project.pk)
            self.catch_up()
            family = self.with_all_below()
            ties = type(self)._meta.get_field("blocks").related_model.objects.of(family)
            for tie in ties.exclude(before__in=family, after__in=family):
                tie.trash(**how)
            for task in family:
                task.project, task.workspace = was, self.workspace
                task.enter(project, keeps_parent=task.pk != self.pk, **how)
            self.refresh_from_db()
            self.project = project
        return cause

    def enter(self, project, *, keeps_parent, number=None, rank=None, **how):
        """One row's part of a move; `number` where it had one there before."""
        was = self.project
        number = number or self.number_in(project)
        changes = {"project": project, "number": number, "rank": rank or number * STEP}
        if self.column_id:
            changes["column"] = None
        if self.milestone_id:
            changes["milestone"] = None
        if self.parent_id and not keeps_parent:
            changes["parent"] = None
        old = {"project": was, "number": self.number}
        super().edit(changes=changes, verb="moved", **how)
        past = type(self)._meta.get_field("past_keys").related_model.objects
        past.filter(project=project, number=self.number).delete()
        past.create(workspace=self.workspace, task=self, **old)
        for one in (was, project):
            one.work_changed()

    def number_in(self, project):
        """The number it had there once, else the next one."""
        past = self.past_keys.filter(project=project).first()
        return past.number if past else project.take_numbers()

    def take_back(self, row, *, by, at, cause):
        """Undo of a move: back under the key it had, milestone and parent with it."""
        before = {name: old for name, (old, _new) in row.changes.items()}
        project = Project.objects.filter(workspace=self.workspace, pk=before["project"]["id"]).first()
        if project is None:
            raise Refused(
                _t("%(name)s is in the trash. Restore it first.") % {"name": before["project"]["label"]}
            )
        for one in sorted((self.project, project), key=lambda one: one.pk):
            one.hold_still(for_new_task=one.pk == project.pk)
        self.enter(
            project,
            keeps_parent=True,
            number=before["number"],
            rank=before.get("rank"),
            by=by,
            at=at,
            cause=cause,
        )
        again = {}
        for name in ("milestone", "parent"):
            if before.get(name):
                kind = type(self)._meta.get_field(name).related_model
                again[name] = kind.objects.filter(project=project, pk=before[name]["id"]).first()
        if again:
            self.project = project
            super().edit(by=by, changes=again, at=at, cause=cause)
