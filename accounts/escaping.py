"""Words that people wrote, safe within markup: written ten thousand times a page, so most are only looked at."""

import html
import re

special = re.compile("[&<>\"']").search


def escape(text):
    """The same as html.escape, a quarter of its time where nothing is to be escaped."""
    return html.escape(text) if special(text) else text
