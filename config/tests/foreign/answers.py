"""What came back, without what it repeats of the question; and everything that is, to see that nothing changed."""

import functools
import re
from urllib.parse import quote

from django.apps import apps
from django.db import connection

OURS = ("accounts", "collaboration", "strategy", "execution", "roadmap")
# New with each answer: the form's token, the key that makes a launch happen once.
FRESH = re.compile(r'name="(?:csrf-token|csrfmiddlewaretoken|idempotency_key)" (?:content|value)="[^"]*"')
# What the next poll is asked with: a sum of the question, the ids in it too, and of what is shown.
SUMMED = re.compile(r'mark="&quot;[0-9a-f]{32}&quot;"')


def essence(response, *asked):
    """(status, body, where to) with the ids that were asked for taken out."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    body, place = content.decode(errors="replace"), response.headers.get("Location", "")
    for name in sorted({form for value in asked for form in echoes(value)}, key=len, reverse=True):
        body, place = body.replace(name, "·"), place.replace(name, "·")
    return response.status_code, SUMMED.sub("", FRESH.sub("", body)), place


def echoes(value):
    """As it was asked, in an address, and in an address that stands in another one."""
    return value, quote(value), quote(quote(value))


def difference(theirs, nobodys):
    """Where two essences part, in a few words."""
    if theirs[0] != nobodys[0] or theirs[2] != nobodys[2]:
        return f"{theirs[0]} {theirs[2]} and {nobodys[0]} {nobodys[2]}"
    at = next((n for n, (a, b) in enumerate(zip(theirs[1], nobodys[1], strict=False)) if a != b), 0)
    part = slice(max(at - 40, 0), at + 40)
    return f"{theirs[1][part]!r} and {nobodys[1][part]!r}"


def everything():
    """{kind: (rows, sum of their versions)} of each of our kinds, in both workspaces, in one question."""
    with connection.cursor() as cursor:
        cursor.execute(all_tallies())
        return {kind: (rows, versions) for kind, rows, versions in cursor.fetchall()}


@functools.cache
def all_tallies():
    models = [model for model in apps.get_models() if model._meta.app_label in OURS]
    return " UNION ALL ".join(map(tally, models))


def tally(model):
    versioned = any(field.name == "version" for field in model._meta.concrete_fields)
    versions = "COALESCE(SUM(version), 0)" if versioned else "0"
    return f"SELECT '{model._meta.label}', COUNT(*), {versions} FROM {model._meta.db_table}"
