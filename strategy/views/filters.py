"""The initiatives list as its address says."""

from functools import cached_property

from django.db.models import Q
from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.ownfields import Kind
from accounts.views import chip_filters
from accounts.views.chip_filters import CHOICE, DATE, NUMBER, TEXT, Filter
from accounts.views.tabled import Tabled
from strategy.horizon import LABELS, standing
from strategy.models import Initiative, State

# The orders of the list; each may be turned round by a "-" before its name.
ORDERS = {
    "": _l("Product and number"),
    "title": _l("Title"),
    "start": _l("Start"),
    "end": _l("End"),
    "state": _l("Status"),
    "owner": _l("Owner"),
    "theme": _l("Theme"),
    "horizon": _l("Horizon"),
    "effort": _l("Effort"),
    "confidence": _l("Confidence"),
    "new": _l("Newest first"),
}
GROUPS = {
    "": _l("Nothing"),
    "goal": _l("Goal"),
    "theme": _l("Theme"),
    "product": _l("Product"),
    "state": _l("Status"),
    "owner": _l("Owner"),
    "horizon": _l("Horizon"),
    "parent": _l("Whole"),
}
OFFERED = ("", "title", "start", "effort", "new")  # in the menu; a heading offers its own


class Filters(Tabled):
    """What narrows, groups and orders the list, out of the address. What names nothing matches nothing."""

    offered = OFFERED

    def __init__(self, request):
        self.today = request.workspace.today()
        self.own = list(request.workspace.customfields.of("initiative"))
        choices = [its for its in self.own if its.kind == Kind.CHOICE]
        self.groups = GROUPS | {its.field_name: lazystr(its.name) for its in choices}
        self.names = ORDERS | {its.field_name: lazystr(its.name) for its in self.own}
        super().__init__(request, declared(request.workspace, self.own))

    @cached_property
    def product(self):
        return self.chosen("product")

    @cached_property
    def goal(self):
        return self.chosen("goal")

    def apply(self, queryset):
        """Without what was archived, unless the address asks for it."""
        if not self.asks("archived"):
            queryset = queryset.current()
        return self.chips.apply(queryset)


def serving(how, value):
    """Q of initiatives that serve one of some goals, or none at all."""
    through = Initiative.goals.through.objects.filter(goal__deleted_at=None)
    if how == "none":
        return ~Q(pk__in=through.values("initiative"))
    return Q(pk__in=through.filter(goal__in=value).values("initiative"))


def themed(how, value):
    if how == "none":
        return Q(theme=None) | Q(theme__deleted_at__isnull=False)
    return Q(theme__in=value)


def standing_on(today):
    """where of now, next and later as of a day."""
    return lambda _how, places: standing(places, today)


def archived(_how, words):
    """Q of the archive: those in it alone, or along with all others."""
    return Q() if "along" in words else Q(archived_at__isnull=False)


def worded(_how, word):
    return Q(title__icontains=word) | Q(problem__icontains=word) | Q(outcome__icontains=word)


def declared(workspace, own):
    """[Filter] of the initiatives of a workspace."""
    column = chip_filters.column

    def products():
        return workspace.products.order_by("name", "id")

    def people():
        return workspace.memberships.select_related("user")

    def goals():
        return workspace.goals.select_related("product")

    def themes():
        return workspace.themes.in_order()

    return [
        Filter("text", _("Text"), "search", TEXT, worded),
        Filter("product", _("Product"), "grid", CHOICE, column("product"), chip_filters.among(products),
               lambda: [(p.key, p.name) for p in products()]),
        Filter("state", _("Status"), "today", CHOICE, column("state"), chip_filters.one_of(State.values),
               lambda: State.choices),
        Filter("horizon", _("Horizon"), "compass", CHOICE, standing_on(workspace.today()), chip_filters.one_of(LABELS),
               lambda: LABELS.items()),
        Filter("owner", _("Owner"), "user", CHOICE, column("owner"), chip_filters.among(people),
               lambda: [(m.pk, m) for m in people().active().named()], _("Nobody")),
        Filter("goal", _("Goal"), "target", CHOICE, serving, chip_filters.among(goals),
               lambda: [(g.key, f"{g.key} {g.title}") for g in goals().current().in_order()],
               _("No goal")),
        Filter("theme", _("Theme"), "layers", CHOICE, themed, chip_filters.among(themes),
               lambda: [(t.pk, t.name) for t in themes()], _("No theme")),
        Filter("start", _("Start"), "calendar", DATE, column("start"), chip_filters.date, unset=_("Unscheduled")),
        Filter("end", _("End"), "calendar", DATE, column("end"), chip_filters.date, unset=_("Unscheduled")),
        Filter("effort", _("Effort"), "scale", NUMBER, column("effort"), chip_filters.number, unset=_("Not estimated")),
        Filter("confidence", _("Confidence"), "scale", NUMBER, column("confidence"), chip_filters.number,
               unset=_("Not estimated")),
        Filter("archived", _("Archived"), "inbox", CHOICE, archived, chip_filters.one_of(("only", "along")),
               lambda: [("only", _("only these")), ("along", _("along with the others"))]),
        *map(chip_filters.own, own),
    ]  # fmt: skip
