"""The line from vision to work as a tree: goals with the goals below them, key results, initiatives, projects; and
what is linked to nothing."""

from dataclasses import dataclass, field

from django.db.models import Q

from roadmap import rollup, work
from roadmap.axis import Axis
from roadmap.heads import initiatives_of
from roadmap.shell import AT_WORK
from roadmap.ties import tied_lines
from strategy.measuring import measure

ROOM = 300  # rows of initiatives that one page shows whole
EACH = 5  # of each goal at most, where there are more
ORDER = ("in_delivery", "approved", "in_review", "draft", "on_hold", "shipped")


@dataclass
class Branch:
    """A goal as it stands (strategy.measuring.Measured) with the lines that serve it and the goals below it.
    depth: 0 for a goal at the top. context: it stands here only for what is below it. most: how many lines are
    shown of it, None for all."""

    measured: object
    lines: list = field(default_factory=list)
    children: list = field(default_factory=list)
    depth: int = 0
    context: bool = False
    most: int | None = None

    @property
    def shown(self):
        return self.lines[: self.most]

    @property
    def left(self):
        return len(self.lines) - len(self.shown)

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
        return None if self.depth else self.goal.whole

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
class Stem:
    """A product, None for the whole company, with its branches at the top; `loose` are its lines that serve no goal
    of these, `most` how many of them are shown."""

    product: object
    roots: list = field(default_factory=list)
    loose: list = field(default_factory=list)
    most: int | None = None

    @property
    def shown(self):
        return self.loose[: self.most]

    @property
    def left(self):
        return len(self.loose) - len(self.shown)

    @property
    def branches(self):
        return [branch for root in self.roots for branch in root.walk()]

    @property
    def id(self):
        return self.product.pk.hex if self.product else "company"


@dataclass
class Tree:
    """stems: the company's, then one a product, those without goals and initiatives left out. loose: Axis of each
    project at work that serves no initiative, [] where one product is asked for."""

    stems: list
    loose: list
    projects: int  # at work, of the whole workspace

    @property
    def branches(self):
        return [branch for stem in self.stems for branch in stem.branches]

    @property
    def lines(self):
        """Each line once."""
        found = {
            line.initiative.pk: line
            for stem in self.stems
            for part in [*(branch.lines for branch in stem.branches), stem.loose]
            for line in part
        }
        return list(found.values())


def tree_of(workspace, product, today):
    """The Tree of one product, with what of it serves the whole company, or of all products; the same number of
    queries however much there is."""
    goals = workspace.goals.for_list().current()
    if product:
        goals = goals.filter(Q(product=product) | Q(product=None))
    measured = [measure(goal, today) for goal in goals]
    found = sorted(tied_lines(initiatives_of(workspace, product), today), key=place)
    measured = rollup.complete(measured, today, None if product else found)
    loose, count = ([], 0) if product else loose_projects(workspace, today)
    return Tree(stems_of(measured, found, product), loose, count)


def place(line):
    """What is under way first, then by time."""
    return ORDER.index(line.state), line.start is None, line.start or 0, line.key


def stems_of(measured, found, product):
    """[Stem] of measured goals and of lines, each goal once: below the one it is part of where that stands here.
    Of one product its own goals stand at the top, and the company's only where something of it serves them."""
    branches, stems = {one.goal.pk: Branch(one) for one in measured}, {}
    for branch in branches.values():
        goal = branch.goal
        above = branches.get(goal.parent_id)
        if above and (product is None or above.goal.product_id == goal.product_id):
            above.children.append(branch)
        else:
            stems.setdefault(goal.product_id, Stem(goal.product)).roots.append(branch)
    for line in found:
        served = [branches[goal.pk] for goal in line.initiative.goals.all() if goal.pk in branches]
        for branch in served:
            branch.lines.append(line)
        if not served:
            its = line.initiative.product
            stems.setdefault(its.pk, Stem(its)).loose.append(line)
    if product and None in stems:
        stems[None].roots = [root for root in stems[None].roots if root.worked_on]
    for stem in stems.values():
        for root in stem.roots:
            root.deepen()
    return sorted((stem for stem in stems.values() if stem.roots or stem.loose), key=by_name)


def by_name(stem):
    return (1, stem.product.name.casefold(), str(stem.product.pk)) if stem.product else (0, "", "")


def narrowed(tree, fits):
    """The Tree of the branches that fit, each below what it is part of; what is linked to nothing is left out."""
    stems = [Stem(stem.product, kept(stem.roots, fits)) for stem in tree.stems]
    return Tree([stem for stem in stems if stem.roots], [], tree.projects)


def kept(branches, fits):
    found = []
    for branch in branches:
        children = kept(branch.children, fits)
        wanted = fits(branch)
        if wanted or children:
            found.append(Branch(branch.measured, branch.lines, children, branch.depth, not wanted))
    return found


def trimmed(tree):
    """The same Tree, which shows a few lines of each goal where all of them would be more than a page holds."""
    parts = [part for stem in tree.stems for part in (*stem.branches, stem)]
    rows = sum(len(part.loose if isinstance(part, Stem) else part.lines) for part in parts)
    for part in parts if rows > ROOM else ():
        part.most = max(1, min(EACH, ROOM // len(parts)))
    return tree


def loose_projects(workspace, today):
    """([Axis] of projects at work that serve no initiative, how many are at work)."""
    running = list(
        workspace.projects.filter(state__in=AT_WORK)
        .select_related("workspace", "lead__user")
        .order_by("name", "id")
    )
    serving = work.serving([project.pk for project in running])
    alone = [project for project in running if project.pk not in serving]
    facts = work.of_projects(alone, today, {})
    return [Axis(project, facts[project.pk], today) for project in alone], len(running)
