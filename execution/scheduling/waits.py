"""What a task waits for, as people write it: "2", "3SS+1.5", "1, 4FF-2". Numbers are places in a list. No database."""

import re
from decimal import Decimal

ONE = re.compile(r"(\d{1,4})\s*(FS|SS|FF|SF)?\s*(?:([+-])\s*(\d{1,3}(?:\.[05])?)\s*d?)?\Z", re.IGNORECASE)


def read(text):
    """[(number, kind, lag in working days)] of a text; [] of an empty one. Raises ValueError with the part that it cannot
    read."""
    found = []
    for part in re.split("[,;]", text):
        part = part.strip()
        if not part:
            continue
        match = ONE.match(part)
        if match is None:
            raise ValueError(part)
        number, kind, sign, days = match.groups()
        lag = Decimal(days or "0")
        found.append((int(number), (kind or "FS").upper(), -lag if sign == "-" else lag))
    return found


def write(waits):
    """The text of [(number, kind, lag)], as `read` takes it: "2, 3SS+1.5"."""
    return ", ".join(one(*wait) for wait in sorted(waits))


def one(number, kind, lag):
    said = "" if not lag else f"{'+' if lag > 0 else '-'}{abs(lag).normalize():f}"
    return f"{number}{'' if kind == 'FS' and not said else kind}{said}"
