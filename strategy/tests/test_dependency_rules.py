"""Circles through dependencies and parts, against a plan that is simply tried."""

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from strategy.dependency import Step, circle_of_link, circle_of_part, words_of

NODES = range(7)
PAIRS = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda pair: pair[0] != pair[1])
KEYS = {node: f"ORC-{node}" for node in NODES} | {10: "ORC-10"}


@st.composite
def webs(draw):
    """(links, parents): parents one level deep, links that can be worked off with them."""
    parents = {
        part: whole
        for part, whole in draw(
            st.dictionaries(st.sampled_from([4, 5, 6]), st.sampled_from([0, 1]), max_size=3)
        ).items()
    }
    links = []
    for pair in draw(st.lists(PAIRS, max_size=8, unique=True)):
        if workable([*links, pair], parents):
            links.append(pair)
    return links, parents


def workable(links, parents):
    """Whether days can be found for all: each is pushed later until nothing is left to push, or time runs out."""
    begin, end = dict.fromkeys(NODES, 0), dict.fromkeys(NODES, 1)
    for _round in range(4 * len(NODES)):
        before = dict(begin), dict(end)
        for first, then in links:
            begin[then] = max(begin[then], end[first])
        for part, whole in parents.items():
            begin[part] = max(begin[part], begin[whole])
            end[whole] = max(end[whole], end[part])
        for node in NODES:
            end[node] = max(end[node], begin[node] + 1)
        if (begin, end) == before:
            return True
    return False


def walked(way, links, parents):
    """Whether each step is a rule that there is, and the way ends where it began."""
    for here, there in itertools.pairwise(way):
        match there.how:
            case "before":
                assert (here.node, there.node) in links
            case "part":
                assert parents[here.node] == there.node
            case "holds":
                assert parents[there.node] == here.node
            case _:
                raise AssertionError(there)
    assert way[0].how == "" and way[0].node == way[-1].node
    return True


@given(webs(), PAIRS)
@example(([], {4: 0}), (4, 0))
@example(([(0, 3)], {4: 0}), (3, 4))
def test_a_dependency_is_refused_exactly_where_no_plan_could_be_found(web, pair):
    links, parents = web
    way = circle_of_link(*pair, links, parents)

    assert bool(way) is not workable([*links, pair], parents)
    assert not way or walked(way, [*links, pair], parents)


@given(webs(), st.sampled_from([2, 3]), st.sampled_from([0, 1]))
@example(([(2, 0)], {}), 2, 0)
@example(([(0, 3), (3, 2)], {}), 2, 0)
def test_a_part_is_refused_exactly_where_no_plan_could_be_found(web, part, whole):
    links, parents = web
    way = circle_of_part(part, whole, links, parents)

    assert bool(way) is not workable(links, parents | {part: whole})
    assert not way or walked(way, links, parents | {part: whole})


def test_the_way_is_told_in_keys():
    assert words_of(circle_of_link(4, 1, [(1, 4)], {}), KEYS) == "ORC-4 → ORC-1 → ORC-4"
    way = circle_of_link(0, 3, [(3, 4)], {4: 0})
    assert words_of(way, KEYS, part="(part of %s)") == "ORC-0 → ORC-3 → ORC-4 (part of ORC-0)"
    way = circle_of_part(2, 0, [(2, 1), (1, 0)], {})
    assert words_of(way, KEYS, holds="(with %s in it)") == "ORC-0 (with ORC-2 in it) → ORC-1 → ORC-0"


def test_the_shortest_way_round_is_the_one_that_is_told():
    links = [(1, 2), (2, 3), (3, 0), (1, 0)]

    assert circle_of_link(0, 1, links, {}) == [Step(0), Step(1, "before"), Step(0, "before")]


def test_nothing_waits_for_itself():
    assert circle_of_link(1, 1, [], {}) == [Step(1), Step(1, "before")]
    assert circle_of_part(1, 1, [], {}) == [Step(1), Step(1, "holds")]
