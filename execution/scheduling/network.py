"""What has to be known before what, among tasks that wait for each other and are part of each other. No database.

A task is a place of a graph; one with subtasks is two, its beginning before all of them and its end behind. A link goes
from the end of the first task to the beginning of the second; where that one has subtasks, FF and SF lead to its end.
A task's dates can be worked out once everything with a way to it is known, so what closes a circle has none.

Places are whole numbers: i for task number i, n + i for the end of one with subtasks, of n tasks.
"""

from collections import deque
from itertools import pairwise
from typing import Any, NamedTuple

from execution.scheduling.rules import TO_FINISH


class Step(NamedTuple):
    """One task of a way. how: how it is reached from the one before it: "" for the first, "link" over a dependency,
    "part" from a task up to the one it is part of, "holds" from a task down to one of its parts."""

    id: Any
    how: str = ""


class Circle(ValueError):
    """Tasks that wait for each other. path: [Step] from one of them back to itself."""

    def __init__(self, path):
        super().__init__(" → ".join(str(step.id) for step in path))
        self.path = path


class Network:
    """The graph of n tasks.

    parents: for each task the number of the one it is part of, or None. links: pairs (before, after) with the kind as a
    third, as numbers. Linear in tasks and links, and nothing calls itself however deep they are nested.
    """

    def __init__(self, parents, links):
        self.size, self.parents, self.links = len(parents), parents, links
        self.has_parts = [False] * self.size
        for parent in parents:
            if parent is not None:
                self.has_parts[parent] = True
        self.roads = [[] for _place in range(2 * self.size)]
        for part, whole in enumerate(parents):
            if self.has_parts[part]:
                self.roads[part].append(self.size + part)
            if whole is not None:
                self.roads[whole].append(part)
                self.roads[self.end(part)].append(self.size + whole)
        for before, after, kind, *_rest in links:
            self.roads[self.end(before)].append(self.target(after, kind))

    def end(self, task):
        """The place where a task's finish is known."""
        return self.size + task if self.has_parts[task] else task

    def target(self, task, kind):
        """The place that a link of this kind leads to."""
        return self.size + task if kind in TO_FINISH and self.has_parts[task] else task

    def order(self):
        """Every place after all that lead to it. Raises Circle with the numbers of tasks (Kahn, "Topological sorting of
        large networks", 1962)."""
        waits = [0] * (2 * self.size)
        for roads in self.roads:
            for place in roads:
                waits[place] += 1
        found = [place for place, n in enumerate(waits) if not n]
        for place in found:  # grows while it is read
            for following in self.roads[place]:
                waits[following] -= 1
                if not waits[following]:
                    found.append(following)
        if len(found) < len(waits):
            raise Circle(self.circle(waits))
        return found

    def circle(self, waits):
        """[Step] of a shortest circle through one of the places that still wait."""
        back = {}
        for place, n in enumerate(waits):
            if n:
                for following in self.roads[place]:
                    back.setdefault(following, place)
        place = next(place for place, n in enumerate(waits) if n)
        seen = set()
        while place not in seen:  # each has somebody who waits before it: sooner or later one comes again
            seen.add(place)
            place = back[place]
        return self.steps([place, *self.way(place, {place})])

    def way(self, start, goals):
        """Places behind `start` to the nearest of `goals`; [] where none is reached."""
        came, todo = {}, deque([start])
        while todo:
            place = todo.popleft()
            for following in self.roads[place]:
                if following not in came:
                    came[following] = place
                    if following in goals:
                        return self.trace(following, came, start)
                    todo.append(following)
        return []

    @staticmethod
    def trace(place, came, start):
        way = [place]
        while came[place] != start:
            place = came[place]
            way.append(place)
        return way[::-1]

    def steps(self, way):
        """[Step] of places in their order: each task once, the first one again at the end."""
        found = [Step(way[0] % self.size)]
        for place, following in pairwise(way):
            task, then = place % self.size, following % self.size
            if task != then:
                found.append(Step(then, self.how(place, following)))
        return found

    def how(self, place, following):
        task, then = place % self.size, following % self.size
        if self.parents[task] == then and following >= self.size:
            return "part"
        return "holds" if self.parents[then] == task and place < self.size else "link"


def circle(parents, links):
    """[Step] of a circle, [] where there is none.

    parents: {id: id of the task it is part of, or None}, one entry a task. links: (before, after, kind) as ids, both of
    them among the tasks.
    """
    ids = list(parents)
    number = {one: n for n, one in enumerate(ids)}
    above = [number.get(whole) for whole in parents.values()]
    try:
        Network(above, [(number[before], number[after], kind) for before, after, kind in links]).order()
    except Circle as found:
        return [Step(ids[step.id], step.how) for step in found.path]
    return []


def circle_of(before, after, kind, parents, links):
    """[Step] from `before` over `after` back to `before`, a shortest circle that this link would close; [] where it
    closes none. Arguments as for `circle`; `links` are those that there are already, without a circle."""
    if before == after:
        return [Step(before), Step(after, "link")]
    ids = list(parents)
    number = {one: n for n, one in enumerate(ids)}
    above = [number.get(whole) for whole in parents.values()]
    network = Network(above, [(number[one], number[two], how) for one, two, how in links])
    start, goal = network.target(number[after], kind), network.end(number[before])
    way = [start, *network.way(start, {goal})] if start != goal else [start]
    if way == [start] and start != goal:
        return []
    steps = [Step(ids[step.id], step.how) for step in network.steps(way)]
    return [Step(before), steps[0]._replace(how="link"), *steps[1:]]


def line_of(task, parents):
    """The ids above a task, the nearest first. A circle among parents ends where it began."""
    found, at = [], parents.get(task)
    while at is not None and at not in found:
        found.append(at)
        at = parents.get(at)
    return found
