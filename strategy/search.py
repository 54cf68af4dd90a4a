"""What of the product side words find."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.search import Hit, Source
from collaboration.search import comments
from strategy.models import IdeaState
from strategy.models.comment import IdeaComment, InitiativeComment
from strategy.states import LAUNCHED, State

LABELS = {
    "initiative": _("Initiatives"),
    "idea": _("Ideas"),
    "goal": _("Goals"),
    "product": _("Products"),
}


def initiative(row):
    return Hit(
        "initiative", str(row.pk), row.title, row.get_absolute_url(), key=row.key, where=row.product.name,
        state=row.state, text=f"{row.problem}\n{row.outcome}",
        more={"launched": bool(LAUNCHED & {row.state, row.held_from})},
    )  # fmt: skip


def idea(row):
    home = row.home.name if row.home else ""
    return Hit(
        "idea", str(row.pk), row.title, row.get_absolute_url(), key=row.key, where=home, icon="bulb",
        text=row.description,
    )  # fmt: skip


def goal(row):
    home = row.product.name if row.product else row.workspace.name
    return Hit(
        "goal", str(row.pk), row.title, row.get_absolute_url(), key=row.key, where=home, icon="target",
        text=row.description,
    )  # fmt: skip


def product(row):
    return Hit(
        "product", str(row.pk), row.name, row.get_absolute_url(), key=row.key, where=row.key,
        tile={"letter": row.name[:1].upper(), "colour": row.colour}, text=row.description,
    )  # fmt: skip


SOURCES = [
    Source(
        "initiative",
        rows=lambda member: member.workspace.initiatives.select_related("workspace", "product"),
        hit=initiative,
        texts=("problem", "outcome"),
        over=Q(state__in=[State.SHIPPED, State.DECLINED]) | Q(archived_at__isnull=False),
    ),
    Source(
        "goal",
        rows=lambda member: member.workspace.goals.select_related("workspace", "product"),
        hit=goal,
        texts=("description",),
        over=Q(archived_at__isnull=False),
    ),
    Source(
        "idea",
        rows=lambda member: member.workspace.ideas.select_related("workspace", "product"),
        hit=idea,
        texts=("description",),
        over=Q(state__in=[IdeaState.DECLINED, IdeaState.MERGED]),
    ),
    Source(
        "product",
        rows=lambda member: member.workspace.products.select_related("workspace"),
        hit=product,
        title="name",
        texts=("description",),
        over=Q(lifecycle="sunset"),
    ),
    comments(InitiativeComment),
    comments(IdeaComment),
]
