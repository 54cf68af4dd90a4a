"""What comes first in a column of the board: what was put there by hand, or what its cards say. Pure."""

from roadmap.boards import cardplace

MANUAL, START, SCORE, EFFORT, TITLE = "manual", "start", "score", "effort", "title"
SORTS = (MANUAL, START, SCORE, EFFORT, TITLE)
LAST = "~"  # what has no such figure stands below all that do
MOST = 10**9


def order(sort, line, score=None):
    """The text that sorts the card of a Line; no two of a column are the same."""
    if sort == MANUAL:
        return cardplace.of_line(line)
    own = line.initiative
    natural = cardplace.natural(line.start, own.number, own.product.key)
    match sort:
        case "score":
            return f"{LAST if score is None else figure(MOST - score)} {natural}"
        case "effort":
            return f"{LAST if own.effort is None else figure(own.effort)} {natural}"
        case "title":
            return f"{own.title.casefold()} {natural}"
    return natural


def figure(number):
    """A number as text that sorts like it."""
    return f"{max(float(number), 0):016.4f}"
