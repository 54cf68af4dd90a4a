"""What is part of what, over a plain table of parents: {id: (id of its parent or None, name)}."""


def above(node, table):
    """[id] from the parent of `node` up to the one that is part of nothing; stops where it would go round."""
    found, at = [], table[node][0] if node in table else None
    while at in table and at not in found:
        found.append(at)
        at = table[at][0]
    return found


def circle(node, parent, table):
    """[name] of the way from `node` over its new parent back to itself, [] where there is none."""
    way = [parent, *above(parent, table)]
    if node not in way:
        return []
    return [table[pk][1] for pk in [node, *way[: way.index(node) + 1]]]


def children_of(table):
    """{id: [id] of what is part of it}."""
    children = {}
    for pk, (parent, _name) in table.items():
        children.setdefault(parent, []).append(pk)
    return children


def below(node, table, children=None):
    """{id} of `node` and everything under it, at any depth. children: `children_of` the table, where many are asked."""
    children = children_of(table) if children is None else children
    found, level = {node}, [node]
    while level:
        level = [pk for at in level for pk in children.get(at, []) if pk not in found]
        found |= set(level)
    return found
