"""The lanes of an earlier day: who owned what, what it was and where it stood then, as far as a picture tells."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import CustomField
from roadmap.drawing import lanes
from roadmap.drawing.drawing import Head
from roadmap.drawing.grouping import Grouping
from strategy import goals


class LanesThen:
    """What heads.heads_of divides into lanes: Lines of the Redrawn `now`, and of `before` (None where nothing is compared)
    those that are gone. today: the day that is drawn."""

    def __init__(self, lens, now, before, lines, today):
        self.lens, self.now, self.lines, self.today = lens, now, lines, today
        self.ends = [now, before] if before else [now]

    def of(self, grouping, lines, *, within=False):
        """[Head] in order, without any that is empty: on another day nothing is dropped into one."""
        match grouping.word:
            case "product":
                return lanes.by_product(lines)
            case "theme":
                return lanes.by_theme(self.every("themes"), lines)
            case "owner":
                return lanes.by_owner(lines)
            case "state":
                return lanes.by_state(lines)
            case "horizon":
                return lanes.by_horizon(lines, self.today, empty=False)
            case "goal":
                return self.by_goal(lines)
        if "custom" in self.now.picture.lacks:
            return [Head("all", _("All initiatives"), lines=list(lines))]
        return lanes.by_field(self.field(grouping), lines, empty=False)

    def every(self, name):
        """Those of both ends, each once, as the later one has them."""
        found = {}
        for end in self.ends:
            for pk, one in getattr(end, name).items():
                found.setdefault(pk, one)
        return list(found.values())

    def by_goal(self, lines):
        product = self.lens.product
        known = [goal for goal in self.every("goals") if not product or goal.product in (None, product)]
        heads = {goal.pk: self.goal_head(goal) for goal in known}
        rest = Head("none", _("Not linked to a goal"))
        for line in lines:
            linked = [heads[goal.pk] for goal in line.initiative.goals.all() if goal.pk in heads]
            for head in linked or [rest]:
                head.lines.append(line)
        return lanes.filled(heads.values(), rest)

    def goal_head(self, goal):
        code = goal.short_key if self.lens.product else goal.key
        pk = f"g-{goal.key}" if goal.number else f"g-{goal.pk.hex}"
        head = Head(pk, goal.title, goal.get_absolute_url(), code, goal=goal)
        told = self.now.picture.goals.get(str(goal.pk))
        if told and told.share is not None:
            head.health = goals.health(told.share, goal.period_start, goal.period_end, self.today).state
        return head

    def field(self, grouping):
        """The Grouping with its choices under the names that they had."""
        key = grouping.field.key
        told = [one for end in self.ends if (one := end.picture.choices.get(key))]
        if not told:  # an older release kept no choices: today's say what its values are
            return grouping
        labels = {pk: label for one in reversed(told) for pk, label in one.options}
        order = dict.fromkeys(pk for one in told for pk, _label in one.options)
        options = [{"key": pk, "label": labels[pk]} for pk in order]
        return Grouping(grouping.word, CustomField(key=key, name=told[0].name, options=options))


def untold(lens, picture, people, words, gone=None, since=""):
    """[sentence] of what lanes of this lens cannot say of what stands in them: the bets of a Picture, and of `gone`, an
    earlier one of what was dropped since. people: {id: Membership}; words, since: what those two days are called."""
    found = []
    bets = [bet for one in (picture, gone) if one for bet in one.bets.values()]
    lost = sum(bool(bet.owner) and bet.owner not in people for bet in bets)
    for grouping in filter(None, (lens.group, lens.then)):
        if grouping.field:
            found += of_field(grouping, picture, words) or of_field_gone(grouping, gone, since)
        elif grouping.word == "horizon":
            found += of_horizon(picture, gone, since)
        elif grouping.word == "owner" and lost:
            found.append(of_nobody(lost))
    return found


def lacks(picture, name):
    """Whether it has bets of which it does not know this."""
    return bool(picture and picture.bets) and name in picture.lacks


def of_horizon(picture, gone, since):
    if "horizon" in picture.lacks:
        return [_("No horizon set by hand was kept then, so these lanes go by dates alone.")]
    if not lacks(gone, "horizon"):
        return []
    said = _(
        "“%(since)s” kept no horizon set by hand, so what was dropped since stands where its dates put it."
    )
    return [said % {"since": since}]


def of_field(grouping, picture, words):
    said = {"field": grouping.field.name, "day": words}
    if "custom" in picture.lacks:
        return [_("This snapshot kept no fields of your own, so it has no lanes by %(field)s.") % said]
    key = grouping.field.key
    if key in picture.choices or any(bet.custom.get(key) for bet in picture.bets.values()):
        return []
    return [_("There was no field %(field)s on %(day)s, so nothing is sorted into its lanes.") % said]


def of_field_gone(grouping, gone, since):
    if not lacks(gone, "custom"):
        return []
    said = _(
        "“%(since)s” kept no fields of your own, so what was dropped since stands under “%(field)s not set”."
    )
    return [said % {"since": since, "field": grouping.field.name}]


def of_nobody(n):
    words = ngettext(
        "The owner of %(n)s initiative is no longer known; it stands with those of nobody.",
        "The owners of %(n)s initiatives are no longer known; they stand with those of nobody.",
        n,
    )
    return words % {"n": n}
