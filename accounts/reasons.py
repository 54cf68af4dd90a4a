"""Why somebody does an act: one reason, which then stands on each row of the log that the act writes."""

import contextlib
from contextvars import ContextVar

MOST = 500
given = ContextVar("given", default="")


@contextlib.contextmanager
def because(words):
    """What is done within is done for this reason, where it has none of its own; "" is none."""
    token = given.set(" ".join(words.split())[:MOST])
    try:
        yield
    finally:
        given.reset(token)
