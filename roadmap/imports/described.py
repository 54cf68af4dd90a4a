"""How one file is read and mapped, as a program writes and reads it: columns by label, rows by number. No database.

{"noun": "task", "settings": {"delimiter": "semicolon"}, "sources": {"title": ["Summary", {"value": "Untitled"}]},
"words": {"status": {"On ice": "todo", "*": ""}}, "left_out": [4],
"repairs": [{"row": 3, "column": "Finish", "text": "30.06.2026"}]}
"""

from django.utils.translation import gettext as _

from accounts.errors import Refused
from roadmap.imports.mapping import Mapping, Misnamed, Source, column_named, field_named, guess
from roadmap.imports.nouns import NOUNS
from roadmap.imports.posted import LONGEST, NAMES, SETTINGS, choices_of

PARTS = ("noun", "settings", "sources", "words", "left_out", "repairs")
WHERE = "mapping"


def told(entry):
    """An Entry in that form, with the labels of its columns and how many rows it has."""
    sheet, mapping, chosen = entry.sheet, entry.mapping, entry.settings
    return {
        "name": sheet.name,
        "noun": mapping.noun,
        "rows": len(sheet.rows),
        "columns": list(sheet.labels),
        "settings": {name: named(getattr(chosen, name)) for name in choices_of(sheet)},
        "sources": {name: [source_of(sheet, s) for s in found] for name, found in mapping.sources.items()},
        "words": mapping.words,
        "left_out": sorted(mapping.left_out),
        "repairs": [
            {"row": row, "column": sheet.labels[column], "text": text}
            for (row, column), text in sorted(mapping.repairs.items())
        ],
    }


def named_only(name, mapping):
    """What is left to say of a file whose bytes may be gone; its mapping as it is kept."""
    return {"name": name, "noun": mapping["noun"]}


def named(value):
    return NAMES.get(value, value)


def source_of(sheet, source):
    return {"value": source.value} if source.column is None else sheet.labels[source.column]


def parts_of(asked, name):
    """What was asked of the file of that name. Raises Refused where that is no such object."""
    found = asked.get(name, {})
    unknown = sorted(set(found) - set(PARTS)) if isinstance(found, dict) else []
    if not isinstance(found, dict) or unknown:
        words = _("Of %(file)s, say an object of %(parts)s.")
        raise Refused(words % {"file": name, "parts": ", ".join(PARTS)}, WHERE)
    return found


def settings_of(parts):
    """{setting: value} as a sheet is read with. Raises Refused for what is no such choice."""
    given, found = of_kind(parts, "settings", dict), {}
    for name, text in given.items():
        if name == "rows" and short(text):  # which there are, the file says
            found[name] = text
            continue
        allowed = {named(value): value for value in SETTINGS.get(name, ())}
        if not isinstance(text, str) or text not in allowed:
            words = _("settings.%(name)s is one of: %(all)s.")
            raise Refused(words % {"name": name, "all": ", ".join(allowed or SETTINGS)}, WHERE)
        found[name] = allowed[text]
    return found


def mapped(parts, sheet, usual):
    """The Mapping of a sheet: `usual`, but for what was asked. Raises Refused where that names what is not there."""
    noun = parts.get("noun", usual.noun)
    if noun not in NOUNS:
        raise Refused(_("noun is one of: %(all)s.") % {"all": ", ".join(NOUNS)}, WHERE)
    new = Mapping.of((usual if noun == usual.noun else guess(sheet, noun, usual.own)).plain())
    try:
        take_sources(new, sheet, of_kind(parts, "sources", dict))
        take_words(new, of_kind(parts, "words", dict))
        take_rows(new, sheet, parts)
    except Misnamed as error:
        raise Refused(str(error), WHERE) from error
    return new


def of_kind(parts, name, kind):
    found = parts.get(name, kind())
    if not isinstance(found, kind):
        shape = _("an object") if kind is dict else _("a list")
        raise Refused(_("%(name)s is %(shape)s.") % {"name": name, "shape": shape}, WHERE)
    return found


def take_sources(mapping, sheet, given):
    """Each field from what stands there alone; an empty list leaves it out."""
    for name, sources in given.items():
        spec = field_named(mapping.noun, name, mapping.own)
        if not isinstance(sources, list):
            raise Misnamed(
                _("sources.%(name)s is a list of columns and of {“value”: …}.") % {"name": spec.name}
            )
        mapping.sources.pop(spec.name, None)
        if sources:
            mapping.sources[spec.name] = [one(sheet, spec.name, source) for source in sources]


def one(sheet, name, source):
    if isinstance(source, str):
        return Source(column_named(sheet, source))
    value = source.get("value") if isinstance(source, dict) and len(source) == 1 else None
    if not short(value):
        raise Misnamed(_("sources.%(name)s is a list of columns and of {“value”: …}.") % {"name": name})
    return Source(value=value)


def short(text):
    return isinstance(text, str) and len(text) <= LONGEST and "\0" not in text


def take_words(mapping, given):
    for name, words in given.items():
        spec = field_named(mapping.noun, name, mapping.own)
        if not isinstance(words, dict) or not all(map(short, [*words, *words.values()])):
            raise Misnamed(
                _("words.%(name)s is an object of words and what they mean.") % {"name": spec.name}
            )
        mapping.words[spec.name] = dict(words)


def take_rows(mapping, sheet, parts):
    """Rows to leave out, and cells to read as if something else stood there."""
    numbers = {row.number for row in sheet.rows}
    if "left_out" in parts:
        mapping.left_out = {there(row, numbers, "left_out") for row in of_kind(parts, "left_out", list)}
    if "repairs" in parts:
        mapping.repairs = dict(repair(cell, sheet, numbers) for cell in of_kind(parts, "repairs", list))


def there(row, numbers, name):
    if type(row) is not int or row not in numbers:
        raise Misnamed(_("%(name)s: there is no row %(row)s.") % {"name": name, "row": str(row)[:40]})
    return row


def repair(cell, sheet, numbers):
    known = isinstance(cell, dict) and set(cell) == {"row", "column", "text"}
    if not known or not isinstance(cell["column"], str) or not isinstance(cell["text"], str):
        raise Misnamed(_("A repair is an object of row, column and text."))
    return (there(cell["row"], numbers, "repairs"), column_named(sheet, cell["column"])), cell[
        "text"
    ].replace("\0", "")
