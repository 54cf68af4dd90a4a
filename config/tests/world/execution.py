"""Who does it, when and with what."""

from accounts.models import CustomField
from config.tests.world.days import END, START
from execution.baselines.freezing import keep
from execution.models import (
    Allocation,
    Asset,
    BoardColumn,
    FreeDay,
    Kind,
    Milestone,
    Person,
    StatusUpdate,
    Task,
    TaskDependency,
    TaskView,
    TimeOff,
    WorkCalendar,
)


class Planned:
    """Part of a Place."""

    def gather(self):
        by, keeper = self.members["project_manager"], self.members["contributor"]
        self.asset = Asset.create(by=by, project=self.project, name="Test crates", steward=keeper, due=START)

    def staff(self):
        Person.ensure(self.workspace)
        by = self.members["project_manager"]
        self.person = self.workspace.persons.get(member=self.members["contributor"])
        self.placeholder = Person.create(by=by, kind=Kind.PLACEHOLDER, name="A designer")
        self.allocation = Allocation.create(
            by=by, person=self.person, project=self.project, percent=60, start=START, end=END
        )
        self.time_off = TimeOff.create(by=by, person=self.person, first=START, last=START, reason="Away")

    def stand(self):
        """A milestone that a task counts towards, and a word on how the project stands."""
        by = self.members["project_manager"]
        self.milestone = Milestone.create(by=by, project=self.project, name="Pilot with three hubs", due=END)
        self.task.edit(by=by, changes={"milestone": self.milestone})
        self.update = StatusUpdate.declare(self.project, by=by, health="on_track", words="All is well.")

    def set_up_board(self):
        """A column of the project's own with a card in it, and a field that the company added to tasks."""
        by = self.members["project_manager"]
        line = {"column": None, "name": "Ready", "status": "todo", "limit": 3}
        BoardColumn.arrange(self.project, [line], by=by)
        self.board_column = self.project.columns.get()
        self.later.place(by=by, changes={"column": self.board_column})
        self.keep_views()
        self.task_field = CustomField.create(by=self.manager, noun="task", name="Team", kind="text")

    def schedule(self):
        """A task that waits for another one, the workspace's calendar with a free day, and one of a project's own."""
        by = self.members["project_manager"]
        early, self.later = (
            Task.create(by=by, project=self.project, title=name) for name in ("Draw it", "Build it")
        )
        self.task_dependency = TaskDependency.create(by=by, before=early, after=self.later)
        self.calendar = WorkCalendar.create(by=by)
        self.own_calendar = WorkCalendar.create(by=by, project=self.loose)
        self.free_day = FreeDay.create(by=by, calendar=self.calendar, day=END, name="Stocktaking")
        self.baseline = keep(self.project, "Kick-off", by=by)
        for role in ("executive", "contributor"):
            self.task.follow(by=self.members[role])

    def keep_views(self):
        """A view for everybody, of a project, and one of somebody's own, of all of them."""
        asked = {"page": "board", "query": "rows=assignee"}
        by = self.members["project_manager"]
        self.task_view = TaskView.create(by=by, project=self.project, name="By person", shared=True, **asked)
        self.own_view = TaskView.create(by=self.members["contributor"], name="Mine by day", page="calendar")
