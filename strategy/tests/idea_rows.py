"""Ideas of a test, and what gathered on them."""

from strategy.models import Idea


def idea(place, title="Say what is missing", by=None, **fields):
    return Idea.create(by=by or place.manager, title=title, **fields)


def fresh(row):
    return (
        type(row)
        .everything.select_related("workspace", "product", "initiative", "merged_into")
        .get(pk=row.pk)
    )


def votes(place, row):
    return place.workspace.ideas.with_figures().get(pk=row.pk).vote_count
