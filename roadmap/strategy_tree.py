"""The line from vision to work as a tree: products, goals with key results, initiatives, projects; and what is
linked to nothing."""

from dataclasses import dataclass, field

from roadmap import work
from roadmap.axis import Axis
from roadmap.heads import initiatives_of
from roadmap.lines import lines
from roadmap.shell import AT_WORK
from strategy.measuring import measure

ORDER = ("in_delivery", "approved", "in_review", "draft", "on_hold", "shipped")


@dataclass
class Branch:
    """A goal as it stands (strategy.measuring.Measured) with the lines that serve it."""

    measured: object
    lines: list = field(default_factory=list)

    @property
    def goal(self):
        return self.measured.goal


@dataclass
class Stem:
    """A product with its branches; `loose` are its lines that serve no goal of these."""

    product: object
    branches: list = field(default_factory=list)
    loose: list = field(default_factory=list)


@dataclass
class Tree:
    """stems: one a product, those without goals and initiatives left out. loose: Axis of each project at work that
    serves no initiative, [] where one product is asked for."""

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
    """The Tree of one product, or of all; the same number of queries however much there is."""
    goals = workspace.goals.for_list()
    goals = [measure(goal, today) for goal in (goals.filter(product=product) if product else goals)]
    found = sorted(lines(initiatives_of(workspace, product), today), key=place)
    loose, count = ([], 0) if product else loose_projects(workspace, today)
    return Tree(stems_of(goals, found), loose, count)


def place(line):
    """What is under way first, then by time."""
    return ORDER.index(line.state), line.start is None, line.start or 0, line.key


def stems_of(goals, found):
    stems, branches = {}, {}
    for measured in goals:
        product = measured.goal.product
        branch = branches[measured.goal.pk] = Branch(measured)
        stems.setdefault(product.pk, Stem(product)).branches.append(branch)
    for line in found:
        product = line.initiative.product
        stem = stems.setdefault(product.pk, Stem(product))
        served = [branches[goal.pk] for goal in line.initiative.goals.all() if goal.pk in branches]
        for branch in served:
            branch.lines.append(line)
        if not served:
            stem.loose.append(line)
    return sorted(stems.values(), key=lambda stem: (stem.product.name.casefold(), str(stem.product.pk)))


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
