"""A small arithmetic for scores, read and worked out by our own hand: names, numbers, + - * / ( ), min, max, sqrt, log.

    parse("reach * impact / max(effort, 1)").work({"reach": 900, "impact": 2, "effort": 14})

Pure: text and dictionaries of numbers in, numbers out. Nothing but these operations can be said in it.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from django.utils.translation import gettext as _

LONGEST, DEEPEST = 500, 24
TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<name>[A-Za-z_]\w*)|(?P<sign>[-+*/(),]))")
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
# name: how many numbers it takes, at least and at most
FUNCTIONS = {"min": (2, 20), "max": (2, 20), "sqrt": (1, 1), "log": (1, 1)}


class FormulaError(ValueError):
    """A formula that cannot be read: a sentence, and the column (from 1) where it went wrong."""

    def __init__(self, message, column):
        super().__init__(_("Column %(n)s: %(message)s") % {"n": column, "message": message})
        self.message, self.column = str(message), column


class NoResult(ArithmeticError):
    """A formula that was read and has no result for these numbers; the message says why."""


@dataclass(frozen=True)
class Formula:
    """What was read: its text, the names it asks for in their order, and how it is worked out."""

    text: str
    names: tuple[str, ...]
    run: Callable

    def work(self, values):
        """The result as a float. values: {name: number}, one for every name. Raises NoResult."""
        try:
            found = float(self.run(values))
        except ZeroDivisionError:
            raise NoResult(_("It would divide by zero.")) from None
        except OverflowError:
            raise NoResult(_("The result is too large to be a number.")) from None
        if not math.isfinite(found):
            raise NoResult(_("The result is too large to be a number."))
        return found


def parse(text, known=None):
    """The Formula that `text` says. known: the names it may use, any where it is None. Raises FormulaError."""
    if len(text) > LONGEST:
        raise FormulaError(_("A formula has at most %(n)s characters.") % {"n": LONGEST}, LONGEST + 1)
    reader = Reader(tokens(text), known, len(text) + 1)
    run = reader.sum()
    reader.end()
    return Formula(text.strip(), tuple(reader.names), run)


def tokens(text):
    """[(kind, word, column)] of a text. Raises FormulaError at what is none."""
    found, at, end = [], 0, len(text.rstrip())
    while at < end:
        hit = TOKEN.match(text, at)
        if hit is None:
            odd = at + len(text[at:]) - len(text[at:].lstrip())
            raise FormulaError(_("“%(sign)s” means nothing here.") % {"sign": text[odd]}, odd + 1)
        found.append((hit.lastgroup, hit[hit.lastgroup], hit.start(hit.lastgroup) + 1))
        at = hit.end()
    return found


class Reader:
    """Reads sums of products of values, and makes of each the function that works it out."""

    def __init__(self, found, known, after):
        self.left, self.known, self.after = found[::-1], known, after
        self.names, self.depth = {}, 0

    @property
    def column(self):
        return self.left[-1][2] if self.left else self.after

    def next_is(self, *signs):
        return bool(self.left) and self.left[-1][0] == "sign" and self.left[-1][1] in signs

    def take(self, sign, message):
        if not self.next_is(sign):
            raise FormulaError(message, self.column)
        self.left.pop()

    def end(self):
        if self.next_is(")"):
            raise FormulaError(_("This bracket was never opened."), self.column)
        if self.left:
            raise FormulaError(
                _("A sign is missing before “%(word)s”.") % {"word": self.left[-1][1]}, self.column
            )

    def sum(self):
        terms = [(1, self.product())]
        while self.next_is("+", "-"):
            sign = 1 if self.left.pop()[1] == "+" else -1
            terms.append((sign, self.product()))
        return terms[0][1] if len(terms) == 1 else added(terms)

    def product(self):
        factors = [(True, self.value())]
        while self.next_is("*", "/"):
            times = self.left.pop()[1] == "*"
            factors.append((times, self.value()))
        return factors[0][1] if len(factors) == 1 else multiplied(factors)

    def value(self):
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(_("This is nested too deeply to be read by anybody."), self.column)
        found = self.plain_value()
        self.depth -= 1
        return found

    def plain_value(self):
        if not self.left:
            raise FormulaError(_("The formula stops where a value should follow."), self.after)
        kind, word, column = self.left.pop()
        if kind == "number":
            number = float(word)
            return lambda values: number
        if kind == "name":
            return self.call(word, column) if self.next_is("(") else self.name(word, column)
        if word == "-":
            inner = self.value()
            return lambda values: -inner(values)
        if word == "(":
            inner = self.sum()
            self.take(")", _("A bracket is not closed."))
            return inner
        raise FormulaError(_("A value should stand here, not “%(sign)s”.") % {"sign": word}, column)

    def name(self, word, column):
        if word in FUNCTIONS:
            raise FormulaError(_("%(name)s wants brackets: %(name)s(…).") % {"name": word}, column)
        if self.known is not None and word not in self.known:
            said = _("There is no criterion “%(name)s”. There is: %(known)s.")
            raise FormulaError(said % {"name": word, "known": ", ".join(self.known) or "–"}, column)
        self.names[word] = None
        return itemgetter(word)

    def call(self, word, column):
        if word not in FUNCTIONS:
            said = _("There is no function “%(name)s”. There is: %(known)s.")
            raise FormulaError(said % {"name": word, "known": ", ".join(FUNCTIONS)}, column)
        self.left.pop()
        parts = [self.sum()]
        while self.next_is(","):
            self.left.pop()
            parts.append(self.sum())
        self.take(")", _("A bracket is not closed."))
        least, most = FUNCTIONS[word]
        if not least <= len(parts) <= most:
            wanted = _("one value") if most == 1 else _("two values or more")
            raise FormulaError(_("%(name)s takes %(wanted)s.") % {"name": word, "wanted": wanted}, column)
        return called(word, parts)


def added(terms):
    return lambda values: sum(sign * part(values) for sign, part in terms)


def multiplied(factors):
    if all(times for times, _part in factors):
        parts = [part for _times, part in factors]
        return lambda values: math.prod([part(values) for part in parts], start=1.0)

    def run(values):
        found = 1.0
        for times, part in factors:
            found = found * part(values) if times else found / part(values)
        return found

    return run


def called(word, parts):
    if word in ("min", "max"):
        choose = min if word == "min" else max
        return lambda values: choose(part(values) for part in parts)
    (part,) = parts
    return root(part) if word == "sqrt" else logarithm(part)


def root(part):
    def run(values):
        of = part(values)
        if of < 0:
            raise NoResult(_("There is no square root of a negative number."))
        return math.sqrt(of)

    return run


def logarithm(part):
    def run(values):
        of = part(values)
        if of <= 0:
            raise NoResult(_("There is no logarithm of zero or less."))
        return math.log(of)

    return run
