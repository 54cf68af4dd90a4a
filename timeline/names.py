"""The accessible name of a bar, in English."""


def day(date):
    """ "14 Aug 2026" """
    return f"{date.day} {date:%b} {date.year}"


def name(placed):
    """Full name of a Placed bar: title, progress, planned days, forecast and promise where they differ."""
    bar = placed.bar
    parts = [bar.title or str(bar.id)]
    if bar.progress is not None:
        parts.append(f"{round(100 * bar.progress)}% done")
    parts.append(f"planned {bar.aside}" if bar.aside else f"planned {day(bar.start)} to {day(bar.end)}")
    if placed.note:
        parts.append(f"forecast {placed.note.text}")
    if placed.promise:
        end = placed.promise.end
        parts.append(f"promised {day(end)}" if end else f"promised from {day(placed.promise.start)}")
    return ", ".join(parts)


def calendar_day(scale, s):
    """ "17 Jun" of the day `s` days from the start of a scale."""
    date = scale.date_at((s + 0.5) * scale.day)
    return f"{date.day} {date:%b}"
