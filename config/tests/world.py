"""Two small companies with one of everything, made by the product's own verbs. The laws walk through them."""

import datetime as dt
from types import SimpleNamespace

from django.db.models import F
from django.utils import timezone

from accounts.models import ApiToken, CustomField, Invitation, Mail
from accounts.roles import Role
from accounts.tests import factories as people
from collaboration.models import Kind as Heard
from execution.models import (
    Allocation,
    Asset,
    Kind,
    Milestone,
    Person,
    Project,
    ProjectComment,
    StatusUpdate,
    Task,
    TaskComment,
    TaskLink,
    TimeOff,
)
from roadmap import actions, digests
from roadmap.compared import keep_today
from roadmap.imports import drafts, running
from roadmap.models import DigestPreference, Look, Roadmap, ShareLink
from strategy import priorities, scores
from strategy.models import (
    Ballot,
    Customer,
    Goal,
    Idea,
    IdeaComment,
    IdeaCount,
    Initiative,
    InitiativeComment,
    InitiativeDependency,
    InitiativeLink,
    Insight,
    KeyDate,
    KeyResult,
    Placement,
    Planning,
    Policy,
    Product,
    Requirement,
    Score,
    ScoringModel,
    ScoringSession,
    Theme,
    Vision,
)

START, END = dt.date(2026, 4, 27), dt.date(2026, 8, 14)
STRANGER, DEACTIVATED, SIGNED_OUT = "stranger", "deactivated", "signed_out"
VISITOR = "visitor"  # nobody here, with the address of a share link and its password
NO_MEMBER = (SIGNED_OUT, VISITOR)
WHO = (*Role.values, STRANGER, DEACTIVATED, SIGNED_OUT, VISITOR)


class Place:
    """A workspace with a person of each role and one of each noun in each state that a route needs."""

    product_key, loose_key, project_name = "ORC", "FRE", "Chef favourites"
    company_goals = 0  # goals of the whole company that were numbered before
    ideas_before = 0

    def __init__(self, name):
        self.workspace = people.workspace(name)
        self.members = {Role.OWNER.value: people.owner_of(self.workspace)}
        for role in Role.values[1:]:
            self.members[role] = people.member(self.workspace, role, role.replace("_", " ").title())
        self.members[DEACTIVATED] = people.member(self.workspace, Role.OWNER, "Gone Person")
        self.owner = self.members["owner"]
        self.members[DEACTIVATED].deactivate(by=self.owner)
        self.manager = self.members["product_manager"]
        self.shape()
        self.aim()
        self.plan()
        self.link()
        self.weigh()
        self.gather()
        self.measure()
        self.staff()
        self.stand()
        self.want()
        self.agree()
        self.talk()
        self.keep_house()
        self.save_roadmaps()
        self.bring()
        self.keep_fields()
        self.put_by()
        self.hang_together()
        self.freeze()

    def put_by(self):
        """An initiative in the archive, and followers of one by choice."""
        self.put_away = self.initiative("Fax ordering")
        self.put_away.archive(by=self.manager)
        for role in ("executive", "contributor"):
            self.draft.follow(by=self.members[role])

    def shape(self):
        by = self.manager
        self.product = Product.create(by=by, name="Orchard", key=self.product_key, lead=by)
        for role in ("owner", "executive"):
            self.product.seat(self.members[role], self.owner)
        year = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
        self.goal = Goal.create(by=by, product=self.product, title="Kitchens reorder", owner=by, **year)
        self.key_result = KeyResult.create(
            by=by, goal=self.goal, title="Orders without help", start_value=58, target_value=85
        )
        self.key_result.check_in(by=by, value=61, note="A first week.")
        self.draft = self.initiative("Order history export")
        self.requirement = Requirement.create(by=by, initiative=self.draft, title="A kitchen sees a year")
        self.in_review = self.initiative("Standing orders")
        self.request = self.in_review.submit(by=by, note="Ready.")
        self.approved = self.decided("Cold chain alerts", "approve")
        self.declined = self.decided("Loyalty points", "decline")
        self.on_hold = self.initiative("Voice ordering")
        self.on_hold.hold(by=by, note="Later.")

    def aim(self):
        """A vision published once and changed since, two themes, a key date; what the owner was told of it."""
        by = self.manager
        self.theme = Theme.create(by=by, name="Self-serve buying", description="Without a call.")
        self.other_theme = Theme.create(by=by, name="Lean core")
        self.draft.edit(by=by, changes={"theme": self.theme})
        self.key_date = KeyDate.create(by=by, product=self.product, name="Hub conference", date=END)
        self.vision = Vision.create(
            by=by, product=self.product, statement="Sold in ten minutes.", horizon=2028
        )
        self.vision.publish(by=by, note="Agreed.")
        self.vision.edit(by=by, changes={"audience": "Kitchens of the region."})
        self.publication = self.owner.notifications.get(kind="publication")

    def measure(self):
        """Goals told in each way: of the company by the work on what is below it, by hand, and one in the archive."""
        by, planning = self.manager, Planning.of(self.workspace)
        Planning.everything.filter(pk=planning.pk).update(goal_count=self.company_goals)
        planning.refresh_from_db()
        self.planning = planning
        year = {
            "period_kind": "year",
            "period_start": dt.date(2026, 1, 1),
            "period_end": dt.date(2026, 12, 31),
        }
        self.company_goal = Goal.create(
            by=by, title="Fewer calls everywhere", owner=by, progress_mode="initiatives", **year
        )
        self.said_goal = Goal.create(
            by=by,
            product=self.product,
            title="Told by hand",
            parent=self.company_goal,
            progress_mode="manual",
            **year,
        )
        self.said_goal.report(by=by, percent=40, note="So it feels.")
        self.archived_goal = Goal.create(by=by, product=self.product, title="Long over", **year)
        self.archived_goal.archive(by=by)
        self.goal.edit(by=by, changes={"parent": self.company_goal})
        KeyResult.create(by=by, goal=self.said_goal, title="Every hub is online", kind="yes_no").check_in(
            by=by, value=0, sure="low"
        )
        KeyResult.create(
            by=by, goal=self.said_goal, title="Cost", kind="money", unit="EUR", start_value=2, target_value=1
        )
        self.draft.edit(by=by, changes={"goals": [self.goal, self.company_goal]})
        self.draft.edit(by=by, changes={"goal_shares": {self.goal.key: 60}})

    def initiative(self, title, **fields):
        usual = {"start": START, "end": END, "problem": "Six in ten orders repeat.", "owner": self.manager}
        made = Initiative.create(by=self.manager, product=self.product, title=title, **(usual | fields))
        made.edit(by=self.manager, changes={"goals": [self.goal]})
        return made

    def decided(self, title, verdict, **fields):
        made = self.initiative(title, **fields)
        made.submit(by=self.manager).decide(by=self.owner, verdict=verdict, note="Said so.")
        made.refresh_from_db()
        return made

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

    def link(self):
        url = "https://docs.larkfield.example/one"
        self.initiative_link = InitiativeLink.create(by=self.manager, initiative=self.draft, url=url)
        self.task_link = TaskLink.create(by=self.members["contributor"], task=self.task, url=url)

    def weigh(self):
        """Two models, a score, a place by hand, and a session in which a manager, a contributor and an executive sit."""
        by = self.manager
        self.model = ScoringModel.create(by=by, name="RICE", kind="rice")
        self.other_model = ScoringModel.create(by=by, name="Value", kind="value_effort")
        scores.give(self.draft, self.model, by=by, values={"reach": 900, "impact": 2, "effort": 14})
        scores.give(self.in_review, self.model, by=by, values={"reach": 300, "impact": 1})
        self.score = Score.objects.get(initiative=self.draft)
        order = priorities.order_of(self.product, self.model)
        Placement.put(self.draft, by=by, after=None, why="The season.", order=order)
        scorers = [self.members[role] for role in ("product_manager", "contributor", "executive")]
        self.session = ScoringSession.open(
            by=by,
            product=self.product,
            model=self.model,
            name="Q4",
            initiatives=[self.draft],
            scorers=scorers,
        )
        self.seat = self.session.seats.get(member=self.members["executive"])
        Ballot.of(self.session, self.draft, "reach").answer(by=by, value=900)

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

    def want(self):
        """Ideas: open, the contributor's own, merged, promoted; a customer and what they said; votes."""
        by, worker = self.manager, self.members["contributor"]
        IdeaCount.objects.create(workspace=self.workspace, last=self.ideas_before)
        self.idea = Idea.create(by=by, title="Say what is missing", product=self.product, source="Support")
        self.other_idea = Idea.create(by=by, title="Pay several hubs")
        self.own_idea = Idea.create(by=worker, title="Darker screens")
        self.merged_idea = Idea.create(by=by, title="Text me what is missing")
        self.promoted_idea = Idea.create(by=by, title="Export my orders", product=self.product)
        for idea in (self.idea, self.merged_idea):
            idea.vote(by=worker)
        self.merged_idea.merge(into=self.idea, by=by)
        self.promoted_idea.promote(by=by, initiative=self.draft)
        self.customer = Customer.create(by=by, name="Saltmarsh Schools", segment="Schools", weight=3)
        links = {"ideas": [self.idea], "initiatives": [self.draft]}
        self.insight = Insight.create(by=by, words="I must know at eight.", customer=self.customer, **links)
        self.own_insight = Insight.create(by=worker, words="Too bright at five.", ideas=[self.own_idea])

    def agree(self):
        """What two must agree on and one did, what was sent back with a point, what another one took the place of."""
        by, self.policy = self.manager, Policy.of(self.product)
        self.policy.edit(by=by, changes={"rule": "number", "number": 2})
        self.half_agreed = self.initiative("Crate deposits")
        self.half_request = self.half_agreed.submit(by=by)
        self.half_agreed.decide(by=self.owner, verdict="approve", note="Worth it.")
        self.policy.edit(by=by, changes={"rule": "any"})
        self.sent_back = self.initiative("Order by text")
        self.sent_back.submit(by=by).decide(
            by=self.owner, verdict="request_changes", points=[("effort", "Cost it.")]
        )
        self.sent_back.refresh_from_db()
        self.point = self.sent_back.points().get()
        self.superseded = self.decided("Paper invoices", "approve")
        self.superseded.supersede(by=by, successor=self.draft, note="Nobody reads paper.")

    def talk(self):
        """A comment of each kind, and one of the owner's own; something in the owner's inbox."""
        by, text = self.members["contributor"], "Look at this, @Mara Lindholm."
        self.initiative_comment = InitiativeComment.create(by=self.manager, initiative=self.draft, text=text)
        self.idea_comment = IdeaComment.create(by=self.manager, idea=self.idea, text=text)
        self.project_comment = ProjectComment.create(by=by, project=self.project, text=text)
        self.task_comment = TaskComment.create(by=by, task=self.task, text=text)
        self.owners = SimpleNamespace(
            initiative_comment=InitiativeComment.create(by=self.owner, initiative=self.draft, text="Mine."),
            idea_comment=IdeaComment.create(by=self.owner, idea=self.idea, text="Mine."),
            project_comment=ProjectComment.create(by=self.owner, project=self.project, text="Mine."),
            task_comment=TaskComment.create(by=self.owner, task=self.task, text="Mine."),
        )
        # Long enough ago, so that no bell begins to ring between two requests.
        self.workspace.notifications.update(at=F("at") - dt.timedelta(hours=1))
        self.notification = self.owner.notifications.filter(kind=Heard.REQUEST).earliest("at", "id")

    def keep_house(self):
        self.invitation, self.secret = Invitation.invite(
            by=self.owner, email=f"new@{self.workspace.slug}.example", role=Role.EXECUTIVE
        )
        self.tokens = {
            role: ApiToken.issue(membership=self.members[role], name="Test")[0] for role in Role.values
        }
        self.mail = Mail.queue(
            kind="digest", recipient="mara@larkfield.example", period=self.workspace.slug, subject="The week",
            text="All is well.", html="<p>All is well.</p>", workspace=self.workspace,
        )  # fmt: skip
        self.deleted = Goal.create(
            by=self.manager, product=self.product, title="Nobody wants this",
            period_start=dt.date(2026, 1, 1), period_end=dt.date(2026, 6, 30),
        )  # fmt: skip
        self.deleted.trash(by=self.manager)
        self.preference = DigestPreference.of(self.members["executive"])
        self.stop_token = digests.stop_url(self.members["executive"]).rpartition("/stop/")[2].strip("/")

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

    def keep_fields(self):
        """Two fields of the company's own, with a value in the first."""
        options = [
            {"key": i, "label": label, "hue": "b", "archived": False}
            for i, label in (("pilot", "Pilot hubs"), ("all", "All hubs"))
        ]
        self.own_field = CustomField.create(by=self.manager, name="Rollout", kind="choice", options=options)
        self.other_field = CustomField.create(by=self.manager, name="Legal review", kind="date")
        self.draft.edit(by=self.manager, changes={self.own_field.field_name: "pilot"})

    def hang_together(self):
        """What waits for what, a whole with a part, and a requirement that came after the launch."""
        by = self.manager
        self.dependency = InitiativeDependency.create(by=by, before=self.in_review, after=self.draft)
        self.whole = self.initiative("Arrival certainty")
        self.part = self.initiative("Pick-up points", parent=self.whole)
        self.late_requirement = Requirement.create(by=by, initiative=self.delivering, title="Said later")

    def act(self, role):
        """Something this person may do, done a moment ago and to be taken back: its cause."""
        by = self.members[role]
        match role:
            case "owner" | "product_manager":
                year = {"period_start": self.goal.period_start, "period_end": self.goal.period_end}
                made = Goal.create(by=by, product=self.product, title="Fewer calls", **year)
            case "project_manager":
                made = Task.create(by=by, project=self.project, title="Call the supplier")
            case "contributor":
                return Task.objects.get(pk=self.task.pk).move("cancelled", by=by).cause
            case "executive":
                return DigestPreference.of(by).choose(by=by, changes={"hour": 6}).cause
        return self.workspace.activities.get(subject_id=made.pk, verb="created").cause


class NextDoor(Place):
    """The same company under keys of its own, so that a key says whose it is."""

    product_key, loose_key, project_name = "NXT", "OVE", "Bakery baskets"
    company_goals = 700
    ideas_before = 500


class World:
    """`here` is where everybody tries their rights; `there` is the company next door."""

    def __init__(self):
        self.here, self.there = Place("Larkfield"), NextDoor("Next Door")
        self.members = self.here.members | {STRANGER: self.there.owner}

    def browser(self, who):
        """A signed-in browser of one of WHO; a visitor's has opened their link."""
        browser = people.Client() if who in NO_MEMBER else people.client_of(self.members[who])
        if who == VISITOR:
            opened = browser.post(f"/s/{self.here.guarded_secret}/", {"password": people.PASSWORD})
            assert opened.status_code == 302 and browser.cookies
        return browser

    def program(self, who):
        """An API client with a key of one of WHO; a deactivated person's key was made before, a visitor tries
        the secret of their link."""
        if who not in NO_MEMBER:
            return people.api_of(self.members[who])
        program = people.APIClient()
        if who == VISITOR:
            program.credentials(HTTP_AUTHORIZATION=f"Bearer {self.here.guarded_secret}")
        return program
