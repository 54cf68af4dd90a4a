"""The order of cards in a column: by their start, unless somebody put one between two others. Pure.

A place is a text, and texts are compared letter by letter. One that is made by hand lies between those of its two
neighbours, so that no other card is written. Two who saw the same neighbours make the same one: where cards are put in
order, it goes on with what tells them apart.
"""

LONGEST = 200
UNSCHEDULED = 9_999_999
LOW, HIGH = ord("0"), ord("z")  # letters of a place lie between them; none ends with the lowest


def natural(start, number, product):
    """The place that dates give. start: a date or None; number, product: of the key, so that no two are the same."""
    days = start.toordinal() if start else UNSCHEDULED
    return f"{days:07d}.{number:09d}.{product}~"  # a sign that no other goes on from


def told_apart(place, number, product):
    """A place made by hand, as no other card has it: below all that is put behind it."""
    return f"{place} {number}.{product}~"


def of_line(line):
    """The place of a Line, which no other has."""
    own = line.initiative
    key = own.number, own.product.key
    return told_apart(own.card_place, *key) if own.card_place else natural(line.start, *key)


def put(after, before):
    """A place between two cards. after, before: (the place it was given by hand or "", its place as no other has it), None
    at an end of the column. Raises ValueError as `between` does."""
    low, high = after[1] if after else "", before[1] if before else None
    try:
        found = between((after and after[0]) or low, (before and before[0]) or high)
    except ValueError:
        return between(low, high)
    return found if low < found and (high is None or found < high) else between(low, high)


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
