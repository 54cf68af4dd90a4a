"""Why a project is as far as it is: which task weighs what."""

from execution.progress import Leaf, progress

SHOWN = 50


def explain(leaves):
    """The formula's parts over leaf tasks, for a page."""
    result = progress([Leaf(t, t.status, t.estimate, t.remaining) for t in leaves])
    rows = [
        {"task": t, "weight": float(weight), "done": float(done), "guessed": t.estimate is None}
        for t, weight, done in result.rows
    ]
    return {
        "share": result.share,
        "weight": float(result.weight),
        "done": float(result.done_weight),
        "rows": rows[:SHOWN],
        "more": max(0, len(rows) - SHOWN),
    }
