"""Every product for one reader: its roadmap, health and goals, what changed since a day, what waits."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from roadmap import health as rules
from roadmap.at_hand import AtHand
from roadmap.drawing.drawing import Head, bar
from roadmap.drawing.heads import bets_of, initiatives_of
from roadmap.drawing.lines import seen, summary
from roadmap.portfolio.changes import changes, sentence, told
from roadmap.tree import rollup
from roadmap.undecided import mark
from strategy import goals
from strategy.models import CheckIn
from timeline import Lane, Metrics, Scale, lay_out
from timeline import calendar as units

SINCE = 14  # days that "since" looks back where nobody asks for another day
WINDOWS = (7, 14, 30, 90)
MONTHS = 9  # drawn, from the quarter that holds the day BEHIND days ago
BEHIND = 21
DAY = 3.4  # px a day where labels are fitted; the page stretches it to its width
THIN = Metrics(row=31, bar=24, pad=9, char=6.1, lead=6, gap=5)


@dataclass
class Standing:
    """A product: head (drawing.Head with its lines), late of judged, percent of its goals or None."""

    head: Head
    worst: str
    late: int
    judged: int
    percent: int | None


@dataclass(frozen=True)
class Ask:
    """A decision that waits. mine: this reader holds the seat that may take it. days: how long it waits."""

    request: object
    mine: bool
    days: int


@dataclass(frozen=True)
class Undecided:
    """A Line whose forecast left its promise. mine: this reader may decide what is done about it."""

    line: object
    mine: bool


@dataclass(frozen=True)
class Portfolio:
    """on_track of delivering; reached, before: whole per cents of key results today and then, None without."""

    today: dt.date
    since: dt.date
    sentence: str
    standings: list
    on_track: int
    delivering: int
    reached: int | None
    before: int | None
    changes: list = field(default_factory=list)
    asks: list = field(default_factory=list)
    undecided: list = field(default_factory=list)

    @property
    def mine(self):
        return [ask for ask in self.asks if ask.mine]

    @property
    def decides_again(self):
        """Whether this reader may decide on what left its promise."""
        return any(one.mine for one in self.undecided)

    @property
    def heads(self):
        return [standing.head for standing in self.standings]


def portfolio(member, since=None, at=None):
    """Portfolio of the member's workspace, in the same number of queries however much there is."""
    workspace, at = member.workspace, at or timezone.now()
    today = workspace.today(at)
    since = min(since or units.shift(today, -SINCE), today)
    hand = AtHand(workspace)
    found = seen(bets_of(initiatives_of(workspace), hand), hand, today)
    reached = Reached(workspace, since, found)
    delivering = [line for line in found if line.state == "in_delivery" and line.facts]
    material = told(member, found, delivering, since, at)
    return Portfolio(
        today=today,
        since=since,
        sentence=sentence(material, found),
        standings=standings(workspace, found, reached),
        on_track=sum(line.health == rules.ON_TRACK for line in delivering),
        delivering=len(delivering),
        reached=reached.now,
        before=reached.then,
        changes=changes(material, found, since),
        asks=asks(member, today),
        undecided=undecided(member, found),
    )


# -- products -------------------------------------------------------------------


def standings(workspace, found, reached):
    """[Standing] by name. A product in its sunset stands only while something of it is left to see."""
    by_product = {}
    for line in found:
        by_product.setdefault(line.initiative.product_id, []).append(line)
    made = []
    for product in workspace.products.select_related("workspace").order_by("name", "id"):
        own = by_product.get(product.pk, [])
        if own or product.lifecycle != "sunset":
            head = Head(
                f"p-{product.key}", product.name, product.get_absolute_url(), lines=own, product=product
            )
            head.percent = reached.of(product)
            worst, late, judged = summary(own)
            head.health = worst
            made.append(Standing(head, worst, late, judged, head.percent))
    return made


class Reached:
    """How far the key results of running goals are, now and on the day `since`. A few queries, however many goals."""

    def __init__(self, workspace, since, found):
        running = workspace.goals.current().filter(period_end__gte=since)
        self.goals = list(running.select_related("workspace").prefetch_related("key_results"))
        values = self.values_on(since)
        self.shares = rollup.shares(self.goals, workspace.today(), found)
        self.now = mean([s for goal in self.goals for s in shares(goal, {})])
        self.then = mean([s for goal in self.goals for s in shares(goal, values)])

    def values_on(self, day):
        """{key result id: its value at the end of that day}."""
        end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), timezone.get_current_timezone())
        results = [result for goal in self.goals for result in goal.key_results.all()]
        checks = CheckIn.objects.filter(key_result__in=results, at__lt=end).order_by("at", "id")
        return {r.pk: r.start_value for r in results} | dict(checks.values_list("key_result_id", "value"))

    def of(self, product):
        """Whole per cents of a product's goals, None where nothing measures them."""
        return mean(
            [self.shares[g.pk] for g in self.goals if g.product_id == product.pk and g.pk in self.shares]
        )


def shares(goal, values):
    return [
        goals.share(r.start_value, r.target_value, values.get(r.pk, r.current_value))
        for r in goal.key_results.all()
    ]


def mean(found):
    return round(sum(found) / len(found) * 100) if found else None


def draw(standings, today):
    """(timeline.Timeline, its px a day) of all products on one axis."""
    start = units.floor(units.shift(today, -BEHIND), "quarter")
    end = start
    for _month in range(MONTHS):
        end = units.following(end, "month")
    scale = Scale("months", start, units.shift(end, -1), DAY, "months")
    lanes = [
        Lane(s.head.id, s.head.title, bars=tuple(bar(line) for line in s.head.scheduled), data=s)
        for s in standings
    ]
    return lay_out(lanes, scale, today, metrics=THIN)


# -- what waits -----------------------------------------------------------------


def asks(member, today):
    """[Ask]: this reader's own decisions first, each as long as it waits."""
    workspace = member.workspace
    mine = set(workspace.initiatives.waiting_for(member).values_list("pk", flat=True))
    found = [
        Ask(
            request,
            request.initiative_id in mine,
            max((today - timezone.localtime(request.at).date()).days, 0),
        )
        for request in workspace.approval_requests.open()
    ]
    return sorted(found, key=lambda ask: (not ask.mine, -ask.days))


def undecided(member, found):
    """[Undecided]: what this reader decides on first, the latest forecast first."""
    seated = set(member.seats.active().values_list("product_id", flat=True))
    open_ = [Undecided(line, line.initiative.product_id in seated) for line in mark(found) if line.undecided]
    return sorted(open_, key=lambda one: (not one.mine, -one.line.facts.health.p50.toordinal()))


def windows(since, today):
    """[{label, day, current}]: how far back one may look with one click."""
    labels = {7: _("1 week"), 14: _("2 weeks"), 30: _("30 days"), 90: _("90 days")}
    days = {n: units.shift(today, -n) for n in WINDOWS}
    return [
        {"label": labels[n], "day": days[n].isoformat(), "current": days[n] == since, "usual": n == SINCE}
        for n in WINDOWS
    ]
