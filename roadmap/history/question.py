"""What the page of changes asks: the address, read."""

from dataclasses import replace
from functools import cached_property
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.views.chips import Chips
from roadmap.history import arranged, comparing
from roadmap.history.compared import Today
from roadmap.history.ends import Ends
from roadmap.lens import USUAL, Lens
from roadmap.narrowing import filters_of, wants_of

OWN = ("since", "until", "on", "show", "listed", "quiet")  # what the address says beside the lens


class Question:
    """The address, read. Raises Refused, naming the field."""

    def __init__(self, query, workspace, member, at=None):
        self.workspace, self.member = workspace, member
        self.asked = Lens.read(query, workspace, member)
        fits = self.asked.zoom == "fit"  # a comparison is drawn to a scale of its own
        zoom = "months" if fits else self.asked.zoom
        self.lens = replace(self.asked, zoom=zoom, fold=())  # every lane is open: nothing is hidden here
        self.own = {name: query[name] for name in OWN if query.get(name)}
        self.filters = parse_qsl(self.lens.filters)
        self.adding = query.get("add", "")
        self.ends = Ends(workspace, member, self.lens.product, at)
        self.today = self.ends.today
        self.show = query.get("show", "")
        self.by = arranged.asked(query)
        self.quiet = query.get("quiet", "") != "0"
        if self.show and self.show not in comparing.GROUPS:
            known = ", ".join(comparing.GROUPS)
            raise Refused(_("show is one of: %(values)s.") % {"values": known}, "show")
        self.on = self.ends.read(query["on"], "on") if query.get("on") else None
        if self.on is None:
            self.since, self.until = self.ends.both(query.get("since", ""), query.get("until", ""))

    def pairs(self, **changes):
        """[(name, value)] of the address with changes; what is empty, or as in the saved view, is left out."""
        asked = {name: changes.pop(name) for name in USUAL if name in changes}
        own = [(name, value) for name, value in (self.own | changes).items() if value]
        return self.asked.pairs(**asked) + own

    @property
    def kept_pairs(self):
        return self.pairs()

    def url(self, **changes):
        """The query string with changes."""
        return "?" + urlencode(self.pairs(**changes))

    @cached_property
    def narrowed(self):
        """Chips of what narrows the roadmap, in this address."""
        asked = QueryDict(mutable=True)
        for name, value in [*self.pairs(filters=""), *self.filters]:
            asked.appendlist(name, value)
        if self.adding:
            asked["add"] = self.adding
        return Chips(asked, filters_of(self.workspace, self.lens))

    @cached_property
    def wants(self):
        """[picked.Want], () where nothing narrows it, None where something is asked for that is not there."""
        try:
            return wants_of(self.narrowed) or ()
        except LookupError:
            return None

    @cached_property
    def now(self):
        return Today(self.workspace, self.lens.product, self.today)

    @cached_property
    def everything(self):
        """Today of all products: what waits for what does not end with one."""
        return Today(self.workspace, None, self.today) if self.lens.product else self.now

    @cached_property
    def people(self):
        """{id: Membership}, for the names of owners."""
        return {str(m.pk): m for m in self.workspace.memberships.select_related("user")}

    @property
    def leave_url(self):
        return self.asked.query()

    @cached_property
    def snapshots(self):
        return list(self.workspace.snapshots.for_list().showing(self.lens.product))

    @cached_property
    def looked(self):
        """The End of their last look, or None."""
        return self.ends.looked()
