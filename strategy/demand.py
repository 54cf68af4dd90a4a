"""How much customers want something, in numbers. Values in, values out."""

import datetime as dt

DOTS = 3


def demand(said):
    """The sum of the weights of the distinct customers who said something.

    demand = Σ weight(c) over c in {customer of insight}

    said: iterable of (customer id or None, weight), one entry an insight; a customer's weight is 1, 2 or 3.
    A customer with many insights counts once, at the largest weight given; what nobody known said counts nothing.
    Returns an int, 0 for nothing.
    """
    weights = {}
    for customer, weight in said:
        if customer is not None:
            weights[customer] = max(weight, weights.get(customer, 0))
    return sum(weights.values())


def dots(value, largest):
    """`value` in thirds of `largest`, rounded up: 0 to 3. Whatever is there at all shows one dot."""
    if value <= 0 or largest <= 0:
        return 0
    return min(DOTS, -(-value * DOTS // largest))


def by_segment(customers):
    """[(segment, demand, share in per cent)] of distinct customers, the largest first; "" gathers the rest.

    customers: iterable of (segment, weight), one entry a customer. The shares are of the whole demand,
    rounded down, 0 to 100.
    """
    sums = {}
    for segment, weight in customers:
        sums[segment] = sums.get(segment, 0) + weight
    whole = sum(sums.values())
    rows = sorted(sums.items(), key=lambda row: (row[0] == "", -row[1], row[0].casefold()))
    return [(segment, value, value * 100 // whole) for segment, value in rows if value]


def weekly(days, today, weeks):
    """How many of `days` (dates) fall into each of the last `weeks` weeks of seven days; the last ends today.

    Returns [int] of that length, oldest first. Days outside are left out.
    """
    counts = [0] * weeks
    for day in days:
        ago = (today - day) // dt.timedelta(days=7)
        if 0 <= ago < weeks:
            counts[weeks - 1 - ago] += 1
    return counts
