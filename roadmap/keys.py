"""A project's key from its name: `Live stock sync` -> `LSS`, `Standing orders` -> `STO`."""

import re
import unicodedata

LONGEST = 5
FALLBACK = "PRJ"


def key_for(name, taken=()):
    """A key of a capital and 1 to 4 capitals or digits that is not among `taken`."""
    taken, stem = set(taken), stem_of(name)
    if stem not in taken:
        return stem
    numbers = (str(number) for number in range(2, 10_000))
    return next(key for n in numbers if (key := stem[: LONGEST - len(n)] + n) not in taken)


def stem_of(name):
    """Initials of three words and more, else the first letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    words = re.findall(r"[A-Z][A-Z0-9]*", plain)
    if len(words) > 2:
        return "".join(word[0] for word in words)[:LONGEST]
    stem = words[0][:2] + words[1][0] if len(words) == 2 else "".join(words)[:3]
    return stem if re.match("[A-Z].", stem) else FALLBACK
