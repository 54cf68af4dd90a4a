"""Who does it, when and with what, by one more of each."""

import datetime as dt

from django.utils import timezone

from accounts.models import CustomField
from config.tests.world.days import END
from execution.baselines.freezing import keep
from execution.models import (
    Allocation,
    Asset,
    BoardColumn,
    FreeDay,
    Kind,
    Milestone,
    Person,
    Project,
    Status,
    StatusUpdate,
    Task,
    TaskDependency,
    TaskView,
    TimeOff,
    WorkCalendar,
)

DUE = (-3, 0, 2, 9, 60, None)  # days from today: every group of My work


class GrowingPlan:
    """Part of a GrowingPlace."""

    def grow_work(self, n, member):
        """Tasks, subtasks, history and projects for the project page, the task page and My work."""
        by = self.members["project_manager"]
        days = DUE[n % len(DUE)]
        due = None if days is None else timezone.localdate() + dt.timedelta(days=days)
        task = Task.create(by=by, project=self.project, title=f"Task {n}", due=due, estimate=8)
        task.edit(by=by, changes={"assignees": [self.owner, member]})
        self.task.follow(by=member)
        Task.create(by=by, project=self.project, title=f"Subtask {n}", parent=self.task, due=due)
        Task.create(by=by, project=self.project, title=f"Deeper {n}", parent=self.subtask)
        done = Task.create(by=by, project=self.project, title=f"Finished {n}", assignees=[self.owner])
        done.move(Status.DONE, by=self.owner)
        self.task.edit(by=by, changes={"remaining": n})
        self.project.refresh_from_db()
        self.project.edit(by=by, changes={"description": f"Described {n} times."})
        led = Project.create(by=by, name=f"Loose {n}", key=f"L{n}", lead=self.owner)
        Task.create(by=by, project=led, title=f"Elsewhere {n}", assignees=[self.owner, member], due=due)
        Project.create(by=by, name=f"Finished {n}", key=f"F{n}", lead=member).move("finished", by=by)
        return Task.create(by=by, project=self.project, title=f"Deleted task {n}")

    def grow_assets(self, n, member):
        """Of this project and of one beside it; the reader's own and somebody's; some late, one here."""
        by, due = self.members["project_manager"], timezone.localdate() + dt.timedelta(days=n % 9 - 4)
        for project, steward in ((self.project, self.owner), (self.loose, member)):
            Asset.create(
                by=by,
                project=project,
                name=f"Asset {n}",
                steward=steward,
                due=due,
                url=f"https://{n}.example/",
            )
        Asset.create(by=by, project=self.project, name=f"Here {n}").move("available", by=by)
        self.asset.edit(by=by, changes={"description": f"Told {n} times."})

    def grow_staff(self, n, member):
        """A placeholder, and somebody who has too much of this project and its like and is away for a while."""
        by, today = self.members["project_manager"], timezone.localdate()
        Person.ensure(self.workspace)
        stand_in = Person.create(by=by, kind=Kind.PLACEHOLDER, name=f"Placeholder {n}")
        worker = self.workspace.persons.for_list().get(member=member)
        days = {"start": today, "end": today + dt.timedelta(days=60)}
        for person in (worker, stand_in, self.person):
            Allocation.create(by=by, person=person, project=self.project, percent=100 + n, **days)
        TimeOff.create(by=by, person=worker, first=today, last=today + dt.timedelta(days=2))
        TimeOff.create(by=by, person=self.person, first=today, last=today)
        Person.create(by=by, kind=Kind.EQUIPMENT, name=f"Van {n}").edit(by=by, changes={"active": False})

    def grow_standing(self, n, member):
        """One more milestone with a task towards it, and one more word on the project and on one of its own."""
        by = self.members["project_manager"]
        aim = Milestone.create(by=by, project=self.project, name=f"Milestone {n}", due=END)
        Task.create(by=by, project=self.project, title=f"Towards {n}", milestone=aim, assignees=[member])
        StatusUpdate.declare(self.project, by=by, health="at_risk", words=f"Week {n} was slow.")
        loose = self.workspace.projects.get(key=f"L{n}")
        loose.edit(by=by, changes={"deadline": dt.date(2099, 12, 31)})
        Milestone.create(by=by, project=loose, name="Order sent", due=END)
        StatusUpdate.declare(loose, by=by, health="off_track", words="Nobody answers.")

    def grow_board(self, n):
        """One more field of tasks, a card more in a column, and a task with days of both kinds."""
        by = self.members["project_manager"]
        CustomField.create(by=self.manager, noun="task", name=f"Own {n}", kind="text")
        day = timezone.localdate()
        more = Task.create(by=by, project=self.project, title=f"Carried {n}", start=day, due=day)
        side = self.workspace.projects.get(key=f"L{n}")
        line = {"column": None, "name": "At work", "status": "doing", "limit": 3}
        BoardColumn.arrange(side, [line], by=by)
        more.place(by=by, after=self.task, changes={"column": self.board_column})

    def grow_schedule(self, n):
        """One more that a task waits for and that waits for it, and one more day in each calendar; a calendar more."""
        by, day = self.members["project_manager"], dt.date(2027, 1, 1) + dt.timedelta(days=n)
        for before, after in (("early", self.later), (self.later, "late")):
            more = Task.create(by=by, project=self.project, title=f"Beside {n}", start=day, due=day)
            ends = [more if isinstance(end, str) else end for end in (before, after)]
            TaskDependency.create(by=by, before=ends[0], after=ends[1], lag=n)
        for calendar in (self.calendar, self.own_calendar):
            FreeDay.create(by=by, calendar=calendar, day=day, name=f"Day {n}")
        WorkCalendar.create(by=by, project=self.workspace.projects.get(key=f"L{n}"))
        keep(self.project, f"Baseline {n}", by=by)

    def grow_views(self, n):
        """One more view of this project and one of all of them, for everybody, and one of the reader's own."""
        by = self.members["project_manager"]
        TaskView.create(by=by, name=f"View {n} here", project=self.project, page="plan", shared=True)
        TaskView.create(by=by, name=f"View {n}", query=f"text={n}", shared=True)
        TaskView.create(by=self.owner, name=f"Own view {n}", page="board")
