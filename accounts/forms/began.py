"""Where a form came from: the version at which its writer began, while they were shown later ones since.

Who sends a form again over what somebody else wrote agrees to what was shown, and to no more: `version` is the one
that was shown, so that a third writer's change clashes anew, and `began` the one its fields were filled at, so that
what this writer never touched stays what it is by now. `answered` names the fields of which theirs was shown beside this
writer's: what is in them since then is an answer to that, be it what they held at first.
"""

DIGITS = 9


def began(data, version, name="version"):
    """The version at which the writer of posted data began; `version`, which goes along as `name`, where it says none."""
    said = data.get(began_name(name)) or ""
    if version is None or not said.isdecimal() or len(said) > DIGITS:
        return version
    return min(int(said), version)


def answered(data):
    """{name of a field}"""
    return set((data.get("answered") or "").split())


def seen_by(data, version, record):
    """{field: value as logged} of what was changed since its writer saw it: what was answered since the version that it
    was answered at, all else since they began."""
    first, told = began(data, version), answered(data)
    since = {at: record.values_at(at) if at < record.version else {} for at in {first, version}}
    untouched = {name: value for name, value in since[first].items() if name not in told}
    return untouched | {name: value for name, value in since[version].items() if name in told}


def began_name(name):
    return name.replace("version", "began")


def sent_again(form, conflict):
    """What was posted, as [(name, value)], to be sent over what the conflict shows.

    A form says the `versions` that stand by now, {name: version}, where it has others than the conflict's own.
    """
    now = getattr(form, "versions", None) or {"version": conflict.version}
    skip = {"csrfmiddlewaretoken", "answered", *now, *map(began_name, now)}
    data = form.data
    lists = data.lists() if hasattr(data, "lists") else [(name, [value]) for name, value in data.items()]
    pairs = [(name, value) for name, values in lists if name not in skip for value in values]
    for name in now.keys() & set(data):
        first = data.get(began_name(name)) or data.get(name)
        pairs += [(began_name(name), first), (name, now[name])]
    pairs.append(("answered", " ".join(sorted(answered(data) | set(conflict.fields)))))
    return [(name, value) for name, value in pairs if value is not None]
