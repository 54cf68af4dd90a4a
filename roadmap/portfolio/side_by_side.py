"""Projects side by side: grouped by the product they serve, disagreements first, then the worst."""

from dataclasses import dataclass, field

from roadmap import health as rules


@dataclass
class Group:
    """product: None for projects that serve no initiative. axes: its projects, in the order of rank."""

    product: object
    axes: list = field(default_factory=list)

    @property
    def late(self):
        return sum(axis.late for axis in self.axes)

    @property
    def health(self):
        return rules.worst(axis.facts.health.state for axis in self.axes)


def by_product(axes):
    """[Group] a product each; what serves no initiative stands last."""
    found = {}
    for axis in axes:
        product = axis.delivery.initiative.product if axis.delivery else None
        found.setdefault(product, Group(product)).axes.append(axis)
    for group in found.values():
        group.axes.sort(key=lambda axis: (rank(axis), axis.project.name.casefold()))
    return sorted(found.values(), key=place)


def place(group):
    """Products with a disagreement first, then by name; work that serves none stands last."""
    name = group.product.name.casefold() if group.product else ""
    return group.product is None, not any(axis.word.differs for axis in group.axes), name


def rank(axis):
    """Where somebody says another health than the one computed comes first, then the worst health."""
    return not axis.word.differs, rules.ORDER.index(axis.facts.health.state)


def count(axes):
    """[(health, how many)] of those there are, the worst first."""
    states = [axis.facts.health.state for axis in axes]
    return [(state, states.count(state)) for state in rules.ORDER if state in states]
