"""What the address of a page of tasks asks for, as a saved view keeps it. Pure: query strings in and out."""

from urllib.parse import parse_qsl, urlencode

LONGEST = 2000  # characters of what is kept
# Words that say where somebody is just now, or what is about to be chosen: nothing of what is asked for.
PASSING = frozenset({"saved", "cursor", "day", "add", "show"})
TABLE = ("view", "table")  # beside the chart, on the page of the plan alone


def kept(query, page):
    """The part of a query string that says what is shown, in its order; a word without a value says nothing."""
    return urlencode([pair for pair in words(query) if lasts(*pair, page)])


def words(query):
    """[(name, value)] of a query string that say anything."""
    return [(name, value) for name, value in parse_qsl(query.removeprefix("?")) if value.strip()]


def lasts(name, value, page):
    if name == TABLE[0]:
        return page == "plan" and value == TABLE[1]
    return name not in PASSING


def same(one, other):
    """Whether two that are kept show the same."""
    return sorted(parse_qsl(one)) == sorted(parse_qsl(other))
