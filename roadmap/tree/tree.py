"""The line from vision to work as a tree: goals with the goals below them, key results, initiatives, projects; and
what is linked to nothing."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import Exists, OuterRef

from accounts.columns import ident, raw
from accounts.prepared import Prepared
from execution.models import Project
from roadmap import work
from roadmap.drawing.axis import Axis
from roadmap.drawing.ties import tied_few
from roadmap.figures import AT_WORK
from roadmap.glance import glances, sights
from roadmap.models import Delivery
from roadmap.tree import rollup
from strategy.measuring import measure
from strategy.models.key_result import with_checked_results

ROOM = 300  # rows of initiatives that one page shows whole
EACH = 5  # of each goal at most, where there are more
ORDER = ("in_delivery", "approved", "in_review", "draft", "on_hold", "shipped")


class Cut:
    """Lines of which the first `most` are shown, all where it is None."""

    @property
    def shown(self):
        return self.lines[: self.most]

    @property
    def left(self):
        return len(self.lines) - len(self.shown)


@dataclass
class Branch(Cut):
    """A goal as it stands (strategy.measuring.Measured) with the Glances that serve it and the goals below it.
    depth: 0 for a goal at the top. context: it stands here only for what is below it. most: how many lines are
    shown of it, None for all. above: Sight of the goal that it is part of."""

    measured: object
    lines: list = field(default_factory=list)
    children: list = field(default_factory=list)
    depth: int = 0
    context: bool = False
    most: int | None = None
    above: object = None

    @property
    def goal(self):
        return self.measured.goal

    @property
    def worked_on(self):
        """Whether anything serves it or a goal below it."""
        return bool(self.lines) or any(child.worked_on for child in self.children)

    @property
    def outside(self):
        """The goal it is part of where that one does not stand above it."""
        return None if self.depth else self.above

    def walk(self):
        """It and all below it, each after what it is part of."""
        yield self
        for child in self.children:
            yield from child.walk()

    def deepen(self, depth=0):
        self.depth = depth
        for child in self.children:
            child.deepen(depth + 1)


@dataclass
class Stem(Cut):
    """A product, None for the whole company, with its branches at the top; `lines` are its Glances that serve no goal
    of these, `most` how many of them are shown."""

    product: object
    roots: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    most: int | None = None

    @property
    def branches(self):
        return [branch for root in self.roots for branch in root.walk()]

    @property
    def id(self):
        return self.product.pk.hex if self.product else "company"


@dataclass
class Tree:
    """stems: the company's, then one a product, those without goals and initiatives left out. loose: Axis of each
    project at work that serves no initiative, [] where one product is asked for. goals: {id: Sight} of all there are."""

    stems: list
    loose: list
    projects: int  # at work, of the whole workspace
    initiatives: int  # that are on such a page at all, of the whole workspace
    goals: dict = field(default_factory=dict)

    @cached_property
    def branches(self):
        return [branch for stem in self.stems for branch in stem.branches]

    @cached_property
    def parts(self):
        """What lines hang on: its branches and its stems."""
        return [part for stem in self.stems for part in (*stem.branches, stem)]

    @cached_property
    def lines(self):
        """Each Glance once."""
        return list({line.pk: line for part in self.parts for line in part.lines}.values())


def tree_of(hand, product, today):
    """The Tree of one product, with what of it serves the whole company, or of all products; the same number of
    queries however much there is. What is shown of it is read whole by `shown_lines`. hand: AtHand of the workspace."""
    workspace = hand.workspace
    known = sights(workspace)
    every = glances(workspace, {pk: goal.key for pk, goal in known.items()}, hand.products.values())
    goals = [one for one in hand.goals.values() if one.archived_at is None]
    if product:
        goals = [one for one in goals if one.product_id in (product.pk, None)]
    with_checked_results(goals, workspace)
    parents = {pk: (goal.parent, goal.key) for pk, goal in known.items() if not goal.archived}
    measured = rollup.from_glances([measure(goal, today) for goal in goals], every, parents)
    found = [one for one in every if not one.archived and (product is None or one.product == product)]
    loose, count = ([], 0) if product else loose_projects(workspace, today)
    return Tree(stems_of(measured, sorted(found, key=place), product, known), loose, count, len(every), known)


def shown_lines(tree, hand, today):
    """{id of a Glance: Line} of what is shown of a Tree, with what it waits for."""
    shown = dict.fromkeys(ident(line.pk) for part in tree.parts for line in part.shown)
    most = 2 * len(shown) > tree.initiatives
    return {raw(line.initiative.pk): line for line in tied_few(shown, hand, today, whole=most)}


def place(line):
    """What is under way first, then by time."""
    return ORDER.index(line.state), line.start is None, line.start or "", line.key


def stems_of(measured, found, product, known):
    """[Stem] of measured goals and of Glances, each goal once: below the one it is part of where that stands here.
    Of one product its own goals stand at the top, and the company's only where something of it serves them. known:
    {id: Sight} of all goals."""
    branches, stems = {raw(one.goal.pk): Branch(one) for one in measured}, {}
    for branch in branches.values():
        goal = branch.goal
        part_of = raw(goal.parent_id) if goal.parent_id else None
        above, branch.above = branches.get(part_of), known.get(part_of)
        if above and (product is None or above.goal.product_id == goal.product_id):
            above.children.append(branch)
        else:
            stems.setdefault(goal.product_id, Stem(goal.product)).roots.append(branch)
    for line in found:
        served = [branches[goal] for goal in line.goals if goal in branches]
        for branch in served:
            branch.lines.append(line)
        if not served:
            stems.setdefault(line.product.pk, Stem(line.product)).lines.append(line)
    if product and None in stems:
        stems[None].roots = [root for root in stems[None].roots if root.worked_on]
    for stem in stems.values():
        for root in stem.roots:
            root.deepen()
    return sorted((stem for stem in stems.values() if stem.roots or stem.lines), key=by_name)


def by_name(stem):
    return (1, stem.product.name.casefold(), str(stem.product.pk)) if stem.product else (0, "", "")


def narrowed(tree, fits):
    """The Tree of the branches that fit, each below what it is part of; what is linked to nothing is left out."""
    stems = [Stem(stem.product, kept(stem.roots, fits)) for stem in tree.stems]
    return Tree([stem for stem in stems if stem.roots], [], tree.projects, tree.initiatives, tree.goals)


def kept(branches, fits):
    found = []
    for branch in branches:
        children = kept(branch.children, fits)
        wanted = fits(branch)
        if wanted or children:
            found.append(replace(branch, children=children, context=not wanted))
    return found


def trimmed(tree):
    """The same Tree, which shows a few lines of each goal where all of them would be more than a page holds."""
    parts = tree.parts
    if sum(len(part.lines) for part in parts) > ROOM:
        for part in parts:
            part.most = max(1, min(EACH, ROOM // len(parts)))
    return tree


def loose_projects(workspace, today):
    """([Axis] of projects at work that serve no initiative, how many are at work)."""
    running = workspace.projects.filter(state__in=AT_WORK)
    seen = running_of(workspace.pk)
    pks = [pk for pk, serves in seen if not serves]
    alone = (
        running.filter(pk__in=pks).select_related("workspace", "lead__user").order_by("name", "id")
        if pks
        else []
    )
    facts = work.of_projects(alone, today, {})
    return [Axis(project, facts[project.pk], today) for project in alone], len(seen)


@Prepared
def running_of(workspace):
    """(id, whether it serves an initiative) of every project at work."""
    serving = Delivery.objects.filter(project=OuterRef("pk"), initiative__deleted_at=None)
    running = Project.objects.filter(workspace=workspace, state__in=AT_WORK)
    return running.order_by().values_list("pk", Exists(serving))
