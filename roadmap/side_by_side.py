"""Projects side by side: grouped by the product they serve, the worst first."""

from dataclasses import dataclass, field

from roadmap import health as rules


@dataclass
class Group:
    """product: None for projects that serve no initiative. axes: its projects, the worst health first."""

    product: object
    axes: list = field(default_factory=list)

    @property
    def late(self):
        return sum(axis.late for axis in self.axes)

    @property
    def health(self):
        return self.axes[0].facts.health.state


def by_product(axes):
    """[Group] by the name of the product; what serves no initiative stands last."""
    found = {}
    for axis in axes:
        product = axis.delivery.initiative.product if axis.delivery else None
        found.setdefault(product, Group(product)).axes.append(axis)
    for group in found.values():
        group.axes.sort(key=lambda axis: (rank(axis), axis.project.name.casefold()))
    return sorted(found.values(), key=lambda g: (g.product is None, g.product and g.product.name.casefold()))


def rank(axis):
    return rules.ORDER.index(axis.facts.health.state)


def count(axes):
    """[(health, how many)] of those there are, the worst first."""
    states = [axis.facts.health.state for axis in axes]
    return [(state, states.count(state)) for state in rules.ORDER if state in states]
