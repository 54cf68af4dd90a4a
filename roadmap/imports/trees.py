"""A JSON file to rows of text: the objects of one of its arrays, a column for every path below them. No database.

A path is written as one would say it: `[].title` is the title of each object of the outermost array,
`[].tasks[].task` what stands in each object of its array `tasks`.
"""

import json
from collections import defaultdict

import orjson
from django.utils.translation import gettext as _

DEEPEST = 12  # arrays and objects within each other that become columns; below it, they stay JSON
OUTERMOST = "[]"


def is_tree(name, data):
    """Whether a file is JSON: it says so, or begins like it and reads as such."""
    return name.lower().endswith(".json") or (data.lstrip()[:1] in (b"[", b"{") and parsed(data) is not None)


def parsed(data):
    """The value of JSON bytes, None where they are none."""
    try:
        return orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return None


def fault_of(data):
    """Where JSON ends to be it, in a sentence's words."""
    try:
        orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        return _("line %(line)s, column %(column)s") % {"line": error.lineno, "column": error.colno}
    return ""


def arrays_of(value):
    """{path: how many objects} of its arrays of objects, the outermost first."""
    found = defaultdict(int)
    below(value, OUTERMOST if isinstance(value, list) else "", found, 0)
    return dict(sorted(found.items(), key=lambda pair: pair[0].count("[]")))


def below(value, path, found, depth):
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        objects = [item for item in value if isinstance(item, dict)]
        if objects:
            found[path] += len(objects)
        for item in objects:
            below(item, path, found, depth + 1)
    elif isinstance(value, dict):
        for key, inner in value.items():
            name = joined(path, key)
            below(inner, f"{name}[]" if isinstance(inner, list) else name, found, depth + 1)


def joined(path, key):
    return f"{path}.{key}" if path else str(key)


def table(value, path, most=None):
    """(labels, [tuple of text]) of the objects of the array at `path`: their own, then those of what they stand in.
    Raises OverflowError as soon as there are more than `most` labels: a row holds a text for each."""
    places, rows = {}, []
    for row in walked(value, OUTERMOST if isinstance(value, list) else "", path, {}):
        for label in row:
            places.setdefault(label, len(places))
        if most is not None and len(places) > most:
            raise OverflowError(f"more than {most} labels")
        rows.append(tuple(row.get(label, "") for label in places))
    labels = sorted(places, key=lambda label: not label.startswith(f"{path}."))
    order = [places[label] for label in labels]
    return labels, [tuple(row[at] if at < len(row) else "" for at in order) for row in rows]


def walked(value, path, wanted, above):
    """One {label: text} for each object of the array `wanted`, in the order of the file."""
    if isinstance(value, list):
        for item in value:
            if not isinstance(item, dict):
                continue
            if path == wanted:
                yield above | flat(item, path)
            else:
                yield from walked(item, path, wanted, above)
    elif isinstance(value, dict):
        own = {n: text for n, text in flat(value, path).items() if "[]" not in n[len(path) :]}
        for key, inner in value.items():
            name = joined(path, key)
            name = f"{name}[]" if isinstance(inner, list) else name
            if wanted == name or wanted.startswith((f"{name}.", f"{name}[")):
                yield from walked(inner, name, wanted, above | own)


def flat(item, path, depth=0):
    """{label: text} of one object; arrays within it become a JSON list of texts."""
    found = {}
    for key, value in item.items():
        name = joined(path, key)
        if isinstance(value, dict) and depth < DEEPEST:
            found |= flat(value, name, depth + 1)
        elif isinstance(value, list) and depth < DEEPEST:
            lists = defaultdict(list)
            gather(value, f"{name}[]", lists, depth)
            found |= {label: json.dumps(texts, ensure_ascii=False) for label, texts in lists.items()}
        else:
            found[name] = text_of(value)
    return found


def gather(items, path, lists, depth):
    """Into {label: [texts]}: what stands at each path below an array, in its order."""
    for item in items:
        if isinstance(item, dict):
            for key, value in item.items():
                gather_one(value, joined(path, key), lists, depth + 1)
        else:
            gather_one(item, path, lists, depth + 1)


def gather_one(value, path, lists, depth):
    if isinstance(value, list) and depth < DEEPEST:
        gather(value, path if path.endswith("[]") else f"{path}[]", lists, depth)
    elif isinstance(value, dict) and depth < DEEPEST:
        for key, inner in value.items():
            gather_one(inner, joined(path, key), lists, depth + 1)
    elif text := text_of(value):
        lists[path].append(text)


def text_of(value):
    """What a cell says of a value; nothing of null."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\0", "")
    return json.dumps(value, ensure_ascii=False)
