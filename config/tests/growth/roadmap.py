"""What joins both sides, by one more of each."""

from django.utils import timezone

from accounts.ids import new_id
from config.tests.world.days import END, START
from execution.models import Task
from roadmap import actions
from roadmap.drawing.lines import lines
from roadmap.history.compared import keep_today
from roadmap.imports import drafts
from roadmap.models import Choice, Roadmap, ShareLink
from roadmap.redeciding import Said, keep
from strategy.models import Requirement


def answer_to(initiative, by):
    (line,) = lines([initiative], initiative.workspace.today())
    return Said(line, by, "Two more.", timezone.now(), initiative.workspace.today(), new_id())


class GrowingDelivery:
    """Part of a GrowingPlace."""

    def grow_delivered(self, n, member, goal):
        """One more initiative in delivery, with a project of its own."""
        by = self.members["project_manager"]
        made = self.decided(f"Delivered {n}", "approve", owner=member)
        made.edit(by=self.manager, changes={"goals": [self.goal, goal]})
        Requirement.create(by=self.manager, initiative=made, title=f"Needed {n}")
        delivery, _created = actions.launch(made, by, lead=member)
        Task.create(by=by, project=delivery.project, title=f"Leaf {n}", start=START, due=END)

    def grow_delivering(self, n, goal):
        """One more requirement, project, goal and move of the initiative that is in delivery."""
        by, old = self.members["project_manager"], self.delivering
        Requirement.create(by=self.manager, initiative=old, title=f"Also needed {n}")
        actions.launch(old, by, another=True, name=f"Further {n}", idempotency_key=f"grown {n}")
        old.refresh_from_db()
        old.hold(by=self.manager, note=f"Pause {n}.")
        old.resume(by=self.manager)
        old.edit(by=self.manager, changes={"goals": [*old.goals.all(), goal]})

    def grow_saved(self, n):
        """One more saved roadmap, and one more link to the same one."""
        Roadmap.create(by=self.manager, name=f"View {n}", whole=True)
        ShareLink.issue(by=self.manager, roadmap=self.roadmap, name=f"Council {n}")
        keep_today(self.workspace, None, self.manager, f"Kept {n}")

    def grow_redecided(self):
        """One more answer to what left its promise, of a forecast that went on since."""
        found = keep(answer_to(self.lagging, self.owner), Choice.ADD)
        type(found).objects.filter(pk=found.pk).update(holds_until=START)

    def grow_imports(self, n):
        """One more file that is being mapped, among those of lately."""
        file = f"key,project,title\nG-{n},{self.project.key},Grown {n}\n".encode()
        drafts.begin(self.workspace, by=self.owner, files=[(f"grown-{n}.csv", file)])
