"""The lanes of the roadmap: one a goal, a theme or a product, each with its lines."""

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from roadmap import rollup
from roadmap.drawing import Head
from roadmap.lines import summary
from strategy import goals
from strategy.models import Goal


def initiatives_of(workspace, product=None):
    """What a roadmap shows: all but the declined and what is archived, of one product or of all."""
    found = workspace.initiatives.current().exclude(state="declined")
    if product:
        found = found.filter(product=product)
    found = found.select_related("workspace", "product__workspace", "owner__user", "theme")
    goals = Prefetch("goals", Goal.objects.select_related("product"))
    return found.prefetch_related(goals).order_by("product__name", "number", "id")


def key_dates_of(workspace, product=None):
    """The key dates of one product or of all, in order."""
    found = workspace.key_dates.for_list().filter(product__deleted_at=None)
    return list(found.filter(product=product) if product else found)


def goals_of(workspace, product=None):
    """The goals that make lanes, with their key results: of a product those of the whole company too."""
    found = workspace.goals.current()
    if product:
        found = found.filter(Q(product=product) | Q(product=None))
    return found.select_related("workspace", "product").prefetch_related("key_results").in_order()


def heads_of(workspace, lens, lines, today):
    """[Head] in order, for the lens's grouping; lanes without a line are drawn while their goal runs."""
    match lens.group:
        case "product":
            return by_product(lines)
        case "theme":
            return by_theme(workspace, lens, lines)
    return by_goal(workspace, lens, lines, today)


def by_product(lines):
    heads = {}
    for line in lines:
        product = line.initiative.product
        if product.pk not in heads:
            heads[product.pk] = Head(
                f"p-{product.key}", product.name, product.get_absolute_url(), product.key, product=product
            )
        heads[product.pk].lines.append(line)
    for head in heads.values():
        head.health = summary(head.lines)[0]
    return sorted(heads.values(), key=lambda head: head.title.casefold())


def by_theme(workspace, lens, lines):
    """In the order of the themes; one that nothing serves is drawn where all products are."""
    themes = workspace.themes.select_related("workspace").in_order()
    heads = {
        theme.pk: Head(f"t-{theme.pk.hex}", theme.name, theme.get_absolute_url(), theme=theme)
        for theme in themes
    }
    rest = Head("none", _("No theme"))
    for line in lines:
        pillar = line.initiative.pillar
        heads.get(pillar and pillar.pk, rest).lines.append(line)
    for head in heads.values():
        head.health = summary(head.lines)[0]
    shown = [head for head in heads.values() if head.lines or not lens.product]
    return [*shown, rest] if rest.lines else shown


def by_goal(workspace, lens, lines, today):
    found = list(goals_of(workspace, lens.product))
    shares = rollup.shares(found, today, None if lens.product else lines)
    heads = {goal.pk: goal_head(goal, lens, today, shares.get(goal.pk)) for goal in found}
    rest = Head("none", _("Not linked to a goal"))
    for line in lines:
        linked = [heads[g.pk] for g in line.initiative.goals.all() if g.pk in heads]
        for head in linked or [rest]:
            head.lines.append(line)
    shown = [h for h in heads.values() if h.lines or runs(h.goal, lens, today)]
    return [*shown, rest] if rest.lines else shown


def runs(goal, lens, today):
    """Whether its lane is drawn without a line: it is not over, and of what the lens is about."""
    return goal.period_end >= today and (lens.product is None or goal.product_id is not None)


def goal_head(goal, lens, today, share):
    """Key and title of the goal, how far it is (0..1 or None), and whether that is far enough."""
    code = goal.short_key if lens.product else goal.key
    head = Head(f"g-{goal.key}", goal.title, goal.get_absolute_url(), code, goal=goal)
    head.results = len(goal.key_results.all())
    if share is not None:
        head.percent = round(share * 100)
        head.health = goals.health(share, goal.period_start, goal.period_end, today).state
    return head
