"""What the drawing of lines hangs on, as values to look up by what was drawn of them before. Two lines of one stamp look the
same in one language, in one year, looked at from one day, on one scale, but for what colours say. Whoever lets a bar or a
row tell more of a line adds it here."""

from roadmap.reading.kept import Kept, Key, Same

KNOWN = Kept(12_000)  # lines in lanes that were drawn before


def stamp_of(lines):
    """Key of Lines in their order: the very one that was made of the same before, so that they are compared but once."""
    key = Key(tuple([line.stamp for line in lines]))
    return KNOWN.get(key) or KNOWN.keep(key, key, 1 + len(lines))


def stamp(line):
    """Of one Line, with its parts where it holds some."""
    own, promise = line.initiative, line.promise
    return (
        own.key, own.version, own.title, own.state, own.held_from, own.start, own.end, own.precision,
        promise and (promise.start, promise.end), line.undecided,
        tuple([launched(line, one) for one in line.deliveries]) if line.deliveries else (),
        among_others(line) if line.ties or line.whole or line.children else (),
    )  # fmt: skip


def launched(line, delivery):
    """Of a project: its Facts hold all that is derived of it."""
    return delivery.project.key, Same(line.parts[delivery.pk])


def among_others(line):
    """What it is part of, what is part of it, and what is said of it where it cannot hold."""
    whole = line.whole
    return (
        whole and (whole.key, whole.initiative.title),
        line.initiative.effort if whole else None,  # what it weighs there
        tuple([part.stamp for part in line.children]),
        tuple(
            [(tie.before is line, tie.other(line).initiative.title, tie.overlap) for tie in line.conflicts]
        ),
    )
