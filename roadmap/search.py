"""Everything that words find in a workspace: the nouns of each floor, joined. What a member may not see is never asked."""

from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

import accounts.search as house
import collaboration.search as talk
import execution.search as work
import strategy.search as shape
from accounts.search import KEY, Asked, Hit, Source
from roadmap.places import pages

FEW, MANY = 5, 50  # shown of each kind beside the others, and of one alone


def view(saved):
    home = saved.product.name if saved.product else saved.workspace.name
    if saved.roles:  # another may have given a view of this name to the same role
        owner = saved.owner or _("somebody who left")
        home = gettext("%(home)s, saved by %(owner)s") % {"home": home, "owner": owner}
    return Hit("view", str(saved.pk), saved.name, saved.get_absolute_url(), where=home, icon="gantt")


VIEWS = Source(
    "view",
    rows=lambda member: member.workspace.roadmaps.seen_by(member).standing().select_related(
        "product", "workspace", "owner__user"
    ),
    hit=view,
    title="name",
)  # fmt: skip

SOURCES = [*shape.SOURCES, *work.SOURCES, VIEWS, *house.SOURCES]
LABELS = {
    **shape.LABELS, **work.LABELS, "view": _("Roadmaps"), **talk.LABELS, **house.LABELS, "page": _("Pages"),
}  # fmt: skip


@dataclass(frozen=True)
class Group:
    """kind, its label, its Hits, best first; more: there are others."""

    kind: str
    label: str
    hits: list
    more: bool = False


@dataclass(frozen=True)
class Found:
    asked: Asked
    groups: list = field(default_factory=list)

    @property
    def hits(self):
        return [hit for group in self.groups for hit in group.hits]

    @property
    def best(self):
        """What was most likely meant, None where nothing was found."""
        return min(self.hits, key=lambda hit: (hit.rank, hit.over), default=None)

    @property
    def jump(self):
        """The one thing with exactly this key, None where that names none or several."""
        exact = [hit for hit in self.hits if hit.rank == KEY and hit.key]
        return exact[0] if len(exact) == 1 and exact[0].key == self.asked.text.upper() else None


def search(member, text, kinds=(), size=FEW):
    """Found for a member of a workspace. kinds: words of LABELS, () for all; size: at most so many of each.

    Groups stand by their best Hit, then in the order of LABELS. One query a Source, however much is found.
    """
    asked = Asked.read(text)
    if not asked:
        return Found(asked)
    found = {kind: [] for kind in LABELS if not kinds or kind in kinds}
    for source in SOURCES:
        if source.kind in found:
            found[source.kind] += source.find(member, asked, size + 1)
    if "page" in found:
        found["page"] = [house.plainly(hit, asked) for hit in pages(member, asked.words)]
    groups = [
        Group(kind, str(LABELS[kind]), sorted(hits, key=in_order)[:size], len(hits) > size)
        for kind, hits in found.items()
        if hits
    ]
    return Found(asked, sorted(groups, key=lambda group: (group.hits[0].rank, group.hits[0].over)))


def in_order(hit):
    return hit.order
