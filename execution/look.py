"""How the workload is looked at: what its address says, read once and said again in every link."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.dateparse import parse_date

from accounts.access import find_or_404
from execution.capacity import monday
from execution.models import Kind

WEEKS, MOST = 12, 26
CHOICES = (4, 8, 12, 26)
STEP = 4  # weeks that "earlier" and "later" go
UNITS = ("percent", "days")


@dataclass(frozen=True)
class Look:
    """first, this_week: Mondays; project: a row or None."""

    first: dt.date
    this_week: dt.date
    weeks: int = WEEKS
    kind: str = ""
    project: Any = None
    only: str = ""
    unit: str = UNITS[0]

    @classmethod
    def read(cls, request):
        """What is damaged counts as not said; a project that is not here is a 404."""
        query, this_week = request.GET, monday(request.workspace.today())
        project = query.get("project", "")
        return cls(
            first=monday(date_of(query.get("from", "")) or this_week),
            this_week=this_week,
            weeks=weeks_of(query.get("weeks", "")) or WEEKS,
            kind=query.get("kind", "") if query.get("kind") in Kind.values else "",
            project=find_or_404(request.workspace.projects.select_related("workspace"), project)
            if project
            else None,
            only="over" if query.get("only") == "over" else "",
            unit=query.get("unit") if query.get("unit") in UNITS else UNITS[0],
        )

    def query(self, **changes):
        """ "?from=2026-06-15&weeks=8": only what differs from the usual."""
        look = replace(self, **changes)
        said = {
            "from": look.first.isoformat() if look.first != look.this_week else "",
            "weeks": look.weeks if look.weeks != WEEKS else "",
            "kind": look.kind,
            "project": look.project.key if look.project else "",
            "only": look.only,
            "unit": look.unit if look.unit != UNITS[0] else "",
        }
        text = urlencode({name: value for name, value in said.items() if value})
        return f"?{text}" if text else ""

    @property
    def earlier(self):
        return self.query(first=self.first - dt.timedelta(weeks=min(STEP, self.weeks)))

    @property
    def later(self):
        return self.query(first=self.first + dt.timedelta(weeks=min(STEP, self.weeks)))

    @property
    def today(self):
        return self.query(first=self.this_week)

    @property
    def last(self):
        return self.first + dt.timedelta(weeks=self.weeks, days=-1)

    @property
    def narrowed(self):
        return bool(self.kind or self.project or self.only)


def date_of(text):
    """A date within a few lifetimes, or None."""
    try:
        found = parse_date(text)
    except ValueError:
        return None
    return found if found and 1970 <= found.year <= 2200 else None


def weeks_of(text):
    """1 to MOST, or None."""
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        return None
    return int(text) if 1 <= int(text) <= MOST else None
