"""A cell's text to a date, a number, a list of names or links. No database.

Each reader raises Wrong, which says what is wrong and, where there is one, what the cell could hold instead.
"""

import calendar
import datetime as dt
import decimal
import json
import re
from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.models.days import EARLIEST, LATEST
from collaboration.models.link import MOST as MOST_LINKS
from collaboration.models.link import fault_of, tidy

DATES = ("ymd", "dmy", "mdy")
PIVOT = 70  # two digits below it are of this century
NUMERIC = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})")
NAMED = (
    re.compile(r"(?P<d>\d{1,2})[ ./-]+(?P<m>[^\W\d_]{3,12})\.?,?[ ./-]+(?P<y>\d{4}|\d{2})"),
    re.compile(r"(?P<m>[^\W\d_]{3,12})\.? +(?P<d>\d{1,2})(?:st|nd|rd|th)?,? +(?P<y>\d{4})"),
)
MONTHS = {
    name.lower(): number
    for table in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(table)
    if name
} | {"sept": 9}
CLOCK = re.compile(r"(?:[T ,]+\d{1,2}:\d{2}.*)?\Z", re.DOTALL)
CURRENCY = re.compile(r"^(?:[£$€¥]|[A-Z]{3} )\s*|\s*[£$€¥]$", re.IGNORECASE)
UNIT = re.compile(r"(?<=[\d.,])\s*(%|[^\W\d_]+(?:[ -][^\W\d_]+)?)\.?$")
HOURS, WEEKS, PER_CENT, MONEY = "hours", "weeks", "per cent", "money"  # what a number may be of
UNITS = {
    HOURS: ("h", "hr", "hrs", "hour", "hours"),
    WEEKS: ("w", "wk", "wks", "week", "weeks", "pw", "person week", "person weeks"),
    PER_CENT: ("%", "per cent", "percent"),
    "days": ("d", "day", "days", "pd", "person day", "person days"),
    "minutes": ("m", "min", "mins", "minute", "minutes"),
    "months": ("mo", "month", "months", "person month", "person months"),
}
MEANS = {word: unit for unit, words in UNITS.items() for word in words}
SAID = {
    HOURS: _l("hours"), WEEKS: _l("weeks"), PER_CENT: _l("per cent"), MONEY: _l("money"), "days": _l("days"),
    "minutes": _l("minutes"), "months": _l("months"),
}  # fmt: skip
# A sign of thousands stands before three digits, each time the same one. {0}: of decimals. {1}: of thousands.
WRITTEN = r"(?=.*\d)[+-]?(?:\d{{1,15}}|\d{{1,3}}(?:([ '’\xa0\u202f{1}])\d{{3}})(?:\1\d{{3}}){{0,3}})?(?:[{0}]\d{{0,12}})?"
NUMBERS = {one: re.compile(WRITTEN.format(one, other), re.ASCII) for one, other in (".,", ",.")}
# What can only have been written with this sign of decimals.
TOLD = (
    r"[+-]?(?:\d{{1,3}}(?:[{1}]\d{{3}})+[{0}]\d+|\d{{1,3}}(?:[{1}]\d{{3}}){{2,}}"
    r"|\d*[{0}](?:\d{{1,2}}|\d{{4,}})|0?[{0}]\d+)"
)
TELLING = {one: re.compile(TOLD.format(one, other), re.ASCII) for one, other in (".,", ",.")}
LABEL, ADDRESS = 200, 2000  # characters of a link
NOTHING = {"n/a", "na", "none", "null", "nil", "-", "–", "—", "tbc", "tbd"}


class Wrong(ValueError):
    """message: what is wrong, in a few words. instead: a text that could stand there, or None."""

    def __init__(self, message, instead=None):
        super().__init__(message)
        self.message, self.instead = message, instead


def dates_of(texts):
    """The order in which the dates of a file are written: of DATES."""
    found = [match for text in texts if (match := NUMERIC.match(text.strip())) and len(match[1]) < 4]
    if not found:
        return "ymd"
    first = sum(int(m[1]) > 12 for m in found)
    second = sum(int(m[3]) > 12 for m in found)
    if first != second:
        return "dmy" if first > second else "mdy"
    return "mdy" if Counter(m[2] for m in found).most_common(1)[0][0] == "/" and second else "dmy"


def decimals_of(texts):
    """ "," where numbers are written 6,5, else ".". What may be either, as 1,500, tells nothing."""
    amounts = [parted(text)[0] for text in texts if "," in text or "." in text]
    comma, point = (sum(bool(told.fullmatch(t)) for t in amounts) for told in (TELLING[","], TELLING["."]))
    return "," if comma > point else "."


def date(text, order="ymd"):
    """A datetime.date, None for an empty cell; a time of day behind it is left out."""
    text = text.strip()
    if not text or text.lower() in NOTHING:
        return None
    found = numeric(text, order) or named(text)
    if found is None:
        raise Wrong(_("is no date"), "")
    year, month, day, write = found
    if not 1 <= month <= 12:
        raise Wrong(_("has no month %(n)s") % {"n": month}, "")
    last = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 0
    if not EARLIEST.year <= year <= LATEST.year:
        raise Wrong(_("lies outside 1990 to 2199"), "")
    if not 1 <= day <= last:
        words = {"month": _(calendar.month_name[month]), "n": last}
        raise Wrong(_("%(month)s has %(n)s days") % words, write(min(max(day, 1), last)))
    return dt.date(year, month, day)


def numeric(text, order):
    """(year, month, day, how to write another day), None where it is not written in numbers."""
    match = NUMERIC.match(text)
    if not match or not CLOCK.match(text[match.end() :]):
        return None
    a, sign, b, c = match[1], match[2], match[3], match[4]
    if len(a) == 4 or (order == "ymd" and len(a) == 2 and len(c) == 2):
        if len(c) > 2:
            return None
        return century(a), int(b), int(c), lambda day: f"{a}{sign}{b}{sign}{day:02}"
    if len(a) == 3 or len(c) == 3:
        return None
    if order == "mdy":
        return century(c), int(a), int(b), lambda day: f"{a}{sign}{day:02}{sign}{c}"
    return century(c), int(b), int(a), lambda day: f"{day:02}{sign}{b}{sign}{c}"


def named(text):
    """The same for "12 Mar 2010", "21/Dec/20 9:14 PM", "March 12, 2010"."""
    for pattern in NAMED:
        match = pattern.match(text)
        if match and CLOCK.match(text[match.end() :]) and (month := MONTHS.get(match["m"].lower())):
            year, name = century(match["y"]), match["m"]
            return year, month, int(match["d"]), lambda day, y=year, m=name: f"{day} {m} {y}"
    return None


def century(text):
    number = int(text)
    return number if len(text) > 2 else number + (2000 if number < PIVOT else 1900)


def number(text, decimals=".", units=tuple(SAID)):
    """A decimal.Decimal, None for an empty cell; signs of thousands are left out, and units if they are of `units`."""
    text = text.strip()
    if not text or text.lower() in NOTHING:
        return None
    plain, unit = parted(text)
    if unit and unit not in units:
        known = {"unit": SAID[unit], "own": SAID[units[0]] if units else ""}
        takes = _("is in %(unit)s, but this field takes %(own)s")
        raise Wrong(
            (takes if units else _("is in %(unit)s, but this field takes a plain number")) % known, ""
        )
    if not NUMBERS[decimals].fullmatch(plain):
        other = "." if decimals == "," else ","
        if NUMBERS[other].fullmatch(plain):
            raise Wrong(_("is no number where decimals stand behind “%(sign)s”") % {"sign": decimals}, "")
        raise Wrong(_("is no number"), "")
    return decimal.Decimal(re.sub(rf"[^\d{decimals}+-]", "", plain).replace(",", "."))


def parted(text):
    """(a number as it is written, what it is of: one of SAID, "" where nothing says so)."""
    text = text.strip()
    if (match := UNIT.search(text)) and (unit := MEANS.get(match[1].lower().replace("-", " "))):
        return text[: match.start()], unit
    plain = CURRENCY.sub("", text)
    return plain, MONEY if plain != text else ""


def several(text):
    """["a", "b"] of a JSON list, of lines or of what semicolons part; else the text itself."""
    text = text.strip()
    if text[:1] == "[":
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list):
            return [name for item in found if (name := named_in(item))]
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def named_in(item):
    """The words of one item of a JSON list: itself, or what its name says."""
    if isinstance(item, dict):
        item = next(
            (item[key] for key in ("name", "display_name", "title", "email", "url") if item.get(key)), ""
        )
    return str(item).strip() if isinstance(item, str | int | float) and not isinstance(item, bool) else ""


def links(text):
    """[(label, url)] of a JSON list of {url, title}, or of addresses parted by space, comma or semicolon."""
    text = text.strip()
    if text[:1] == "[":
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = []
        items = found if isinstance(found, list) else []
        pairs = [
            (str(item.get("title") or item.get("label") or ""), str(item.get("url") or ""))
            if isinstance(item, dict)
            else ("", str(item))
            for item in items
        ]
    else:
        pairs = [("", part) for part in re.split(r"[\s;]+|,(?=https?:)", text) if part]
    pairs = [(" ".join(label.split())[:LABEL], tidy(url)) for label, url in pairs]
    for _label, url in pairs:
        if len(url) > ADDRESS or fault_of(url):
            raise Wrong(_("is no link: a link begins with https://"), "")
    if len(pairs) > MOST_LINKS:
        raise Wrong(_("holds more than %(n)s links") % {"n": MOST_LINKS}, "")
    return list(dict.fromkeys(pairs))
