"""The priorities page as its address says: the model, whose candidates, in which order, drawn how."""

import datetime as dt
import re
from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.prepared import Prepared
from accounts.views.choosing import Choosing, Menu, Option
from strategy import priorities
from strategy.models import Initiative
from strategy.models.product import products_of
from strategy.models.scoringmodel import models_of

LAYOUTS = ("", "table", "chart")
TABS = ("", "unscored")
QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z")
FIRST = 100


class RankingFilters(Choosing):
    """What narrows and orders the candidates. What names nothing matches nothing."""

    narrowing = ("product", "starts")

    def __init__(self, request):
        super().__init__(request)
        self.models = models_of(self.workspace.pk)
        self.products = products_of(self.workspace.pk)
        for row in (*self.models, *self.products):
            row.workspace = self.workspace
        self.lost_model = bool(self.params.get("model"))
        self.model = self.chosen_model()
        self.product = self.among("product", self.products)
        self.show = self.known("show", LAYOUTS)
        self.tab = self.known("tab", TABS)
        self.quarter = QUARTER.match(self.params.get("starts", ""))

    def chosen_model(self):
        asked = self.params.get("model", "")
        if not asked:
            return self.models[0] if self.models else None
        return next((model for model in self.models if str(model.pk) == asked), None)

    @property
    def lost(self):
        """Whether the address asks for something that is not here."""
        wrong_product = self.params.get("product") and self.product is None
        return bool(wrong_product or (self.params.get("starts") and not self.quarter) or self.model is None)

    @property
    def by_hand(self):
        """Places are held within one product; elsewhere the score decides."""
        return self.product is not None and self.params.get("order") != "score"

    def initiatives(self):
        """The queryset of all candidates that are looked at, scored or not."""
        if self.lost:
            return self.workspace.initiatives.none()
        found = self.workspace.initiatives.all()
        if self.product:
            found = found.filter(product=self.product)
        if self.quarter:
            first, last = days_of(*map(int, self.quarter.groups()))
            found = found.filter(Q(start=None) | Q(start__range=(first, last)))
        return found

    def read(self):
        """[Candidate] in their ranking: one query."""
        model = self.model.pk
        if self.lost or self.quarter:
            found = priorities.candidates(self.initiatives(), self.model)
        else:
            rows = (
                priorities.of_product(Initiative)(self.product.pk, model)
                if self.product
                else of_workspace(self.workspace.pk, model)
            )
            found = priorities.made(rows, self.model)
        return priorities.ranked(found, self.by_hand)

    @cached_property
    def capacity(self):
        """Person-weeks as typed, else those of the model; None where there are none."""
        typed = self.params.get("capacity", "").strip().replace(",", ".")
        if typed:
            try:
                number = float(typed)
            except ValueError:
                return None
            return number if 0 <= number < 1e6 else None
        return None if self.model is None or self.model.capacity is None else float(self.model.capacity)

    @property
    def shown(self):
        """How many rows the table shows."""
        asked = self.params.get("rows", "")
        return max(FIRST, min(int(asked), 100_000)) if asked.isdecimal() and len(asked) < 7 else FIRST

    @property
    def capacity_words(self):
        return "" if self.capacity is None else f"{self.capacity:g}"

    # -- links ----------------------------------------------------------------

    @property
    def query(self):
        """The address's own query, to be carried to the pages it opens."""
        return self.request.GET.urlencode()

    @property
    def all_url(self):
        return self.url(tab="", rows="")

    @property
    def unscored_url(self):
        return self.url(tab="unscored", rows="")

    @property
    def by_title(self):
        return self.url(order="-title" if self.params.get("order") == "title" else "title")

    @property
    def kept(self):
        """The query without the capacity, for the form that asks for it."""
        return [(name, value) for name, value in self.params.items() if name != "capacity"]

    @property
    def kept_axes(self):
        return [(name, value) for name, value in self.params.items() if name not in ("x", "y", "size")]

    @property
    def menus(self):
        return [self.product_menu, self.quarter_menu]

    @property
    def model_menu(self):
        menu = Menu("model", _("Model"), "scale", self.model.name if self.model else "?")
        menu.options = [
            Option(m.name, self.url(model="" if m.is_default else str(m.pk)), m == self.model)
            for m in self.models
        ]
        return menu

    @property
    def product_menu(self):
        products = [(p.key, p.name) for p in self.products]
        return self.menu("product", _("Product"), "grid", products, self.product)

    @property
    def quarter_menu(self):
        today = self.workspace.today()
        at = today.year * 4 + (today.month - 1) // 3
        quarters = [(f"{n // 4}-Q{n % 4 + 1}", f"Q{n % 4 + 1} {n // 4}") for n in range(at, at + 5)]
        asked = self.params.get("starts", "")
        if self.quarter and asked not in dict(quarters):
            quarters.insert(0, (asked, f"Q{self.quarter[2]} {self.quarter[1]}"))
        return self.menu("starts", _("Starts in"), "calendar", quarters, asked)

    @property
    def layouts(self):
        words = {"table": _("Table"), "": _("Table and chart"), "chart": _("Chart")}
        return [Option(t, self.url(show=v), v == self.show) for v, t in words.items()]


@Prepared
def of_workspace(workspace, model):
    """The rows of all candidates of a workspace."""
    return priorities.rows_of(priorities.open_only(Initiative.objects.filter(workspace=workspace)), model)


def days_of(year, quarter):
    """The first and the last day of a quarter."""
    year = min(max(year, 1), 9998)
    first = dt.date(year, quarter * 3 - 2, 1)
    after = dt.date(year + (quarter == 4), quarter * 3 % 12 + 1, 1)
    return first, after - dt.timedelta(days=1)
