"""What a page of mapping sent, to another mapping: every value is one of those that were offered."""

from django.utils.translation import gettext as _

from accounts.digits import whole
from accounts.errors import Refused
from roadmap.imports import nouns
from roadmap.imports.mapping import ANYTHING, Mapping, Source, guess
from roadmap.imports.reading import DELIMITERS, ENCODINGS
from roadmap.imports.values import DATES

SETTINGS = {"encoding": ENCODINGS, "delimiter": DELIMITERS, "dates": DATES, "decimals": (".", ",")}
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}  # a tab does not survive a form
RESHAPING = ("encoding", "delimiter", "rows")  # other columns may come of it
EMPTY = "-"  # of a word: leave it empty
LONGEST = 500


def settings_of(post, entry, chosen):
    """The settings somebody chose: those that differ from what was detected, or were chosen before."""
    found, read = dict(chosen), entry.settings
    for name, allowed in choices_of(entry.sheet).items():
        texts = {NAMES.get(value, value): value for value in allowed}
        text = post.get(name)
        if text is None:
            continue
        if text not in texts:
            raise Refused(_("“%(value)s” is no such choice.") % {"value": text[:40]}, name)
        if name in chosen or texts[text] != getattr(read, name):
            found[name] = texts[text]
    return found


def choices_of(sheet):
    """{setting: what it may be} of those that say something of this sheet."""
    if not sheet.arrays:
        return SETTINGS
    return {"rows": sheet.arrays} | {n: v for n, v in SETTINGS.items() if n not in RESHAPING}


def reshaped(before, after):
    return any(before.get(name) != after.get(name) for name in RESHAPING)


def mapping_of(post, entry):
    """The Mapping that was posted for an Entry. Raises Refused for a value that was never offered."""
    sheet, old = entry.sheet, entry.mapping
    noun = post.get("noun") or old.noun
    if noun not in nouns.NOUNS:
        raise Refused(_("“%(value)s” is no such choice.") % {"value": noun[:40]}, "noun")
    if noun != old.noun:
        return guess(sheet, noun, old.own)
    fields = old.fields
    words_of = {n: dict(w) for n, w in old.words.items()}
    new = Mapping(noun, {}, words_of, set(old.left_out), dict(old.repairs), old.own)
    for column in range(len(sheet.labels)):
        name = one_of(post, f"c{column}", ("", *fields), shown(old, column))
        if name:
            new.sources.setdefault(name, []).append(Source(column))
            if name == shown(old, column):
                add(new, name, post, f"e{column}", sheet)
    for name in fields:
        add(new, name, post, f"t-{name}", sheet)
    words(new, post, fields)
    new.sources = {name: new.sources[name] for name in fields if name in new.sources}
    return new


def one_of(post, name, allowed, usual=""):
    value = post.get(name, usual)
    if value not in allowed:
        raise Refused(_("“%(value)s” is no such choice.") % {"value": value[:40]}, name)
    return value


def shown(mapping, column):
    """The field under which a column is shown: each field once, by its first column."""
    return columns(mapping).get(column, "")


def columns(mapping):
    """{column: field} of the columns that are a field's first source, in the order of the fields."""
    found = {}
    for name in mapping.fields:
        sources = mapping.sources.get(name)
        if sources and sources[0].column is not None and sources[0].column not in found:
            found[sources[0].column] = name
    return found


def add(mapping, name, post, key, sheet):
    """One more source: a column ("c3") or a fixed value ("v:todo")."""
    text = post.get(key, "")
    text = text.replace("\0", "")
    if text[:1] == "c" and (column := whole(text[1:], len(sheet.labels))) is not None:
        source = Source(column)
    elif text.startswith("v:") and len(text) <= LONGEST:
        source = Source(value=text[2:])
    elif text:
        raise Refused(_("“%(value)s” is no such choice.") % {"value": text[:40]}, key)
    else:
        return
    if source not in mapping.sources.setdefault(name, []):
        mapping.sources[name].append(source)


def words(mapping, post, fields):
    """What somebody chose for words of the file, and for all the others."""
    for key in [k for k in post if k.startswith("w-")]:
        name, _sign, number = key.removeprefix("w-").rpartition("-")
        text, value = post.get(f"x-{name}-{number}", ""), post.get(key, "")
        if name not in fields or not text or "\0" in text + value:
            raise Refused(_("“%(value)s” is no such choice.") % {"value": key[:40]}, key)
        chosen = mapping.words.setdefault(name, {})
        if not value:
            chosen.pop(text, None)
        elif value == EMPTY:
            chosen[text] = ""
        else:
            chosen[text] = value[:LONGEST]


def act(mapping, do, checked, number):
    """One repair, by name: "use:37:4", "leave:37", "leave-all", "blank:due", "back". Unknown ones change nothing."""
    what, _sign, rest = do.partition(":")
    mine = [fault for fault in checked.faults if fault.entry == number]
    if what == "use":
        for fault in mine:
            if f"{fault.row}:{fault.mend_column}" == rest and fault.instead is not None:
                mapping.repairs[fault.row, fault.mend_column] = fault.instead
                break
    elif what == "leave":
        mapping.left_out |= {fault.row for fault in mine if str(fault.row) == rest}
    elif what == "leave-all":
        mapping.left_out |= {fault.row for fault in mine}
    elif what == "blank" and rest in mapping.fields:
        mapping.words.setdefault(rest, {})[ANYTHING] = ""
    elif what == "back":
        mapping.left_out, mapping.repairs = set(), {}
    return mapping
