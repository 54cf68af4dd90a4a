"""What customers said for an initiative: asked once for a whole list."""

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from strategy.demand import demand
from strategy.models import Insight

SAID_BY = ("insight__customer", "insight__customer__weight")


def demand_of(initiatives):
    """{id: demand} of these initiatives' ids, by the insights linked to them and to the ideas that lead there.

    Two queries, however many.
    """
    said = {pk: [] for pk in initiatives}
    for pk, customer, weight in [*directly(said), *through_ideas(said)]:
        said[pk].append((customer, weight))
    return {pk: demand(rows) for pk, rows in said.items()}


def heard():
    return Q(insight__deleted_at=None, insight__customer__deleted_at=None, insight__customer__isnull=False)


def directly(initiatives):
    links = Insight.initiatives.through.objects.filter(heard(), initiative__in=initiatives)
    return links.values_list("initiative", *SAID_BY)


def through_ideas(initiatives):
    """By the initiative of the idea, or of the one that it was merged into."""
    merged = Q(idea__merged_into__initiative__in=initiatives, idea__merged_into__deleted_at=None)
    wanted = Q(idea__initiative__in=initiatives) | merged
    links = Insight.ideas.through.objects.filter(heard(), wanted, idea__deleted_at=None)
    into = Coalesce(F("idea__merged_into__initiative"), F("idea__initiative"))
    return links.values_list(into, *SAID_BY)
