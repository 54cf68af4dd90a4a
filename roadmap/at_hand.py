"""Records that are at hand already, given to the rows that name them: a join would make them anew for every row."""

from django.utils.functional import cached_property

from accounts.models import Membership
from accounts.models.customfield import fields_of
from accounts.prepared import Prepared
from strategy.models import Goal, Theme
from strategy.models.product import products_of


class AtHand:
    """What many rows of one workspace name again and again, each read once: {id: record}, in the order of lists."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.own = {workspace.pk: workspace}

    @classmethod
    def of(cls, request):
        """That of a request, the same for all that draws on it: its page, and the frame around."""
        if not hasattr(request, "at_hand"):
            request.at_hand = cls(request.workspace)
        return request.at_hand

    @cached_property
    def products(self):
        return by_id(attach(products_of(self.workspace.pk), workspace=self.own))

    @cached_property
    def people(self):
        """Memberships of everybody who is or was here."""
        return by_id(attach(people_of(self.workspace.pk), workspace=self.own))

    @cached_property
    def themes(self):
        return by_id(attach(themes_of(self.workspace.pk), workspace=self.own))

    @cached_property
    def fields(self):
        """[CustomField] of an initiative that are asked for."""
        return fields_of(self.workspace, "initiative")

    @cached_property
    def goals(self):
        """All that are not in the trash, those that were archived too."""
        found = goals_of(self.workspace.pk)
        return by_id(attach(found, workspace=self.own, product=self.products, owner=self.people))


@Prepared
def people_of(workspace):
    return Membership.objects.filter(workspace=workspace).named()


@Prepared
def themes_of(workspace):
    return Theme.objects.filter(workspace=workspace).in_order()


@Prepared
def goals_of(workspace):
    return Goal.objects.filter(workspace=workspace).in_order()


def attach(rows, **tables):
    """The rows, each with those of its relations that the tables hold. tables: {relation: {id: record}}; what none of
    them holds is read when somebody asks for it."""
    for row in rows:
        for name, table in tables.items():
            record = table.get(getattr(row, f"{name}_id"))
            if record is not None:
                setattr(row, name, record)
    return rows


def by_id(records):
    return {record.pk: record for record in records}
