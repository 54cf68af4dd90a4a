"""Whether what waits for what can be done at all. No database.

An initiative begins before it ends. One that is done `before` another ends before the other begins. A part begins no
earlier and ends no later than what it is part of. A circle through these four rules can never be worked off, so none
may be made. Everything here takes plain tables:

links: iterable of (before, after), ids of initiatives. parents: {id of a part: id of what it is part of}.
"""

from collections import deque
from typing import NamedTuple

BEGIN, END = "begin", "end"


class Step(NamedTuple):
    """One place of a way. node: an id. how: how it is reached from the place before it: "" for the first, "before"
    over a dependency, "part" from a part up to its whole, "holds" from a whole down to a part."""

    node: object
    how: str = ""


def circle_of_link(before, after, links, parents):
    """[Step] from `before` over `after` back to `before` that this dependency would close, the shortest one; [] where
    it closes none. `links` and `parents` are those that there are already."""
    if before == after:
        return [Step(before), Step(after, "before")]
    way = shortest((after, BEGIN), (before, END), roads_of(links, parents))
    return [Step(before), Step(after, "before"), *steps(way)] if way else []


def circle_of_part(part, whole, links, parents):
    """[Step] from `whole` back to `whole` that making `part` a part of it would close; [] where it closes none."""
    if part == whole:
        return [Step(whole), Step(part, "holds")]
    roads = roads_of(links, {**parents, part: whole})
    down = shortest((part, BEGIN), (whole, BEGIN), roads)
    if down:
        return [Step(whole), Step(part, "holds"), *steps(down)]
    up = shortest((whole, END), (part, END), roads)
    return [Step(part), Step(whole, "part"), *steps(up)] if up else []


def words_of(way, names, part="(%s)", holds="(%s)"):
    """ "ORC-1 → ORC-4 → ORC-7 (part of ORC-1)" of a way. names: {id: key}. part, holds: the words for the way up to a
    whole and down to a part, with %s for its key."""
    said = []
    for step in way:
        if step.how in ("", "before"):
            said.append(names[step.node])
        else:
            said[-1] += f" {(part if step.how == 'part' else holds) % names[step.node]}"
    return " → ".join(said)


def roads_of(links, parents):
    """{event: [(event, how)]} of every rule; an event is (id, BEGIN or END)."""
    roads = {}

    def road(start, end, how):
        roads.setdefault(start, []).append((end, how))

    links = list(links)
    nodes = {node for pair in [*links, *parents.items()] for node in pair}
    for node in sorted(nodes, key=str):
        road((node, BEGIN), (node, END), "")
    for before, after in links:
        road((before, END), (after, BEGIN), "before")
    for part, whole in parents.items():
        road((whole, BEGIN), (part, BEGIN), "holds")
        road((part, END), (whole, END), "part")
    return roads


def shortest(start, goal, roads):
    """[(event, how)] from behind `start` to `goal`; [] where none leads there or both are one event."""
    came, todo = {start: None}, deque([start])
    while todo and goal not in came:
        event = todo.popleft()
        for following, how in roads.get(event, ()):
            if following not in came:
                came[following] = (event, how)
                todo.append(following)
    way = []
    at = goal if goal in came else start
    while came[at]:
        event, how = came[at]
        way.append((at, how))
        at = event
    return way[::-1]


def steps(way):
    """[Step] of the roads that lead from one initiative to another."""
    return [Step(node, how) for (node, _event), how in way if how]
