"""What lists, trees, boards and plans read of tasks."""

from django.db.models import Count, Exists, F, Func, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models.archivable import ArchivableQuerySet
from execution.models.label import Label
from execution.models.project import ProjectState
from execution.models.status import CLOSED, Status
from execution.models.wholes import AmongWholes


class Unsought(Func):
    """A column that SQLite compares but seeks nothing by: it would read a whole project for each of its tasks."""

    arity, template = 1, "%(expressions)s"

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="+%(expressions)s", **extra)


class TaskQuerySet(ArchivableQuerySet):
    def leaves(self):
        """Live tasks without live children: the only ones that weigh in progress and forecast."""
        # A part is of the same project as its whole: said here, PostgreSQL looks for parts in that project alone.
        parts = self.model.objects.alias(its=Unsought(F("project"))).filter(parent=OuterRef("pk"))
        return self.filter(~Exists(parts.filter(its=OuterRef("project"))))

    def open(self):
        return self.exclude(status__in=CLOSED)

    def for_list(self):
        worn = Prefetch("labels", Label.objects.select_related("workspace"))
        return self.select_related("workspace", "project__workspace").prefetch_related(
            "assignees__user", worn
        )

    def for_table(self):
        """What a row of a list says of it."""
        found = self.for_board().with_below().select_related("workspace", "project__workspace", "milestone")
        return found.annotate(below_all=Exists(self.model.objects.filter(parent=OuterRef("pk"))))

    def for_board(self):
        """What a card says of a task; its text stays in the database."""
        return self.for_list().with_waits().defer("description")

    def for_tree(self):
        """What a tree and its weights are made of."""
        names = ("workspace", "project", "number", "title", "parent", "milestone", "status", "estimate")
        names += ("remaining", "start", "due", "finished_on", "archived_at")
        return self.select_related("workspace", "project").only(*names, "workspace__slug", "project__key")

    def with_below(self):
        """below, below_done: how many direct subtasks count, and how many of them are done."""
        counts = Q(children__deleted_at=None) & ~Q(children__status=Status.CANCELLED)
        done = counts & Q(children__status=Status.DONE)
        return self.annotate(
            below=Count("children", filter=counts, distinct=True),
            below_done=Count("children", filter=done, distinct=True),
        )

    def with_steps(self):
        """steps, steps_done: of its checklist."""
        items = self.model._meta.get_field("checklist").related_model.objects.filter(task=OuterRef("pk"))
        count = items.order_by().values("task").annotate(n=Count("pk")).values("n")
        return self.annotate(
            steps=Coalesce(Subquery(count), 0), steps_done=Coalesce(Subquery(count.filter(done=True)), 0)
        )

    def with_follows(self):
        """is_followed: whether anybody follows it, so that a write need not ask again."""
        follows = self.model._meta.get_field("follows").related_model.objects
        return self.annotate(is_followed=Exists(follows.filter(task=OuterRef("pk"), left_at=None)))

    def with_talk(self):
        """talk: how many comments stand below it."""
        said = self.model._meta.get_field("comments").related_model.objects.filter(task=OuterRef("pk"))
        count = said.order_by().values("task").annotate(n=Count("pk")).values("n")
        return self.annotate(talk=Coalesce(Subquery(count), 0))

    def with_ties(self):
        """holds_up: how many open tasks cannot go on without it; and as `with_waits`."""
        ties = self.model._meta.get_field("blocks").related_model.objects
        holds = ties.unmet().filter(before=OuterRef("pk"), after__deleted_at=None)
        count = holds.exclude(after__status__in=CLOSED).order_by().values("before").annotate(n=Count("pk"))
        return self.with_waits().annotate(holds_up=Coalesce(Subquery(count.values("n")), 0))

    def with_waits(self):
        """waits_for: the title of the unfinished task that it, or what it is part of, cannot begin without, the latest due;
        None without one."""
        first = self.waits().order_by("-before__due_or_far", "before__number")
        return self.annotate(waits_for=Subquery(first.values("before__title")[:1]))

    def waits(self):
        """Of each task, what keeps it from beginning: its own links and those of all that it is part of."""
        ties = self.model._meta.get_field("needs").related_model.objects
        return ties.unmet().filter(AmongWholes(F("after"), OuterRef("pk")))

    def asked_of(self, member):
        """Those that this member works on and that are not over: of living projects, and not put away."""
        return (
            self.current()
            .filter(assignees=member, project__deleted_at=None)
            .exclude(project__state__in=(ProjectState.FINISHED, ProjectState.CANCELLED))
        )

    def mine(self, member):
        """The open tasks of living projects that this member works on, most urgent first."""
        found = self.asked_of(member)
        return found.for_list().with_below().with_steps().with_ties().order_by("due_or_far", "id")
