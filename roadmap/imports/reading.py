"""Bytes of a CSV or JSON file to rows of text, and what was detected on the way. No database.

What stands in a cell is kept as it stands there, line breaks and all; a row's number is the one a spreadsheet
shows, the header being row 1. Of JSON, rows are the objects of one of its arrays, the first being row 1.
"""

import codecs
import csv
import io
from collections import Counter
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from roadmap.imports import trees, values

LARGEST = 10 * 1024 * 1024  # bytes of one file
MOST_ROWS, MOST_COLUMNS = 50_000, 300
DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "cp1252", "utf-16")
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LOOKED_AT = 200  # rows by which delimiter, dates and decimals are judged
csv.field_size_limit(LARGEST)  # a cell may be as large as the file; the usual limit is 128 kB


class Unreadable(ValueError):
    """The file cannot be read at all; the message says why and what to do."""


@dataclass(frozen=True)
class Settings:
    """encoding: of ENCODINGS. delimiter: of DELIMITERS. dates: of values.DATES. decimals: "." or ",". rows: of JSON,
    the path of the array whose objects are the rows. Each "" until it is detected, or where it says nothing."""

    encoding: str = ""
    delimiter: str = ""
    dates: str = ""
    decimals: str = ""
    rows: str = ""


@dataclass(frozen=True)
class Row:
    """number: as a spreadsheet counts. cells: one text a column. over: how many cells it has too many."""

    number: int
    cells: tuple[str, ...]
    over: int = 0


@dataclass(frozen=True)
class Sheet:
    """name: of the file. settings: all of them known. detected: names of those that nobody chose. names: the
    headers as they stand, repeated ones too; labels: the same, each unlike the others ("Sprint (2)")."""

    name: str
    settings: Settings
    detected: frozenset[str]
    names: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    size: int = 0
    arrays: tuple[str, ...] = field(default=())  # of JSON, what may be the rows

    def column(self, index):
        """The texts of one column, top to bottom."""
        return [row.cells[index] for row in self.rows]

    def same(self, index):
        """The indexes of all columns of that name, this one among them."""
        return [n for n, name in enumerate(self.names) if name == self.names[index]]

    def samples(self, index, most=3):
        """The first different values that are not empty."""
        return list(dict.fromkeys(text for text in self.column(index) if text.strip()))[:most]


def read(name, data, chosen=None):
    """Sheet of a file's bytes. `chosen`: Settings whose empty ones are detected.

    Raises Unreadable: too large, no rows, a character or a quote that does not end, too many columns.
    """
    chosen = chosen or Settings()
    if len(data) > LARGEST:
        raise Unreadable(
            _("%(file)s is larger than %(n)s MB. Split it.") % {"file": name, "n": LARGEST >> 20}
        )
    if trees.is_tree(name, data):
        return read_tree(name, data, chosen)
    encoding, text = decoded(name, data, chosen.encoding)
    delimiter = chosen.delimiter or delimiter_of(text)
    header, rows = table(name, text, delimiter)
    names = tuple(cell.strip() or _("Column %(n)s") % {"n": n} for n, cell in enumerate(header, 1))
    if len(names) > MOST_COLUMNS:
        raise Unreadable(_("%(file)s has more than %(n)s columns.") % {"file": name, "n": MOST_COLUMNS})
    settings = judged(chosen, rows, encoding=encoding, delimiter=delimiter, rows="")
    detected = frozenset(n for n in ("encoding", "delimiter", "dates", "decimals") if not getattr(chosen, n))
    return Sheet(name, settings, detected, names, labelled(names), tuple(rows), len(data))


def judged(chosen, table, **known):
    """All settings, dates and decimals by the rows of a table where nobody chose them."""
    some = [cell for row in table[:LOOKED_AT] for cell in row.cells if len(cell) < 40]
    dates, decimals = chosen.dates or values.dates_of(some), chosen.decimals or values.decimals_of(some)
    return replace(chosen, dates=dates, decimals=decimals, **known)


def read_tree(name, data, chosen):
    """Sheet of JSON: the objects of the array that was chosen, else of the outermost one."""
    value = trees.parsed(data)
    if value is None:
        words = _("%(file)s is no valid JSON: it breaks off at %(where)s.")
        raise Unreadable(words % {"file": name, "where": trees.fault_of(data)})
    arrays = trees.arrays_of(value)
    if not arrays:
        raise Unreadable(_("%(file)s holds no array of objects, so it has no rows.") % {"file": name})
    path = chosen.rows or next(iter(arrays))
    if path not in arrays:
        words = _("%(file)s has no array %(path)s. It has: %(all)s.")
        raise Unreadable(words % {"file": name, "path": path, "all": ", ".join(arrays)})
    if arrays[path] > MOST_ROWS:
        raise Unreadable(_("%(file)s has more than %(n)s rows. Split it.") % {"file": name, "n": MOST_ROWS})
    try:
        labels, found = trees.table(value, path, MOST_COLUMNS)
    except OverflowError as error:
        words = _("%(file)s has more than %(n)s columns.")
        raise Unreadable(words % {"file": name, "n": MOST_COLUMNS}) from error
    except RecursionError as error:
        raise Unreadable(_("%(file)s nests too deep to be a table.") % {"file": name}) from error
    rows = [Row(n, cells) for n, cells in enumerate(found, 1)]
    settings = judged(chosen, rows, encoding="utf-8", delimiter="", rows=path)
    detected = frozenset(n for n in ("rows", "dates", "decimals") if not getattr(chosen, n))
    names = tuple(labels)
    return Sheet(name, settings, detected, names, labelled(names), tuple(rows), len(data), tuple(arrays))


def decoded(name, data, encoding=""):
    """(encoding, text). A byte-order mark decides; else UTF-8 where it is valid, else Windows-1252."""
    marked = next((found for mark, found in BOMS if data.startswith(mark)), "")
    wanted = encoding or marked
    if not wanted:
        wanted = "utf-8" if decodes(data, "utf-8") else "cp1252"
    try:
        text = data.decode("utf-8-sig" if wanted == "utf-8" else wanted)
    except UnicodeDecodeError as error:
        if wanted != "cp1252":
            raise Unreadable(
                _("%(file)s is not %(encoding)s: byte %(n)s fits no character. Choose another encoding.")
                % {"file": name, "encoding": wanted.upper(), "n": error.start + 1}
            ) from error
        text = data.decode("latin-1")  # the five bytes that Windows-1252 leaves open
    if "\0" in text:
        raise Unreadable(_("%(file)s is no text: it holds zero bytes. Save it as CSV.") % {"file": name})
    return wanted, text


def decodes(data, encoding):
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def delimiter_of(text):
    """The one that cuts most rows into as many cells as the header has, and into more than one."""
    sample = text[:200_000]

    def fit(delimiter):
        rows = [row for row in lenient(sample, delimiter, LOOKED_AT) if row]
        widths = Counter(len(row) for row in rows[:-1] or rows)
        width = len(rows[0]) if rows else 0
        steady = widths[width] / max(1, sum(widths.values()))
        return (width > 1) * (1 + steady), width

    return max(DELIMITERS, key=fit)


def lenient(text, delimiter, most):
    found = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            found.append(row)
            if len(found) >= most:
                break
    except csv.Error:
        pass
    return found


def table(name, text, delimiter):
    """(header, [Row]) without rows in which nothing stands."""
    strict = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found = []
    try:
        found.extend(strict)
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise Unreadable(
                _("%(file)s: a quotation mark is opened in row %(n)s and never closed.")
                % {"file": name, "n": len(found) + 1}
            ) from error
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if not found or not any(cell.strip() for cell in found[0]):
        raise Unreadable(_("%(file)s has no header: its first row is empty.") % {"file": name})
    header, width = found[0], len(found[0])
    rows = [
        shaped(number, cells, width)
        for number, cells in enumerate(found[1:], 2)
        if any(cell.strip() for cell in cells)
    ]
    if not rows:
        raise Unreadable(_("%(file)s has a header and no rows below it.") % {"file": name})
    if len(rows) > MOST_ROWS:
        raise Unreadable(_("%(file)s has more than %(n)s rows. Split it.") % {"file": name, "n": MOST_ROWS})
    return header, rows


def shaped(number, cells, width):
    """A row with as many cells as the header has; cells beyond it count only where something stands in them."""
    beyond = [cell for cell in cells[width:] if cell.strip()]
    return Row(number, tuple(cells[:width]) + ("",) * (width - len(cells)), len(beyond))


def labelled(names):
    """Repeated headers get a number, so that each column can be named."""
    seen, labels = Counter(), []
    for name in names:
        seen[name] += 1
        label = name if seen[name] == 1 else f"{name} ({seen[name]})"
        while label in labels:
            label += "′"
        labels.append(label)
    return tuple(labels)


def with_repairs(sheet, repairs):
    """The sheet with single cells replaced: {(row number, column index): text}."""
    if not repairs:
        return sheet
    touched = {number for number, _index in repairs}

    def mended(row):
        if row.number not in touched:
            return row
        cells = tuple(repairs.get((row.number, n), cell) for n, cell in enumerate(row.cells))
        return replace(row, cells=cells)

    return replace(sheet, rows=tuple(mended(row) for row in sheet.rows))
