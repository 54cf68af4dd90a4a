"""Does every goal have work, and every piece of work a goal? Counts over a strategy tree, with what is missing."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap.glance import LAUNCHABLE

NAMED = 3  # of what is missing
TICKS = 24  # drawn at most; more than these are drawn in proportion


@dataclass(frozen=True)
class Cover:
    """label: what is counted. all: how many there are. missing: what lacks it, each with a name and a page."""

    label: str
    all: int
    missing: tuple

    @property
    def have(self):
        return self.all - len(self.missing)

    @property
    def named(self):
        return self.missing[:NAMED]

    @property
    def more(self):
        return max(0, len(self.missing) - NAMED)

    @property
    def ticks(self):
        """One bool a tick: whether it has what is asked for. Nothing missing is drawn as nothing missing, and the
        reverse, however many there are."""
        drawn = min(self.all, TICKS)
        off = -(-len(self.missing) * drawn // self.all) if self.all else 0
        return [True] * (drawn - off) + [False] * off


def coverage(tree, themes, today, days):
    """[Cover] of what there is; what there is nothing of is left out. days: how long an approved initiative may
    wait for its project."""
    branches, found = tree.branches, tree.lines
    linked = {line.pk for branch in branches for line in branch.lines}
    launchable = [line for line in found if line.state in LAUNCHABLE]
    limit = timezone.make_aware(dt.datetime.combine(today - dt.timedelta(days=days), dt.time.min))
    covers = [
        cover(
            _("Goals with an initiative"),
            [b.goal for b in branches],
            {b.goal.pk for b in branches if b.worked_on},
        ),
        cover(
            ngettext("Launched within %(n)s day of approval", "Launched within %(n)s days of approval", days)
            % {"n": days},
            launchable,
            {line.pk for line in launchable if not waits(line, limit)},
        ),
        cover(_("Initiatives with a goal"), found, linked),
    ]
    if themes:
        covers.append(cover(_("Initiatives with a theme"), found, {line.pk for line in found if line.themed}))
    alone = tuple(axis.project for axis in tree.loose)
    covers.append(Cover(_("Projects with an initiative"), tree.projects, alone))
    return [one for one in covers if one.all]


def waits(line, limit):
    """Whether it has waited for its project for too long, since before `limit`; without a promise it always has."""
    return not line.launched and (not line.promised or line.promised < limit)


def cover(label, records, having):
    return Cover(label, len(records), tuple(record for record in records if record.pk not in having))
