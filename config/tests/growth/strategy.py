"""What a company makes and why, by one more of each."""

import datetime as dt

from accounts.roles import Can
from config.tests.growth.years import YEAR, goal_of
from config.tests.world.days import END
from strategy import priorities, scores
from strategy.models import (
    ApprovalRequest,
    Ballot,
    Customer,
    Goal,
    Idea,
    IdeaComment,
    InitiativeDependency,
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


class GrowingShape:
    """Part of a GrowingPlace."""

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

    def grow_life(self, n, member):
        """One more follower, initiative in the archive, and change of a goal and of an initiative."""
        for initiative in (self.draft, self.delivering):
            initiative.follow(by=member)
        self.initiative(f"Put away {n}", owner=member, goals=[self.goal]).archive(by=self.manager)
        for record, text in ((self.goal, "description"), (self.draft, "problem")):
            record.refresh_from_db()
            record.edit(by=self.manager, changes={text: f"Told {n} times.", "owner": member})
