"""What a company makes and why."""

import datetime as dt

from config.tests.world.days import END, START
from strategy import priorities, scores
from strategy.models import (
    Ballot,
    Customer,
    Goal,
    Idea,
    IdeaCount,
    Initiative,
    InitiativeDependency,
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


class Shaped:
    """Part of a Place."""

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

    def hang_together(self):
        """What waits for what, a whole with a part, and a requirement that came after the launch."""
        by = self.manager
        self.dependency = InitiativeDependency.create(by=by, before=self.in_review, after=self.draft)
        self.whole = self.initiative("Arrival certainty")
        self.part = self.initiative("Pick-up points", parent=self.whole)
        self.late_requirement = Requirement.create(by=by, initiative=self.delivering, title="Said later")

    def put_by(self):
        """An initiative in the archive, and followers of one by choice."""
        self.put_away = self.initiative("Fax ordering")
        self.put_away.archive(by=self.manager)
        for role in ("executive", "contributor"):
            self.draft.follow(by=self.members[role])
