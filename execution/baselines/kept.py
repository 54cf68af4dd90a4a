"""What a baseline keeps of a plan. No database."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import NamedTuple


class KeptTask(NamedTuple):
    """One task as it stood. depth: how many it stood below. start, finish: the days it was planned on. work: estimated
    hours of it, or of what stood below it; None where nobody estimated. share: 0..1 of it that was done, None without
    any work. leaf: whether nothing stood below it."""

    id: uuid.UUID
    number: int
    title: str
    depth: int
    status: str
    start: dt.date
    finish: dt.date
    work: Decimal | None
    share: float | None
    leaf: bool


class Sums(NamedTuple):
    """The same of a whole plan. work: hours, 0 where nobody estimated."""

    start: dt.date
    finish: dt.date
    work: Decimal
    share: float | None


class KeptMilestone(NamedTuple):
    """One milestone as it stood."""

    id: uuid.UUID
    name: str
    due: dt.date
    reached: bool


class Kept(NamedTuple):
    """tasks: [KeptTask] in the order of the tree. milestones: [KeptMilestone] by their days, None where they were not
    kept."""

    tasks: list
    sums: Sums
    milestones: list | None = None
