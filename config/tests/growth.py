"""A company in which everything grows by one of each kind at a time, by the product's own verbs."""

import datetime as dt

from django.utils import timezone

from accounts.models import ApiToken, CustomField, Invitation, Mail
from accounts.roles import Can, Role
from accounts.tests import factories as people
from config.tests.world import END, START, Place
from execution.models import (
    Allocation,
    Asset,
    Kind,
    Milestone,
    Person,
    Project,
    ProjectComment,
    Status,
    StatusUpdate,
    Task,
    TaskComment,
    TaskLink,
    TimeOff,
)
from roadmap import actions
from roadmap.compared import keep_today
from roadmap.imports import drafts
from roadmap.models import Roadmap, ShareLink
from strategy import priorities, scores
from strategy.models import (
    ApprovalRequest,
    Ballot,
    Customer,
    Goal,
    Idea,
    IdeaComment,
    InitiativeComment,
    InitiativeDependency,
    InitiativeLink,
    Insight,
    KeyDate,
    KeyResult,
    Placement,
    Product,
    Requirement,
    ScoringModel,
    ScoringSession,
    SessionItem,
    Theme,
    Vision,
)

YEAR = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
DUE = (-3, 0, 2, 9, 60, None)  # days from today: every group of My work


class GrowingPlace(Place):
    """`grow(n)` adds n of everything that a list shows; what one step makes, every step makes."""

    size = 0

    def grow(self, steps):
        for _step in range(steps):
            self.size += 1
            self.step(self.size)
        self.look_through_the_inbox()

    def look_through_the_inbox(self):
        """The owner saw all but as many as it grew by, so that a page holds what is new."""
        rows = self.owner.notifications.unread().order_by("-at", "-id")
        fresh = list(rows.values_list("pk", flat=True)[: self.size])
        rows.order_by().exclude(pk__in=fresh).update(read_at=timezone.now())

    def step(self, n):
        member = people.member(self.workspace, Role.values[n % 5], f"Person {n}")
        goal = goal_of(self, f"Goal {n}", owner=member)
        self.grow_delivering(n, goal)  # first, for it writes more of the log each time
        self.grow_house(n)
        self.grow_imports(n)
        self.grow_fields(n)
        self.grow_shaping(n, member, goal)
        self.grow_aim(n)
        task = self.grow_work(n, member)
        self.grow_staff(n, member)
        self.grow_standing(n, member)
        self.grow_delivered(n, member, goal)
        self.grow_links(n)
        self.grow_web(n)
        self.grow_weighing(n, member)
        self.grow_decisions(n, member)
        self.grow_assets(n, member)
        self.grow_wants(n, member)
        self.grow_saved(n)
        self.grow_talk(n, member)
        self.grow_life(n, member)
        for record in (goal_of(self, f"Deleted goal {n}"), task, self.initiative(f"Deleted bet {n}")):
            record.trash(by=self.owner)

    def grow_life(self, n, member):
        """One more follower, initiative in the archive, and change of a goal and of an initiative."""
        for initiative in (self.draft, self.delivering):
            initiative.follow(by=member)
        self.initiative(f"Put away {n}", owner=member, goals=[self.goal]).archive(by=self.manager)
        for record, text in ((self.goal, "description"), (self.draft, "problem")):
            record.refresh_from_db()
            record.edit(by=self.manager, changes={text: f"Told {n} times.", "owner": member})

    def grow_imports(self, n):
        """One more file that is being mapped, among those of lately."""
        file = f"key,project,title\nG-{n},{self.project.key},Grown {n}\n".encode()
        drafts.begin(self.workspace, by=self.owner, files=[(f"grown-{n}.csv", file)])

    def grow_fields(self, n):
        """One more field of the company's own, one more archived, and a value in both."""
        field = CustomField.create(by=self.manager, name=f"Field {n}", kind="text")
        old = CustomField.create(by=self.manager, name=f"Old field {n}", kind="number")
        self.draft.refresh_from_db()
        self.draft.edit(by=self.manager, changes={field.field_name: f"Said {n}", old.field_name: n})
        old.archive(by=self.manager)

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
        self.grow_goals(n, member, draft, goal)
        self.initiative(f"Put forward {n}", owner=member).submit(by=self.manager)
        self.initiative(f"Put forward by the reader {n}", owner=self.owner).submit(by=self.owner)
        self.decided(f"Declined {n}", "decline")
        self.grow_rounds(n)

    def grow_rounds(self, n):
        """One bet that is asked for and declined again and again."""
        self.declined.refresh_from_db()
        self.declined.reopen(by=self.manager, note=f"Once more, {n}.")
        self.declined.submit(by=self.manager).decide(by=self.owner, verdict="decline", note="Still no.")

    def grow_goals(self, n, member, draft, goal):
        """A goal of the company, one below it that work tells, one in the archive; a bet divided among goals."""
        by = self.manager
        of_all = Goal.create(by=by, title=f"For all {n}", owner=member, parent=self.company_goal, **YEAR)
        below = goal_of(self, f"Below {n}", parent=of_all, progress_mode="initiatives", owner=member)
        goal_of(self, f"Over {n}", owner=member).archive(by=by)
        draft.edit(by=by, changes={"goals": [self.goal, goal, below, of_all]})
        draft.edit(by=by, changes={"goal_shares": {below.key: 40}})
        self.said_goal.report(by=by, percent=n % 100, note=f"Since {n}.")
        self.key_result.check_in(by=by, value=60 + n % 9)

    def grow_aim(self, n):
        """A theme with a bet, a key date, another version of the vision, a draft of one beside it, a publication."""
        by = self.manager
        theme = Theme.create(by=by, name=f"Theme {n}")
        self.initiative(f"Themed {n}", theme=theme)
        KeyDate.create(by=by, product=self.product, name=f"Day {n}", date=END + dt.timedelta(days=n))
        self.vision.edit(by=by, changes={"offer": f"Offered {n} times."})
        self.vision.publish(by=by, note=f"Again {n}.")
        beside = Product.objects.get(workspace=self.workspace, key=f"P{n}")
        Vision.create(by=by, product=beside, statement=f"Beside {n}.")
        self.goal.publish(by=by, note=f"Look {n}.")

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

    def grow_weighing(self, n, member):
        """One more model, score, place by hand, cause of a move, session; a seat, a line and an answer in the first."""
        by = self.manager
        model = ScoringModel.create(by=by, name=f"Model {n}", kind="ice")
        bet = self.initiative(f"Weighed {n}", effort=n, confidence=50)
        scores.give(self.draft, self.model, by=by, values={"reach": 900 + n})
        scores.give(self.draft, model, by=by, values={"impact": 3})
        order = priorities.order_of(self.product, self.model)
        last = self.initiative(f"Unweighed {n}")  # behind which nobody else has to move along
        Placement.put(bet, by=by, after=last, why=f"Reason {n}.", order=order)
        scores.give(bet, self.model, by=by, values={"reach": 100 + n, "impact": 1})
        ScoringSession.open(
            by=by,
            product=self.product,
            model=self.model,
            name=f"Session {n}",
            initiatives=[bet],
            scorers=[member],
        )
        self.session.invite(member, by=by)
        SessionItem.objects.create(session=self.session, initiative=bet, rank=n + 1)
        for each in (self.draft, bet):
            Ballot.of(self.session, each, "impact").answer(by=member, value=1.0)

    def grow_decisions(self, n, member):
        """One more yes that is not enough, one more point than before, one more that the draft takes the place of."""
        by, request = self.manager, self.half_request
        ApprovalRequest.objects.filter(pk=request.pk).update(needed=99)
        request = ApprovalRequest.objects.get(pk=request.pk)
        request.asked.add(member)
        request.decide(by=member, verdict="approve", note=f"Yes {n}.")
        self.sent_back.refresh_from_db()
        for point in self.sent_back.points().unanswered():
            point.reply(f"Done {n}.", by=by)
        points = [("", f"Point {i}") for i in range(n)] + [("effort", "Cost it anew.")]
        self.sent_back.submit(by=by).decide(by=self.owner, verdict="request_changes", points=points)
        old = self.decided(f"Superseded {n}", "approve")
        old.supersede(by=by, successor=self.draft, note=f"Since {n}.")

    def grow_links(self, n):
        """On the pages of an initiative, of a draft and of a task."""
        where = {"by": self.owner, "url": f"https://docs.larkfield.example/{n}"}
        for initiative in (self.delivering, self.draft):
            InitiativeLink.create(initiative=initiative, **where)
        TaskLink.create(task=self.task, **where)

    def grow_web(self, n):
        """One more that the draft waits for and that waits for what is in delivery, and one more part of the whole."""
        by, between = self.manager, self.initiative(f"Between {n}")
        InitiativeDependency.create(by=by, before=self.delivering, after=between)
        InitiativeDependency.create(by=by, before=between, after=self.draft)
        self.initiative(f"Part {n}", parent=self.whole, effort=n)

    def grow_wants(self, n, member):
        """Ideas, one in each state; votes, customers and what they said for an idea and two initiatives."""
        by = self.manager
        customer = Customer.create(by=by, name=f"Customer {n}", segment=f"Segment {n}", weight=n % 3 + 1)
        made = [Idea.create(by=by, title=f"Wanted {word} {n}", product=self.product, source=f"Source {n}")
                for word in ("openly", "twice", "soon", "later", "never")]  # fmt: skip
        open_one, twice, soon, later, never = made
        if member.can(Can.PROPOSE):
            for idea in (self.idea, open_one, twice):
                idea.vote(by=member)
        twice.merge(into=self.idea, by=by)
        soon.promote(by=by, initiative=self.delivering)
        later.answer_voters(by=by, verdict="not_now", words=f"Not in year {n}.")
        never.answer_voters(by=by, verdict="no", words=f"No, {n} times.")
        links = {"ideas": [self.idea, soon], "initiatives": [self.delivering, self.in_review]}
        Insight.create(by=by, words=f"Said {n} times.", customer=customer, **links)
        IdeaComment.create(by=by, idea=self.idea, text=f"Heard, @Mara Lindholm, {n}.")

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

    def grow_talk(self, n, member):
        """Comments that name two people, said a while ago, so that the bell has them; one of each kind is read."""
        by, before = self.members["contributor"], timezone.now() - dt.timedelta(hours=1)
        said = {"by": by, "at": before, "text": f"For @Mara Lindholm and @Person {n}: look, {n}."}
        InitiativeComment.create(initiative=self.delivering, **said)
        ProjectComment.create(project=self.project, **said)
        TaskComment.create(task=self.task, **said)
        TaskComment.create(task=self.subtask, **said)
        self.owner.notifications.unread().latest("at", "id").read()

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


def goal_of(place, title, **fields):
    return Goal.create(by=place.manager, product=place.product, title=title, **YEAR, **fields)
