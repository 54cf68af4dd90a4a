"""The place that people give a task: in the order of its project, and in a column of its board."""

from django.db import models, transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.roles import Can
from execution import ranks
from execution.models.boardcolumn import BoardColumn
from execution.models.project import Project

AT_ONCE = 400  # rows of one statement, where many have to make room
PLACE = frozenset({"rank", "column"})


class Placed(models.Model):
    """rank: its place among all tasks of its project, which every list and column of it keeps to. column: one of the
    project's own that somebody put it in; it counts while its state is the task's."""

    rank = models.BigIntegerField(_("place"), default=0, editable=False)
    column = models.ForeignKey(
        BoardColumn, models.SET_NULL, null=True, blank=True, editable=False, related_name="tasks",
        verbose_name=_("column"),
    )  # fmt: skip

    class Meta:
        abstract = True

    @classmethod
    def right_to(cls, names):
        """Whoever works on tasks may put them in order."""
        return Can.WORK if names and set(names) <= PLACE else super().right_to(names)

    def place(self, *, by, before=None, after=None, changes=None, version=None, at=None, cause=None):
        """Put it right behind `after` or, without one, right before `before`, and change what goes along with that: its
        parent, its column, its status. Returns the log's row, None where it stands so already.

        The project is held meanwhile, so that of two who move at once the second sees what the first did; the place
        itself clashes with nobody's.
        """
        changes = dict(changes or {})
        with transaction.atomic():
            self.project.hold_still()
            self.catch_up()
            if version is not None and version != self.version and changes:
                self.refuse_clash(changes, version)
            if "column" in changes:
                changes = self.in_column(changes)
            if before or after:
                changes["rank"] = self.make_room(before, after)
            return self.edit(by=by, changes=changes, at=at, cause=cause)

    @classmethod
    def create_behind(cls, after, **fields):
        """A new task right behind another one, last where that is None."""
        with transaction.atomic():
            task = cls.create(**fields)
            if after:
                cls.spread({task.pk: task.make_room(None, after)})
        return task

    def in_column(self, changes):
        """With the status that the column stands for; a column of none is the usual one of a status."""
        column = changes["column"]
        if column is None:
            return changes
        there = BoardColumn.objects.filter(pk=column.pk, project_id=self.project_id).first()
        if there is None:
            raise Refused(_t("That column is not on this board any more. Load it again."), "column")
        return changes | {"status": there.status}

    def make_room(self, before, after):
        """The rank that puts it there, its neighbours moved where there is no room."""
        where = "after" if after else "before"
        rows = list(self.ranked(self.project_id).values_list("pk", "rank", "deleted_at"))
        at = next((n for n, row in enumerate(rows) if row[0] == (after or before).pk), None)
        if at is None or rows[at][2]:
            words = _t("“%(title)s” is not among the tasks of %(project)s any more.")
            raise Refused(words % {"title": after or before, "project": self.project}, where)
        at += 1 if after else 0
        mine = next(n for n, row in enumerate(rows) if row[0] == self.pk)
        if mine in (at, at - 1):
            return rows[mine][1]
        others = rows[:mine] + rows[mine + 1 :]
        count = Project.everything.values_list("task_count", flat=True).get(pk=self.project_id)
        rank, moved = ranks.place([row[1] for row in others], at - (mine < at), (count + 1) * ranks.STEP)
        self.spread({others[n][0]: new for n, new in moved.items()})
        return rank

    @classmethod
    def ranked(cls, project_id):
        """All tasks that a project ever had, in their order, those in the trash among them: they keep their place."""
        return cls.everything.filter(project_id=project_id).order_by("rank", "number")

    @classmethod
    def spread(cls, moved):
        """Neighbours make room. Their order stays as it was, so nobody's version and no history tells of it."""
        rows = [cls(pk=pk, rank=rank) for pk, rank in moved.items()]
        cls.everything.bulk_update(rows, ["rank"], batch_size=AT_ONCE)
