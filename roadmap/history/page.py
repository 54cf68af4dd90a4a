"""What the page of changes is given: two ends of time, the list, the drawing, the slider."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap.drawing.phone import Places, eight_months, months, share, small
from roadmap.history import arranged
from roadmap.history import words as say
from roadmap.history.compared import compared
from roadmap.history.drawing import draw
from roadmap.history.ends import LOOKED, NOW, PROMISED, SNAPSHOT
from roadmap.history.lanes import untold
from roadmap.history.picked import picked
from roadmap.history.slider import Slider
from timeline import calendar as units

BEHIND = 62  # days before today on a phone's axis


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
        product = ask.lens.product
        self.picture = ask.on.picture(ask.workspace, ask.everything)
        of_product = self.picture.of(str(product.pk) if product else "")
        ids = set() if ask.wants is None else picked(of_product, ask.wants)
        self.stands = of_product.only(ids)
        self.sheet = draw(ask.lens, None, self.picture, {}, ask.workspace, people=ask.people, only=ids)
        self.slider = Slider(ask, ask.on, None, ids if ask.filters else None)

    @property
    def is_today(self):
        return self.end.kind == NOW

    @property
    def bare(self):
        """Whether there is nothing to draw."""
        return not self.sheet.heads and (bool(self.ask.filters) or not self.drawn.lanes)

    @property
    def words(self):
        return end_words(self.end)

    @property
    def said(self):
        """What a slider that was moved says of the page that it brought."""
        n = sum(one.line.scheduled for one in self.shown)
        return ngettext("As of %(day)s: %(n)s initiative planned.", "As of %(day)s: %(n)s initiatives planned.", n) % {
            "day": self.words, "n": n
        }  # fmt: skip

    @property
    def shown(self):
        """Each Drawn once, in however many lanes it stands."""
        return {id(one.line): one for head in self.sheet.heads for one in head.lines}.values()

    @property
    def notes(self):
        """[sentence] of what its lanes cannot say of the day that is drawn."""
        return untold(self.ask.lens, self.stands, self.ask.people, self.words)

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
        self.found = compared(
            ask.workspace, ask.lens.product, ask.since, ask.until, ask.show, ask.now, ask.wants, ask.by
        )
        self.sheet = draw(
            ask.lens, self.found.since, self.found.until, self.found.by_id, ask.workspace,
            None if self.since.kind == PROMISED else self.since.day, ask.people,
        )  # fmt: skip
        ids = {*self.found.since.bets, *self.found.until.bets} if ask.filters else None
        self.slider = Slider(ask, ask.since, ask.until, ids)

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
    def orders(self):
        """[{label, url, current}] of how the list may be put together."""
        return [
            {
                "label": label,
                "url": self.ask.url(listed="" if by == arranged.KIND else by),
                "current": self.ask.by == by,
            }
            for by, label in arranged.LABELS.items()
        ]

    @property
    def bare(self):
        """Whether there is nothing to draw: a key date that moved is drawn without a bar."""
        return not (self.sheet.heads or self.found.shown or (self.drawn.lanes and not self.ask.filters))

    @property
    def nothing(self):
        """Why the list is empty."""
        if self.found.items:
            return _("Nothing of this kind changed.")
        ends = {"since": self.since_words, "until": self.until_words}
        looked = self.since.kind == LOOKED and self.until.kind == NOW
        if self.ask.filters:
            if looked:
                return _("Nothing changed in this selection since you last looked.")
            return _("Nothing changed in this selection between %(since)s and %(until)s.") % ends
        if looked:
            return _("Nothing changed since you last looked.")
        return _("Nothing changed between %(since)s and %(until)s.") % ends

    @property
    def said(self):
        n, ends = len(self.found.shown), {"since": self.since_words, "until": self.until_words}
        words = ngettext(
            "%(n)s change between %(since)s and %(until)s.",
            "%(n)s changes between %(since)s and %(until)s.",
            n,
        )
        return words % (ends | {"n": n})

    @property
    def notes(self):
        """[sentence] of what its lanes cannot say of the later day, and of what is drawn of the earlier one."""
        ends = (self.found.until, self.ask.people, self.until_words, self.found.gone, self.since_words)
        return untold(self.ask.lens, *ends)

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
            (heading, [(item, lines.get(item.id)) for item in items])
            for _key, heading, items in self.found.sections
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
        self.places = Places(self.axis)
        self.now = share(self.axis, day) if self.axis.holds(day) else None
        self.months = months(self.axis, self.now)
        self.lanes = [(head, [self.row(one) for one in by_start(lines)]) for head, lines in lanes]

    def row(self, one):
        return one, small(one.line, self.places)


class PhoneChanges(PhoneList):
    def __init__(self, day, sections):
        super().__init__(day, [])
        self.sections = [(title, [self.change(item, one) for item, one in rows]) for title, rows in sections]

    def change(self, item, one):
        """(Item, Drawn or None, its small bar or None, (from, to) per cent where it stood or None)."""
        bar = small(one.line, self.places) if one and one.line.scheduled else None
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
