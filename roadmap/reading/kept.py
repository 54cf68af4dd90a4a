"""What pages make again and again of the same values, kept from one request to the next: in as much room as it is given,
and what was not asked for the longest makes way. Keys hold all that an answer hangs on, and nothing kept is ever changed,
so that it is what would be made anew."""

UNIT = 1


class Kept:
    """room: how much is kept, in whatever `keep` measures; up to as much again has not made way yet.

    Threads share it: each step is one of a dict's, and what gets lost between two of them is made once more.
    """

    def __init__(self, room):
        self.room = self.left = room
        self.new, self.old = {}, {}

    def get(self, key):
        """What was kept under the key, None where nothing is."""
        found = self.new.get(key)
        if found is None and (found := self.old.pop(key, None)):
            self.put(key, found)
        return found and found[0]

    def keep(self, key, value, size=UNIT):
        """The value, which is kept where it does not take all the room."""
        if size < self.room:
            self.put(key, (value, size))
        return value

    def put(self, key, found):
        if found[1] > self.left:
            self.old, self.new, self.left = self.new, {}, self.room
        self.new[key] = found
        self.left -= found[1]

    def clear(self):
        self.new, self.old, self.left = {}, {}, self.room


class Key:
    """Values that are looked up several times, summed once. They are equal where all of them are."""

    __slots__ = ("sum", "values")

    def __init__(self, values):
        self.values, self.sum = values, hash(values)

    def __hash__(self):
        return self.sum

    def __eq__(self, other):
        return self is other or (self.sum == other.sum and self.values == other.values)


class Same:
    """A value that is equal to itself alone: of one that was kept, which is never made twice, that is enough to ask."""

    __slots__ = ("of",)

    def __init__(self, of):
        self.of = of

    def __hash__(self):
        return id(self.of)

    def __eq__(self, other):
        return self.of is other.of
