"""A company in which everything grows by one of each kind at a time, by the product's own verbs."""

from accounts.roles import Role
from accounts.tests import factories as people
from config.tests.growth.execution import GrowingPlan
from config.tests.growth.house import GrowingHouse
from config.tests.growth.labels import GrowingLabels
from config.tests.growth.roadmap import GrowingDelivery
from config.tests.growth.strategy import GrowingShape
from config.tests.growth.templates import GrowingPattern
from config.tests.growth.years import goal_of
from config.tests.world import Place


class GrowingPlace(
    GrowingShape, GrowingPlan, GrowingLabels, GrowingPattern, GrowingDelivery, GrowingHouse, Place
):
    """`grow(n)` adds n of everything that a list shows; what one step makes, every step makes."""

    size = 0

    def grow(self, steps):
        for _step in range(steps):
            self.size += 1
            self.step(self.size)
        self.look_through_the_inbox()

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
        self.grow_schedule(n)
        self.grow_labels(n, member)
        self.grow_pattern(n)
        self.grow_board(n)
        self.grow_views(n)
        self.grow_wants(n, member)
        self.grow_saved(n)
        self.grow_redecided()
        self.grow_talk(n, member)
        self.grow_life(n, member)
        for record in (goal_of(self, f"Deleted goal {n}"), task, self.initiative(f"Deleted bet {n}")):
            record.trash(by=self.owner)
