"""A while in which what happens is history coming in from elsewhere, and news to nobody."""

import contextlib
from contextvars import ContextVar

hushed = ContextVar("hushed", default=False)


@contextlib.contextmanager
def quietly():
    """Nobody is told of what is done within: the log holds it, no inbox does."""
    token = hushed.set(True)
    try:
        yield
    finally:
        hushed.reset(token)
