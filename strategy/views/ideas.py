"""The ideas list as its address says, and what stands in it."""

import datetime as dt
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.keyset import page
from accounts.views.choosing import Choosing
from strategy import alike
from strategy.demand import dots
from strategy.models import Idea, IdeaState, Vote

ORDERS = {
    "": (_l("Demand"), ("-demand", "-vote_count", "-id")),
    "votes": (_l("Votes"), ("-vote_count", "-demand", "-id")),
    "new": (_l("Newest first"), ("-created_at", "-id")),
}
TABS = {
    "": _l("Open"),
    "waiting": _l("Needs an answer"),
    "planned": _l("Planned"),
    "answered": _l("Answered"),
    "all": _l("All"),
}
PATIENCE = dt.timedelta(days=14)  # after which people who want something should hear a word
COMPARED = 400  # newest ideas among which alike ones are looked for
BEGINNING = 160  # letters of a description that say what it is about
SIZE = 40


class Tab(NamedTuple):
    label: str
    url: str
    count: int
    current: bool


class Chip(NamedTuple):
    label: str
    value: str
    clear: str


class Filters(Choosing):
    """`tab`, `product`, `state`, `source`, `q` and `order` of the address. What names nothing matches nothing."""

    orders, narrowing = ORDERS, ("product", "state", "source", "q")

    def __init__(self, request):
        super().__init__(request)
        self.product = self.row("product", self.workspace.products.all())
        self.tab = self.known("tab", TABS)
        self.state = self.params.get("state", "")
        self.source = self.params.get("source", "")
        self.text = self.params.get("q", "").strip()[:80]
        self.before = timezone.now() - PATIENCE

    @property
    def lost(self):
        """Whether the address asks for something that is not here."""
        return bool(
            (self.params.get("product") and self.product is None)
            or (self.state and self.state not in IdeaState.values)
        )

    def narrowed(self, ideas):
        """By everything but the tab and the state, so that the tabs can say how many each holds."""
        if self.lost or "\0" in self.text + self.source:
            return ideas.none()
        if self.product:
            ideas = ideas.filter(product=self.product)
        if self.source:
            ideas = ideas.filter(source=self.source)
        if self.text:
            ideas = ideas.filter(Q(title__icontains=self.text) | Q(description__icontains=self.text))
        return ideas

    def apply(self, ideas):
        ideas = self.narrowed(ideas)
        if self.state:
            return ideas.filter(state=self.state)
        match self.tab:
            case "waiting":
                return ideas.unanswered(self.before)
            case "planned":
                return ideas.filter(state=IdeaState.PLANNED)
            case "answered":
                return ideas.exclude(verdict="").exclude(state=IdeaState.MERGED)
            case "all":
                return ideas.exclude(state=IdeaState.MERGED)
        return ideas.filter(state=IdeaState.OPEN)

    @cached_property
    def tabs(self):
        ideas = self.narrowed(self.workspace.ideas.all())
        waiting = ideas.unanswered(self.before).order_by().values("pk")
        counts = ideas.aggregate(
            open=Count("pk", filter=Q(state=IdeaState.OPEN)),
            waiting=Count("pk", filter=Q(pk__in=waiting)),
            planned=Count("pk", filter=Q(state=IdeaState.PLANNED)),
            answered=Count("pk", filter=~Q(verdict="") & ~Q(state=IdeaState.MERGED)),
            all=Count("pk", filter=~Q(state=IdeaState.MERGED)),
        )
        return [
            Tab(
                str(label),
                self.url(tab=name, state=""),
                counts[name or "open"],
                self.tab == name and not self.state,
            )
            for name, label in TABS.items()
        ]

    @cached_property
    def menus(self):
        products = self.workspace.products.order_by("name", "id")
        sources = self.workspace.ideas.exclude(source="").order_by("source").values_list("source", flat=True)
        return [
            self.menu("product", _("Product"), "grid", [(p.key, p.name) for p in products], self.product),
            self.menu("state", _("State"), "today", list(IdeaState.choices), self.state),
            self.menu("source", _("Source"), "inbox", [(s, s) for s in sources.distinct()], self.source),
        ]

    @property
    def chips(self):
        set_ones = [Chip(m.label, m.value or "?", m.clear) for m in self.menus if m.clear]
        words = [Chip(_("Words"), f"“{self.text}”", self.url(q=""))] if self.text else []
        return set_ones + words

    @cached_property
    def comparable(self):
        return comparable(self.workspace)

    def address_of(self, idea):
        """The idea's page, which shows this list beside it."""
        query = self.url().partition("?")[2]
        return f"{idea.get_absolute_url()}?{query}" if query else idea.get_absolute_url()


def listed(request, filters):
    """(rows of the page, the address of what follows): each row with its dots and how many are alike."""
    ideas = request.workspace.ideas.for_list().voted_by(request.membership)
    found = page(filters.apply(ideas), ORDERS[filters.order][1], request.GET.get("cursor", ""), SIZE)
    largest = request.workspace.ideas.with_figures().aggregate(most=Max("demand"))["most"] or 0
    for n, idea in enumerate(found.rows):
        idea.dots = dots(idea.demand, largest)
        idea.alike = likenesses(idea, filters.comparable)
        idea.url = filters.address_of(idea)
        idea.hot = "j" if n == 1 else ""
    return found.rows, f"{filters.url()}&cursor={found.next}" if found.next else ""


def comparable(workspace):
    """{id: alike.Idea} of the newest ideas that nobody has decided on, in three queries."""
    open_ones = workspace.ideas.filter(state__in=(IdeaState.OPEN, IdeaState.PLANNED)).order_by("-id")[
        :COMPARED
    ]
    rows = {pk: (title, about) for pk, title, about in open_ones.values_list("pk", "title", "description")}
    voters = {pk: set() for pk in rows}
    votes = Vote.objects.filter(idea__workspace=workspace, idea__deleted_at=None)
    for idea, into, member in votes.values_list("idea", "idea__merged_into", "member"):
        if (into or idea) in voters:
            voters[into or idea].add(member)
    unlike = {pk: set() for pk in rows}
    for idea, other in Idea.unlike.through.objects.filter(from_idea__in=rows).values_list(
        "from_idea", "to_idea"
    ):
        unlike[idea].add(other)
    return {
        pk: alike.Idea(
            pk, alike.telling(f"{title} {about[:BEGINNING]}"), frozenset(voters[pk]), frozenset(unlike[pk])
        )
        for pk, (title, about) in rows.items()
    }


def likenesses(idea, known):
    return alike.alike(known[idea.pk], known.values()) if idea.pk in known else []
