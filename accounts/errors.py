"""What a verb may answer instead of doing its work. Pages and the API say each in their own way."""


class Refused(Exception):
    """A rule was broken; the message is a sentence for people, at `field` where there is one."""

    def __init__(self, message, field=None):
        super().__init__(str(message))
        self.message = str(message)
        self.field = field


class Blank(Refused):
    """Nothing stands, or nothing that anybody sees, where words have to; each door says it as of a field left empty."""


class Forbidden(Exception):
    """The person lacks the right; the message says which."""

    def __init__(self, message):
        super().__init__(str(message))
        self.message = str(message)


class Conflict(Exception):
    """Somebody else changed the same thing first.

    `fields` is {name: {"label", "yours", "theirs"}}, `by` the name of whoever came first, `at` when,
    `version` the version that stands now.
    """

    def __init__(self, message, fields=None, by="", at=None, version=None):
        super().__init__(str(message))
        self.message = str(message)
        self.fields = fields or {}
        self.by = by
        self.at = at
        self.version = version
