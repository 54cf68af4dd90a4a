"""A long table as its address says: narrowed by chips, in an order, under headings."""

from django.utils.translation import gettext as _

from accounts.views import chips
from accounts.views.choosing import Choosing, Menu, Option


class Tabled(Choosing):
    """names: {order: words}, each may be turned round by a "-" before it, "" is the list's own; groups: {heading:
    words}; offered: the orders of the menu, where a heading offers the others."""

    names, groups, offered = {"": ""}, {"": ""}, ("",)

    def __init__(self, request, filters):
        super().__init__(request)
        asked = self.params.get("order", "")
        self.order = asked.removeprefix("-") if asked.removeprefix("-") in self.names else ""
        self.descending = bool(self.order) and asked.startswith("-")
        self.group = self.known("group", self.groups)
        self.chips = chips.Chips(self.params, filters)

    def chosen(self, name):
        """The one row that a filter names alone, None otherwise: for headings and for what is new."""
        chip = next((chip for chip in self.chips.chips if chip.name == name), None)
        if chip is None or chip.negated or len(chip.chosen) != 1 or chip.chosen == [chips.NONE]:
            return None
        try:
            return chip.filter.read(chip.chosen[0])
        except LookupError:
            return None

    def asks(self, name):
        """Whether a chip of this name chooses anything."""
        return any(chip.name == name and not chip.opened for chip in self.chips.chips)

    @property
    def active(self):
        return self.chips.active

    @property
    def cleared(self):
        return self.chips.cleared

    def grouping(self):
        menu = Menu("group", _("Group"), "group", str(self.groups[self.group]) if self.group else "")
        menu.options = [Option(str(t), self.url(group=v), v == self.group) for v, t in self.groups.items()]
        return menu

    def sorting(self):
        names = [n for n in self.names if n in self.offered or n == self.order]
        menu = Menu("order", _("Sort"), "sort-d", str(self.names[self.order]))
        menu.options = [
            Option(str(self.names[n]), self.url(order=n), n == self.order and not self.descending, n)
            for n in names
        ]
        return menu

    def heading(self, order):
        """(where a heading leads, its aria-sort): up, then down, then back to the list's own order."""
        if self.order != order:
            return self.url(order=order), ""
        return (
            (self.unsorted, "descending") if self.descending else (self.url(order=f"-{order}"), "ascending")
        )
