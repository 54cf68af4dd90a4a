"""What many rows of one page have in common, made once: a bar has few days, states and words."""


class Once(dict):
    """{key: what make(key) gives}, made when somebody first asks. It lives as long as one page, so that its words are of
    one language and its days of one year."""

    def __init__(self, make):
        super().__init__()
        self.make = make

    def __missing__(self, key):
        found = self[key] = self.make(key)
        return found
