"""What of a project's milestones stands on the page of the initiative it delivers."""

from dataclasses import dataclass

from execution.models import Milestone

MOST = 4  # that come next; the project's page has them all


@dataclass(frozen=True)
class Ahead:
    """shown: the milestones that come next, the last one where all are reached. reached, total: how many."""

    shown: list
    reached: int
    total: int

    @property
    def more(self):
        """How many that are not reached yet have no place here."""
        return max(0, self.total - self.reached - len(self.shown))


def ahead(projects):
    """{project id: Ahead} of those that have milestones, in one query; nothing is asked without a project."""
    if not projects:
        return {}
    return {pk: of(row) for pk, row in Milestone.objects.by_project(projects).items()}


def of(row):
    """The Ahead of one project's milestones, which come in their order."""
    next_ones = [milestone for milestone in row if not milestone.is_reached]
    return Ahead(next_ones[:MOST] or row[-1:], len(row) - len(next_ones), len(row))
