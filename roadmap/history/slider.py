"""The slider under the roadmap: a line of days with how much changed on each, snapshots, and one or two handles."""

from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncDate

from accounts.models import Activity
from accounts.zones import zone_of
from roadmap.history.past import KINDS
from roadmap.words import day as said
from strategy.models import Initiative, KeyDate, Requirement
from timeline import calendar as units

REACH, FARTHEST = 77, 400  # days back from today: at least, and at most for the sake of a snapshot
TALLEST = 4  # of a tick
ROOM, TAIL = 14, 86  # per cent that a snapshot's name takes, and beyond which it stands before its camera
TOLD = (Initiative, KeyDate, Requirement)


@dataclass(frozen=True)
class Tick:
    """day: a date, `at` days from the first. a: per cent of the line. h: 1 to TALLEST. count: changes of that day.
    inside: between the handles."""

    day: object
    at: int
    a: float
    h: int
    count: int
    inside: bool

    @property
    def words(self):
        return said(self.day)


@dataclass(frozen=True)
class Camera:
    """shot: a Snapshot. a: per cent of the line. named: whether there is room for its name. flips: the name stands
    before it."""

    shot: object
    a: float
    named: bool = True
    flips: bool = False


@dataclass(frozen=True)
class Handle:
    """name: of its field. day: a date. a: per cent."""

    name: str
    day: object
    a: float

    @property
    def words(self):
        return said(self.day)


class Slider:
    """Of one End or of two; promises have no day and no handle. ids: of the initiatives that are looked at, None: of all
    that the product has."""

    def __init__(self, ask, first, last, ids=None):
        self.ask, self.last_day, self.ids = ask, ask.today, ids
        names = ("since", "until") if last else ("on",)
        ends = [(name, end.day) for name, end in zip(names, (first, last), strict=False) if end and end.day]
        self.first_day = self.begin([day for _name, day in ends])
        self.handles = [Handle(name, day, self.at(day)) for name, day in ends]
        self.a = self.handles[0].a if len(self.handles) == 2 else 0
        self.b = self.handles[-1].a if self.handles else 100
        self.pair = last is not None

    def begin(self, days):
        least = units.shift(self.ask.today, -REACH)
        farthest = units.shift(self.ask.today, -FARTHEST)
        kept = [shot.day for shot in self.ask.snapshots if shot.day >= farthest]
        return min([least, *days, *kept])

    @property
    def days(self):
        return max((self.last_day - self.first_day).days, 1)

    def at(self, day):
        return round(min(max((day - self.first_day).days / self.days, 0), 1) * 100, 2)

    @property
    def cameras(self):
        """[Camera] on the line, the oldest first."""
        shots = [shot for shot in self.ask.snapshots if shot.day >= self.first_day][::-1]
        return cameras_of(shots, [self.at(shot.day) for shot in shots])

    @property
    def ticks(self):
        found = self.counted()
        most = max(found.values(), default=1)
        made = []
        for day, count in sorted(found.items()):
            a = self.at(day)
            tall = max(1, round(count / most * TALLEST))
            inside = self.pair and self.a < a <= self.b
            made.append(Tick(day, (day - self.first_day).days, a, tall, count, inside))
        return made

    def counted(self):
        """{day: how much was done on it}, days without anything left out."""
        workspace, product = self.ask.workspace, self.ask.lens.product
        rows = Activity.objects.filter(
            workspace=workspace, subject_type__in=[KINDS[model] for model in TOLD], at__gte=self.start()
        )
        if self.ids is not None:
            rows = rows.filter(subject_id__in=self.ids)
        elif product:
            rows = rows.filter(subject_id__in=Initiative.everything.filter(product=product).values("pk"))
        days = (
            rows.order_by()
            .annotate(on=TruncDate("at", tzinfo=zone_of(workspace.timezone)))
            .values_list("on")
            .annotate(n=Count("pk"))
        )
        return {day: n for day, n in days if self.first_day <= day <= self.last_day}

    def start(self):
        return self.ask.ends.first_moment(self.first_day)


def cameras_of(shots, places):
    """[Camera] of snapshots at these per cents, in order; what would cover the next one keeps its name to itself."""
    found, free = [], 0
    for number, (shot, a) in enumerate(zip(shots, places, strict=True)):
        following = places[number + 1] if number + 1 < len(places) else None
        flips = a > TAIL and following is None and a - ROOM >= free
        named = flips or (a <= TAIL and (following is None or following - a >= ROOM))
        found.append(Camera(shot, a, named, flips))
        free = a + (ROOM if named and not flips else 2)
    return found
