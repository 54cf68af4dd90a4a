"""What the strategy page shows, as its address says. What names nothing is refused, naming it."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.digits import whole
from accounts.errors import Refused
from accounts.lookup import find
from accounts.views.choosing import Choosing
from roadmap import health as rules
from roadmap import lens
from roadmap.at_hand import AtHand
from roadmap.drawing.names import HEALTH
from strategy import periods
from strategy.models import Planning

NOW = "now"
LONGEST = 365


class StrategyFilters(Choosing):
    """product, and of goals: the period they run in, their owner, their health; `days` that an approved initiative
    may wait for its project. Raises Refused, naming the field."""

    narrowing = ("product", "period", "owner", "health")

    def __init__(self, request):
        super().__init__(request)
        self.hand = AtHand(self.workspace)
        self.today, planning = self.workspace.today(), Planning.seen(self.workspace)
        self.fiscal = request.fiscal_month = planning.fiscal_month  # read once, whatever the page shows
        self.product = lens.product(self.params, self.workspace)
        self.owner = self.person()
        self.health = lens.choice(self.params, "health", ("", *HEALTH))
        self.period = self.read_period()
        self.days = self.read_days(planning.waiting_days)

    def person(self):
        asked = self.params.get("owner")
        found = find(self.workspace.memberships.select_related("user"), asked) if asked else None
        if asked and found is None:
            raise Refused(_("There is no such person here."), "owner")
        return found

    def read_period(self):
        asked = self.params.get("period", "")
        if not asked:
            return None
        if asked == NOW:
            return periods.Period(periods.OWN, self.today, self.today)
        try:
            return periods.parse(asked, self.today, self.fiscal)
        except ValueError as error:
            raise Refused(str(error), "period") from error

    def read_days(self, usual):
        asked = self.params.get("days", "")
        if not asked:
            return usual
        if whole(asked, LONGEST + 1) is None:
            raise Refused(_("Days are a number from 0 to %(n)s.") % {"n": LONGEST}, "days")
        return int(asked)

    @property
    def narrow(self):
        """Whether goals are picked out beyond their product."""
        return bool(self.period or self.owner or self.health)

    def fits(self, branch):
        """Whether a goal is one of those asked for."""
        goal = branch.goal
        return (
            (not self.owner or goal.owner_id == self.owner.pk)
            and (not self.health or branch.measured.health.state == self.health)
            and (not self.period or periods.overlap(goal.period, self.period))
        )

    def menus(self, goals):
        """[Menu] of the four; `goals` are those of the page before they are narrowed."""
        people = [m for m in self.hand.people.values() if m.is_active]
        health = [(state, words) for state, words in HEALTH.items() if state in rules.ORDER]
        return [
            self.menu(
                "product",
                _("Product"),
                "grid",
                [(p.key, p.name) for p in self.hand.products.values()],
                self.product,
            ),
            self.menu("period", _("Period"), "calendar", self.spans(goals), self.params.get("period", "")),
            self.menu("owner", _("Owner"), "user", [(str(m.pk), str(m)) for m in people], self.owner),
            self.menu("health", _("Health"), "flag", [(s, capfirst(w)) for s, w in health], self.health),
        ]

    def spans(self, goals):
        """What may be asked for: now, the periods in which goals run, and the one in the address."""
        found = dict.fromkeys(sorted({goal.period for goal in goals}, key=lambda p: (p.start, p.end)))
        words = [
            periods.words(period, self.today, self.fiscal) for period in found if period.kind != periods.OWN
        ]
        asked = self.params.get("period", "")
        named = dict.fromkeys([*words, *([asked] if asked and asked != NOW else [])])
        return [(NOW, _("Running now")), *((name, name) for name in named)]
