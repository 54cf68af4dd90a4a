"""The lanes of a grouping, each with its lines: one a goal, a theme, a product, a person, a state, a horizon, a choice."""

from functools import cached_property

from django.utils.translation import gettext as _

from roadmap.at_hand import AtHand
from roadmap.drafts.placing import DONE
from roadmap.drawing.drawing import Head
from roadmap.drawing.lines import summary
from roadmap.drawing.paint import Paint
from roadmap.tree import rollup
from strategy import goals, horizon
from strategy.models import State
from strategy.models.key_result import with_results

STATES = (State.IN_DELIVERY, State.APPROVED, State.IN_REVIEW, State.DRAFT, State.ON_HOLD, State.SHIPPED)


def goals_of(hand, product=None):
    """The goals that make lanes, in order, with their key results: of a product those of the whole company too."""
    found = [
        goal for goal in hand.goals.values()
        if goal.archived_at is None and (product is None or goal.product_id in (None, product.pk))
    ]  # fmt: skip
    return with_results(found, hand.workspace)


class Lanes:
    """What lanes are made of, read once however often they are divided. hand: AtHand of the workspace."""

    def __init__(self, workspace, lens, lines, today, hand=None):
        self.workspace, self.lens, self.lines, self.today = workspace, lens, lines, today
        self.hand = hand or AtHand(workspace)

    @cached_property
    def goals(self):
        return goals_of(self.hand, self.lens.product)

    @cached_property
    def shares(self):
        whole = self.lens.product is None and not self.lens.filters
        return rollup.shares(self.goals, self.today, self.lines if whole else None)

    @cached_property
    def themes(self):
        return list(self.hand.themes.values())

    def paint(self):
        """The colours of its bars."""
        by = self.lens.colour
        themes = self.themes if by == "theme" else ()
        return Paint(by, self.lines, themes, self.goals if by == "goal" else ())

    def of(self, grouping, lines, *, within=False):
        """[Head] in order. within: a part of the roadmap, so that what none of these lines belongs to is left out."""
        match grouping.word:
            case "product":
                return by_product(lines)
            case "theme":
                return by_theme(self.themes, lines, empty=not (self.lens.product or within))
            case "owner":
                return by_owner(lines)
            case "state":
                return by_state(lines)
            case "horizon":
                return by_horizon(lines, self.today, empty=not within)
            case "goal":
                return by_goal(self, lines, within)
        return by_field(grouping, lines, empty=not within)


def filled(heads, rest, empty=False):
    """Those with a line, where they are wanted the others too; what belongs to none stands last."""
    shown = [head for head in heads if head.lines or empty]
    return [*shown, rest] if rest.lines else shown


def judged(heads):
    for head in heads:
        head.health = summary(head.lines)[0]
    return heads


def by_product(lines):
    heads = {}
    for line in lines:
        product = line.initiative.product
        if product.pk not in heads:
            heads[product.pk] = Head(
                f"p-{product.key}", product.name, product.get_absolute_url(), product.key, product=product,
                sets=("product", product.key),
            )  # fmt: skip
        heads[product.pk].lines.append(line)
    return judged(sorted(heads.values(), key=lambda head: head.title.casefold()))


def by_theme(themes, lines, empty=False):
    """In the order of the themes."""
    heads = {
        theme.pk: Head(
            f"t-{theme.pk.hex}",
            theme.name,
            theme.get_absolute_url(),
            theme=theme,
            sets=("theme", str(theme.pk)),
        )
        for theme in themes
    }
    rest = Head("none", _("No theme"), sets=("theme", ""))
    for line in lines:
        pillar = line.initiative.pillar
        heads.get(pillar and pillar.pk, rest).lines.append(line)
    return filled(judged(heads.values()), rest, empty)


def by_owner(lines):
    """By name; what is nobody's stands last."""
    heads, rest = {}, Head("none", _("Nobody"), sets=("owner", ""))
    for line in lines:
        owner = line.initiative.owner
        if owner and owner.pk not in heads:
            heads[owner.pk] = Head(
                f"o-{owner.pk.hex}", str(owner), owner=owner, sets=("owner", str(owner.pk))
            )
        (heads[owner.pk] if owner else rest).lines.append(line)
    return filled(judged(sorted(heads.values(), key=lambda head: head.title.casefold())), rest)


def by_state(lines):
    """What is under way first."""
    heads = {
        state.value: Head(f"s-{state.value}", str(state.label), sets=("state", state.value))
        for state in STATES
    }
    for line in lines:
        heads[line.state].lines.append(line)
    for head in heads.values():
        head.state = head.sets[1]
    return filled(heads.values(), Head("none", ""))


def by_horizon(lines, today, empty=True):
    """Now, next, later; what is shipped stands last."""
    heads = {
        place: Head(f"h-{place}", str(label), sets=("horizon", place))
        for place, label in horizon.LABELS.items()
    }
    rest = Head("h-done", _("Done"), sets=("horizon", DONE))
    for line in lines:
        heads.get(horizon.of_line(line, today), rest).lines.append(line)
    return filled(judged(heads.values()), rest, empty)


def by_field(grouping, lines, empty=True):
    """In the order of the choices; what has no value stands last."""
    field = grouping.field
    heads = {
        option["key"]: Head(f"c-{option['key']}", option["label"], sets=(grouping.word, option["key"]))
        for option in field.options
    }
    over = {option["key"] for option in field.options if option.get("archived")}
    rest = Head("none", _("%(field)s not set") % {"field": field.name}, sets=(grouping.word, ""))
    for line in lines:
        heads.get(line.initiative.custom.get(field.key), rest).lines.append(line)
    shown = [head for key, head in heads.items() if head.lines or key not in over]
    return filled(judged(shown), rest, empty)


def by_goal(lanes, lines, within=False):
    """In the order of the goals, those of the company without a bar behind the others. One that nothing serves is drawn
    while it runs; what serves several, in each."""
    lens, today = lanes.lens, lanes.today
    heads = {goal.pk: goal_head(goal, lens, today, lanes.shares.get(goal.pk)) for goal in lanes.goals}
    rest = Head("none", _("Not linked to a goal"), sets=("goal", ""))
    for line in lines:
        linked = [head for g in line.initiative.goals.all() if (head := heads.get(g.id))]
        for head in linked or (rest,):
            head.lines.append(line)
    shown = [h for h in heads.values() if h.lines or (runs(h.goal, lens, today) and not within)]
    shown.sort(key=lambda head: head.goal.product_id is None and head.empty)
    return [*shown, rest] if rest.lines else shown


def runs(goal, lens, today):
    """Whether its lane is drawn without a line: it is not over, and of what the lens is about."""
    return goal.period_end >= today and (lens.product is None or goal.product_id is not None)


def goal_head(goal, lens, today, share):
    """Key and title of the goal, how far it is (0..1 or None), and whether that is far enough."""
    code = goal.short_key if lens.product else goal.key
    head = Head(
        f"g-{goal.key}", goal.title, goal.get_absolute_url(), code, goal=goal, sets=("goal", goal.key)
    )
    head.results = len(goal.key_results.all())
    if share is not None:
        head.percent = round(share * 100)
        head.health = goals.health(share, goal.period_start, goal.period_end, today).state
    return head
