"""What joins both sides: a delivery, saved roadmaps and what was frozen of them, what comes in."""

import datetime as dt

from django.utils import timezone

from accounts.tests import factories as people
from config.tests.world.days import END, START
from execution.models import Project, Task
from roadmap import actions
from roadmap.history.compared import keep_today
from roadmap.imports import drafts, running
from roadmap.models import Look, Roadmap, ShareLink
from strategy.models import Requirement


class Delivered:
    """Part of a Place."""

    def plan(self):
        by = self.members["project_manager"]
        self.delivering = self.decided("Chef favourites", "approve")
        self.delivery, _created = actions.launch(self.delivering, by, lead=by, name=self.project_name)
        self.delivering.refresh_from_db()
        self.project = self.delivery.project
        self.task = Task.create(by=by, project=self.project, title="Card mandates", start=START, due=END)
        self.task.edit(by=by, changes={"assignees": [self.members["contributor"]]})
        self.subtask = Task.create(by=by, project=self.project, title="Ask the bank", parent=self.task)
        self.loose = Project.create(by=by, name="Freezer replacement", key=self.loose_key, lead=by)

    def lag(self):
        """An initiative whose forecast left its promise long ago, and a day that not enough have accepted."""
        by = self.members["project_manager"]
        days = {"start": dt.date(2024, 4, 1), "end": dt.date(2024, 8, 14)}
        self.lagging = self.decided("Cold chain", "approve", **days)
        delivery, _created = actions.launch(self.lagging, by, lead=by, name=self.late_name)
        Task.create(by=by, project=delivery.project, title="Sensors", start=START, due=END)
        self.lagging.refresh_from_db()
        self.cuttable = Requirement.create(
            by=self.manager, initiative=self.lagging, title="Alarm by text", priority="could"
        )
        actions.take_readings(self.workspace)

    def save_roadmaps(self):
        by = self.manager
        self.view = self.roadmap = Roadmap.create(by=by, name="FY26 by goal", product=self.product)
        self.share_link, self.share_secret = ShareLink.issue(by=by, roadmap=self.roadmap, name="Council")
        self.guarded_link, self.guarded_secret = ShareLink.issue(
            by=by, roadmap=self.roadmap, name="Growers", password=people.PASSWORD
        )

    def freeze(self):
        """A snapshot, and a look at the roadmap two days ago."""
        self.snapshot = keep_today(self.workspace, None, self.manager, "Board review Q2")
        two_days_ago = timezone.now() - dt.timedelta(days=2)
        for member in self.members.values():
            Look.take(member, None, two_days_ago)

    def bring(self):
        """One import that is being mapped, and one that landed."""
        by = self.members["project_manager"]
        row = f"{self.project.key},A task from elsewhere,https://docs.larkfield.example/a"
        self.import_file = f"key,project,title,links\nX-1,{row}\n".encode()
        self.import_run = drafts.begin(self.workspace, by=by, files=[("tasks.csv", self.import_file)])
        landed = f"key,project,title\nX-2,{self.project.key},Another from elsewhere\n".encode()
        self.imported = drafts.begin(self.workspace, by=by, files=[("landed.csv", landed)])
        running.queue(self.imported, by=by)
        running.run_due()
        self.imported.refresh_from_db()
