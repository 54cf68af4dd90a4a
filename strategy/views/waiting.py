"""What waits for a reader's decision, in groups; what they asked for, what others decide, what was decided."""

import datetime as dt
from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext as _

from accounts.views.choosing import Menu, Option
from strategy.models import ApprovalRequest, Decision
from strategy.views.verbs import may_decide

DUE, ASKED = "", "asked"
RECENT = 40


class Queue:
    """The requests that are open, for one reader. The same number of queries however many there are."""

    def __init__(self, request, chosen=None):
        self.workspace, self.me = request.workspace, request.membership
        self.order = ASKED if request.GET.get("order") == ASKED else DUE
        self.query = f"?order={ASKED}" if self.order else ""
        self.today = request.workspace.today()
        found = list(request.workspace.approval_requests.open())
        self.number(found)
        self.waiting = [ask for ask in found if may_decide(ask, self.me)]
        self.own = [ask for ask in found if ask.asked_by_id == self.me.pk and ask not in self.waiting]
        self.others = [ask for ask in found if ask not in self.waiting and ask not in self.own]
        if self.order:
            self.waiting.sort(key=lambda ask: (ask.number == 1, -(ask.snapshot["effort"] or 0), ask.at))
        self.choose(chosen)

    @staticmethod
    def number(found):
        """Give each which request of its initiative it is."""
        rows = ApprovalRequest.objects.filter(initiative__in=[ask.initiative_id for ask in found])
        counts = dict(rows.order_by().values_list("initiative").annotate(n=Count("id")))
        for ask in found:
            ask.number = counts.get(ask.initiative_id, 1)

    def choose(self, chosen):
        """Give those beside the chosen one the key that leads to them."""
        self.chosen = chosen
        for n, ask in enumerate(self.waiting):
            ask.key = {self.at - 1: "k", self.at + 1: "j"}.get(n, "")

    @property
    def at(self):
        """The place of the chosen one among what waits, from 0; the first where it does not wait."""
        ids = [ask.pk for ask in self.waiting]
        return ids.index(self.chosen.pk) if self.chosen and self.chosen.pk in ids else 0

    @property
    def place(self):
        """The same from 1, 0 where the chosen one does not wait for this reader."""
        return self.at + 1 if self.chosen and any(ask.pk == self.chosen.pk for ask in self.waiting) else 0

    @property
    def after(self):
        """The one below the chosen one, None at the end."""
        return next((ask for ask in self.waiting[self.at + 1 :]), None) if self.place else None

    @property
    def groups(self):
        """[(heading, whether it presses, [request])], in order and never empty."""
        found = {}
        for ask in self.waiting:
            found.setdefault(self.heading(ask), []).append(ask)
        return [(words, presses, asks) for (words, presses), asks in found.items()]

    def heading(self, ask):
        if self.order:
            return (_("Asked again") if ask.number > 1 else _("Asked for the first time")), False
        if ask.due is None:
            return _("No day set"), False
        if ask.due < self.today:
            return _("Overdue"), True
        sunday = self.today + dt.timedelta(days=6 - self.today.weekday())
        return (_("This week") if ask.due <= sunday else _("Later")), False

    @property
    def menu(self):
        options = [(DUE, _("By due date")), (ASKED, _("By what is asked"))]
        menu = Menu("order", _("Order"), "", dict(options)[self.order])
        menu.options = [Option(words, f"?order={name}", name == self.order) for name, words in options]
        return menu

    # -- what was decided -----------------------------------------------------

    @cached_property
    def mine(self):
        """What this reader decided here, the newest first."""
        return self.decisions.filter(by=self.me)

    @cached_property
    def decided_count(self):
        return self.mine.count()

    @cached_property
    def decided(self):
        """Their own newest, or those of everybody where they decided nothing so far."""
        rows = self.mine if self.decided_count else self.decisions
        return list(rows.order_by("-at", "-id")[: RECENT if self.decided_count else 8])

    @property
    def decisions(self):
        # what was decided elsewhere is no news
        found = Decision.objects.filter(
            workspace=self.workspace, imported=False, request__initiative__deleted_at=None
        )
        return found.select_related(
            "by__user", "request__initiative__product", "request__initiative__workspace"
        )
