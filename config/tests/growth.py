"""A company in which everything grows by one of each kind at a time, by the product's own verbs."""

import datetime as dt

from django.utils import timezone

from accounts.models import ApiToken, Invitation, Mail
from accounts.roles import Role
from accounts.tests import factories as people
from config.tests.world import END, START, Place
from execution.models import Asset, Project, Status, Task, TaskLink
from roadmap import actions
from roadmap.imports import drafts
from strategy.models import Goal, InitiativeLink, KeyResult, Product, Requirement

YEAR = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
DUE = (-3, 0, 2, 9, 60, None)  # days from today: every group of My work


class GrowingPlace(Place):
    """`grow(n)` adds n of everything that a list shows; what one step makes, every step makes."""

    size = 0

    def grow(self, steps):
        for _step in range(steps):
            self.size += 1
            self.step(self.size)

    def step(self, n):
        member = people.member(self.workspace, Role.values[n % 5], f"Person {n}")
        goal = goal_of(self, f"Goal {n}", owner=member)
        self.grow_delivering(n, goal)  # first, for it writes more of the log each time
        self.grow_house(n)
        self.grow_imports(n)
        self.grow_shaping(n, member, goal)
        task = self.grow_work(n, member)
        self.grow_delivered(n, member, goal)
        self.grow_links(n)
        self.grow_assets(n, member)
        for record in (goal_of(self, f"Deleted goal {n}"), task, self.initiative(f"Deleted bet {n}")):
            record.trash(by=self.owner)

    def grow_imports(self, n):
        """One more file that is being mapped, among those of lately."""
        file = f"key,project,title\nG-{n},{self.project.key},Grown {n}\n".encode()
        drafts.begin(self.workspace, by=self.owner, files=[(f"grown-{n}.csv", file)])

    def grow_house(self, n):
        gone = people.member(self.workspace, Role.CONTRIBUTOR, f"Gone {n}")
        gone.deactivate(by=self.owner)
        Invitation.invite(by=self.owner, email=f"grown{n}@larkfield.example", role=Role.EXECUTIVE)
        ApiToken.issue(membership=self.owner, name=f"Token {n}")
        Mail.queue(
            kind="digest", recipient=f"grown{n}@larkfield.example", period="grown", subject=f"Mail {n}",
            text="All is well.", workspace=self.workspace,
        )  # fmt: skip

    def grow_shaping(self, n, member, goal):
        """A product with an approver and a goal; a goal with key results; drafts, declined, put forward."""
        beside = Product.create(by=self.manager, name=f"Product {n}", key=f"P{n}", lead=member)
        self.product.seat(member, self.owner)
        Goal.create(by=self.manager, product=beside, title=f"Goal beside {n}", owner=member, **YEAR)
        for result in (self.key_result.goal, goal):
            made = KeyResult.create(
                by=self.manager, goal=result, title=f"Result {n}", start_value=0, target_value=9
            )
            made.check_in(by=self.manager, value=n % 9)
        draft = self.initiative(f"Draft {n}", owner=member, start=None, end=None)
        Requirement.create(by=self.manager, initiative=draft, title=f"Wanted {n}")
        self.initiative(f"Put forward {n}", owner=member).submit(by=self.manager)
        self.initiative(f"Put forward by the reader {n}", owner=self.owner).submit(by=self.owner)
        self.decided(f"Declined {n}", "decline")

    def grow_work(self, n, member):
        """Tasks, subtasks, history and projects for the project page, the task page and My work."""
        by = self.members["project_manager"]
        days = DUE[n % len(DUE)]
        due = None if days is None else timezone.localdate() + dt.timedelta(days=days)
        task = Task.create(by=by, project=self.project, title=f"Task {n}", due=due, estimate=8)
        task.edit(by=by, changes={"assignees": [self.owner, member]})
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

    def grow_links(self, n):
        """On the pages of an initiative, of a draft and of a task."""
        where = {"by": self.owner, "url": f"https://docs.larkfield.example/{n}"}
        for initiative in (self.delivering, self.draft):
            InitiativeLink.create(initiative=initiative, **where)
        TaskLink.create(task=self.task, **where)

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


def goal_of(place, title, **fields):
    return Goal.create(by=place.manager, product=place.product, title=title, **YEAR, **fields)
