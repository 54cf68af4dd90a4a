"""What the page of changes asks, and what it is given: two ends of time, the list, the drawing, the slider."""

from dataclasses import replace
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from accounts.errors import Refused
from roadmap import change_words as say
from roadmap import comparing
from roadmap.asof_slider import Slider
from roadmap.changes_drawing import draw
from roadmap.compared import Today, compared, pictures
from roadmap.ends import NOW, PROMISED, SNAPSHOT, Ends
from roadmap.lens import Lens
from roadmap.phone import eight_months, months, share, small
from timeline import calendar as units

KEPT = ("product", "group", "zoom", "from", "to", "since", "until", "on", "show", "quiet")
BEHIND = 62  # days before today on a phone's axis


class Question:
    """The address, read. Raises Refused, naming the field."""

    def __init__(self, query, workspace, member, at=None):
        self.workspace, self.member = workspace, member
        self.asked = Lens.read(query, workspace, member)
        fits = self.asked.zoom == "fit"  # a comparison is drawn to a scale of its own
        self.lens = replace(self.asked, zoom="months") if fits else self.asked
        self.kept = {name: query[name] for name in KEPT if query.get(name)}
        if self.lens.view:  # its words are said in full: what is compared is no saved view
            self.kept |= {n: v for n, v in self.lens.words.items() if n in KEPT and v}
        self.ends = Ends(workspace, member, self.lens.product, at)
        self.today = self.ends.today
        self.show = query.get("show", "")
        self.quiet = query.get("quiet", "") != "0"
        if self.show and self.show not in comparing.GROUPS:
            known = ", ".join(comparing.GROUPS)
            raise Refused(_("show is one of: %(values)s.") % {"values": known}, "show")
        self.on = self.ends.read(query["on"], "on") if query.get("on") else None
        if self.on is None:
            self.since, self.until = self.ends.both(query.get("since", ""), query.get("until", ""))

    def url(self, **changes):
        """The query string with changes; what is empty is left out."""
        return "?" + urlencode({name: value for name, value in (self.kept | changes).items() if value})

    @cached_property
    def now(self):
        return Today(self.workspace, self.lens.product, self.today)

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

    def groups(self):
        labels = {"goal": _("Goal"), "theme": _("Theme"), "product": _("Product")}
        return [
            {"label": label, "url": self.url(group=value), "current": self.lens.group.word == value}
            for value, label in labels.items()
        ]


class Page:
    """What both ways to look have: the end that is drawn, the range, the slider."""

    found = until = None
    is_today = False

    def range_url(self, direction):
        scale = self.sheet.timeline.scale
        step = direction * int(scale.days / 3)
        first, last = units.shift(scale.start, step), units.shift(scale.end, step)
        return self.ask.url(**{"from": first.isoformat(), "to": last.isoformat()})

    @property
    def earlier_url(self):
        return self.range_url(-1)

    @property
    def later_url(self):
        return self.range_url(1)

    @property
    def plain_url(self):
        return self.ask.url(**{"from": "", "to": ""})

    @property
    def drawn(self):
        return self.sheet.timeline


class AsOf(Page):
    """The roadmap at one end."""

    template = "roadmap/changes/asof.html"

    def __init__(self, ask):
        self.ask, self.end = ask, ask.on
        (self.picture,) = pictures(ask.workspace, ask.lens.product, [ask.on], ask.now)
        self.sheet = draw(ask.lens, None, self.picture, {}, ask.workspace, people=ask.people)
        self.slider = Slider(ask, ask.on, None)

    @property
    def is_today(self):
        return self.end.kind == NOW

    @property
    def words(self):
        return end_words(self.end)

    @property
    def compare_url(self):
        """What changed between then and now."""
        return self.ask.url(on="", since="" if self.is_today else self.end.value)

    @cached_property
    def phone(self):
        return PhoneList(self.picture.day, [(head, head.lines) for head in self.sheet.heads])


class Comparison(Page):
    template = "roadmap/changes/show.html"

    def __init__(self, ask):
        self.ask, self.since, self.until = ask, ask.since, ask.until
        self.found = compared(ask.workspace, ask.lens.product, ask.since, ask.until, ask.show, ask.now)
        self.sheet = draw(
            ask.lens, self.found.since, self.found.until, self.found.by_id, ask.workspace,
            None if self.since.kind == PROMISED else self.since.day, ask.people,
        )  # fmt: skip
        self.slider = Slider(ask, ask.since, ask.until)

    @cached_property
    def filters(self):
        """[{label, n, url, current}] of All and each group."""
        every = [("", _("All"), len(self.found.items))]
        every += [(group, say.group(group), n) for group, n in self.found.counts.items()]
        return [
            {"label": label, "n": n, "url": self.ask.url(show=group), "current": self.ask.show == group}
            for group, label, n in every
        ]

    @property
    def quiet_url(self):
        return self.ask.url(quiet="0" if self.ask.quiet else "")

    @property
    def since_words(self):
        return end_words(self.since)

    @property
    def until_words(self):
        return end_words(self.until)

    @property
    def moved_day(self):
        """The day that its flag stands on."""
        return self.since.day

    @cached_property
    def phone(self):
        """The phone's list, one group after the other."""
        lines = {one.item.id: one for head in self.sheet.heads for one in head.lines if one.item}
        found = [
            (say.heading(group), [(item, lines.get(item.id)) for item in items])
            for group, _heading, items in self.found.sections
        ]
        return PhoneChanges(self.found.until.day, found)


def end_words(end):
    """An end as the page says it."""
    match end.kind:
        case "now":
            return _("today")
        case "promised":
            return _("what was promised")
        case "looked":
            return _("you last looked")
    return end.snapshot.name if end.kind == SNAPSHOT else say.day(end.day)


class PhoneList:
    """The lanes of one picture on eight months."""

    def __init__(self, day, lanes):
        self.axis = eight_months(units.shift(day, -BEHIND))
        self.now = share(self.axis, day) if self.axis.holds(day) else None
        self.months = months(self.axis, self.now)
        self.lanes = [(head, [self.row(one) for one in by_start(lines)]) for head, lines in lanes]

    def row(self, one):
        return one, small(one.line, self.axis)


class PhoneChanges(PhoneList):
    def __init__(self, day, sections):
        super().__init__(day, [])
        self.sections = [(title, [self.change(item, one) for item, one in rows]) for title, rows in sections]

    def change(self, item, one):
        """(Item, Drawn or None, its small bar or None, (from, to) per cent where it stood or None)."""
        bar = small(one.line, self.axis) if one and one.line.scheduled else None
        return item, one, bar, self.ghost(item.change)

    def ghost(self, change):
        old = change.old
        if change.is_date or not (old and old.first):
            return None
        if change.new and (old.first, old.last) == (change.new.first, change.new.last):
            return None
        span = share(self.axis, old.first), share(self.axis, units.shift(old.last, 1))
        return span if span[0] < span[1] else None


def by_start(lines):
    return sorted(
        (one for one in lines if one.line.scheduled), key=lambda one: (one.line.start, one.line.end)
    )
