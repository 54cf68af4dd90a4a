"""The order of cards in a column: by their start, unless somebody put one between two others. Pure.

A place is a text, and texts are compared letter by letter. One that is made by hand lies between those of its two
neighbours, so that no other card is written.
"""

LONGEST = 200
UNSCHEDULED = 9_999_999
LOW, HIGH = ord("0"), ord("z")  # letters of a place lie between them; none ends with the lowest


def natural(start, number, product):
    """The place that dates give. start: a date or None; number, product: of the key, so that no two are the same."""
    days = start.toordinal() if start else UNSCHEDULED
    return f"{days:07d}.{number:09d}.{product}~"  # a sign that no other goes on from


def of_line(line):
    """The place of a Line."""
    own = line.initiative
    return own.card_place or natural(line.start, own.number, own.product.key)


def between(low, high):
    """A place above `low` and below `high`; "" and None mean the ends of the column. Raises ValueError where the two
    stand in no order, or where there is no room left between them."""
    if high is not None and not low < high:
        raise ValueError("The two are in no order.")
    found = low + "m" if high is None or not high.startswith(low) else low + below(high[len(low) :])
    if len(found) > LONGEST:
        raise ValueError("There is no room between the two.")
    return found


def below(text):
    """A text below this one that is not empty."""
    if set(text) <= {chr(LOW)}:
        raise ValueError("There is nothing below.")
    first = ord(text[0])
    if first > LOW + 1:
        return chr((LOW + min(first, HIGH)) // 2)
    if first > LOW:
        return chr(LOW) + "m"
    return text[0] + below(text[1:])
