"""What the log never holds: the part of an address that opens something to whoever reads it."""

import logging
import re

DOORS = ("s", "invitations", "digest/stop", "password/reset/key", "confirm-email")
SECRET = re.compile(rf"(/(?:{'|'.join(DOORS)})/)[^/\s?#\"'<>]+")


def without_secrets(text):
    """The text, with "…" for what follows the beginning of such an address."""
    return SECRET.sub(r"\1…", text)


class WithoutSecrets(logging.Filter):
    """Of a handler: every record goes on, its words and its traceback without secrets."""

    def filter(self, record):
        said = record.getMessage()
        clean = without_secrets(said)
        if clean != said:
            record.msg, record.args = clean, ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = without_secrets(record.exc_text)
        return True
