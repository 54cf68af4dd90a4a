"""How the story tells an initiative: its fields, and what was done to it."""


def bet(
    title, goal, owner, start, end, effort, confidence, problem, outcome="", must=(), should=(), could=(),
    path=(), precision="day",
):  # fmt: skip
    """`path`: (verb, day, by, words) in order; `launch` takes the project's key for words, and {…} are the arguments
    of the verb: changes of `edit`, the due day of `submit`, the points of `request_changes`, the answers of `answer`,
    what `revise` adds to the requirements and cuts, what takes its place of `supersede`."""
    wanted = {"must": must, "should": should, "could": could}
    return {
        "title": title,
        "goal": goal,
        "owner": owner,
        "frame": (start, end, precision),
        "effort": effort,
        "confidence": confidence,
        "problem": problem,
        "outcome": outcome,
        "requirements": [(priority, words) for priority, rows in wanted.items() for words in rows],
        "path": path,
    }
