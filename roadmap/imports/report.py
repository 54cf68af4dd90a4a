"""A check in lines of plain text: for the command, and for the list of errors one can take along."""

from collections import Counter

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from roadmap.imports.nouns import LABELS

SIGNS = {",": _l("comma"), ";": _l("semicolon"), "\t": _l("tab"), "|": _l("bar")}
SHOWN = 40


def how_read(entry):
    """What was found out about a file and where its fields come from."""
    sheet, mapping = entry.sheet, entry.mapping
    s = entry.settings
    form = f"JSON, {_('rows')} {s.rows}" if s.rows else f"{s.encoding}, {SIGNS[s.delimiter]}"
    read = f"{form}, {_('dates')} {s.dates}, {_('decimals')} 1{s.decimals}5"
    lines = [f"{sheet.name}: {len(sheet.rows)} {str(LABELS[mapping.noun]).lower()} ({read})"]
    for name, sources in mapping.sources.items():
        taken = [f"“{x.value}”" if x.column is None else sheet.labels[x.column] for x in sources]
        lines.append(f"  {name} ← {', {} '.format(_('where empty')).join(taken)}")
    used = {x.column for sources in mapping.sources.values() for x in sources}
    used |= {n for c in used if c is not None for n in sheet.same(c) if same_kind(mapping, c)}
    rest = [label for n, label in enumerate(sheet.labels) if n not in used]
    if rest:
        lines.append(f"  {_('left out')}: {', '.join(rest)}")
    return lines


def same_kind(mapping, column):
    name = mapping.main(column)
    return bool(name) and mapping.fields[name].many


def fault_line(fault):
    """ "tasks.csv, row 37, Finish: “31.06.2026” June has 30 days. Could be: 30.06.2026" """
    where = f"{fault.file}, {_('row')} {fault.row}" + (f", {fault.label}" if fault.label else "")
    value = f"“{shortened(fault.value)}” " if fault.value else ""
    could = f" {_('Could be')}: {fault.instead}" if fault.instead else ""
    return f"{where}: {value}{fault.problem.rstrip('.')}.{could}"


def shortened(text, most=80):
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def unknown_lines(checked, entries):
    """What words somebody has to map, and how."""
    for (number, name), words in checked.unknown.items():
        entry = entries[number]
        for text, count in words.most_common():
            rows = ngettext("%(n)s row", "%(n)s rows", count) % {"n": count}
            option = f'--map-value "{entry.mapping.noun}.{name}:{text}=…"'
            yield f"{entry.sheet.name}, {name}: “{shortened(text)}” ({rows}) {_('is unknown')}. {option}"


def missing_lines(checked, entries):
    for number, name in checked.missing:
        entry = entries[number]
        words = _("no column becomes %(field)s") % {"field": name}
        yield f"{entry.sheet.name}: {words}. --map {entry.mapping.noun}.{name}=COLUMN"


def empties(checked, entries):
    """[(entry, Field, rows)]: required fields in which nothing stands, of which another column might tell."""
    found = {}
    for fault in checked.faults:
        spec = entries[fault.entry].mapping.fields.get(fault.field)
        if not fault.value and spec and spec.required:
            found.setdefault((fault.entry, fault.field), (entries[fault.entry], spec, []))[2].append(
                fault.row
            )
    return list(found.values())


def could_tell(entry, rows):
    """Labels of columns that nothing takes yet and that say something in all of these rows."""
    used = {x.column for sources in entry.mapping.sources.values() for x in sources}
    wanted = [row.cells for row in entry.sheet.rows if row.number in rows]
    return [
        label
        for n, label in enumerate(entry.sheet.labels)
        if n not in used and all(0 < len(cells[n].strip()) <= 200 for cells in wanted)
    ]


def hints(checked, entries):
    """ "5 initiatives in initiatives.csv have no title. Take another column: --map initiative.title=identifier" """
    for entry, spec, rows in empties(checked, entries):
        noun = entry.mapping.noun
        column = next(iter(could_tell(entry, set(rows))), "COLUMN")
        words = _(
            "%(n)s of the %(noun)s in %(file)s without %(field)s. Take another column there: %(option)s"
        )
        yield words % {
            "n": len(rows),
            "noun": str(LABELS[noun]).lower(),
            "file": entry.sheet.name,
            "field": str(spec.label).lower(),
            "option": f'--map "{noun}.{spec.name}={column}"',
        }


def count_lines(checked):
    for noun in checked.plans:
        found = checked.counts(noun)
        yield (
            _("%(noun)s: %(new)s new, %(changed)s changed, %(same)s the same")
            % {"noun": LABELS[noun], "new": found["new"], "changed": found["changed"], "same": found["same"]}
        )
    for names, words in ((checked.products, _("New products")), (checked.projects, _("New projects"))):
        if names:
            yield f"{words}: {', '.join(names.values())}"
    yield from checked.notes


def problems(checked, entries):
    """Everything that stands in the way, a line each."""
    yield from checked.barred
    yield from missing_lines(checked, entries)
    yield from (fault_line(fault) for fault in checked.faults)
    yield from unknown_lines(checked, entries)
    yield from hints(checked, entries)


def landed_words(landed):
    """ "122 new, 3 changed, 5 the same": of all that an import brought, in one line."""
    sums = Counter()
    for noun in LABELS:
        sums.update(landed.counts.get(noun, {}))
    parts = (
        (sums["new"], _("%(n)s new")),
        (sums["changed"], _("%(n)s changed")),
        (sums["same"], _("%(n)s the same")),
    )
    return ", ".join(words % {"n": localize(n)} for n, words in parts if n)
