"""Records that are at hand already, given to the rows that name them: a join would make them anew for every row."""

from django.utils.functional import cached_property


class AtHand:
    """What many rows of one workspace name again and again, each read once: {id: record}, in the order of lists."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.own = {workspace.pk: workspace}

    @cached_property
    def products(self):
        return by_id(attach(self.workspace.products.order_by("name", "id"), workspace=self.own))

    @cached_property
    def people(self):
        """Memberships of everybody who is or was here."""
        return by_id(self.workspace.memberships.named())

    @cached_property
    def themes(self):
        return by_id(attach(self.workspace.themes.in_order(), workspace=self.own))

    @cached_property
    def goals(self):
        """All that are not in the trash, those that were archived too."""
        found = self.workspace.goals.in_order()
        return by_id(attach(found, workspace=self.own, product=self.products, owner=self.people))


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
