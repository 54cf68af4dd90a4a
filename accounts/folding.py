"""Text without case and accents, the same on every database: "Überblick" is "uberblick", "Straße" is "strasse"."""

import re
import unicodedata
from functools import lru_cache

from django.db.models import Func, TextField

# Letters that no decomposition takes apart.
SINGLE = {"Ø": "o", "ø": "o", "Ł": "l", "ł": "l", "Đ": "d", "đ": "d", "Ð": "d", "ð": "d", "ı": "i", "ς": "σ"}
DOUBLE = {"ß": "ss", "ẞ": "ss", "Æ": "ae", "æ": "ae", "Œ": "oe", "œ": "oe", "Þ": "th", "þ": "th"}
LETTERS = str.maketrans(SINGLE | DOUBLE)
MARKS = dict.fromkeys(range(0x300, 0x370))  # combining marks
FOREIGN = re.compile(r"[^\x00-\x7f]+")


@lru_cache(maxsize=16)  # a row that is asked for several words asks for the same text again at once
def fold(text):
    """`text` in small letters without accents; "" for None. Most letters are plain: only the others are looked at."""
    if not text:
        return ""
    return text.lower() if text.isascii() else FOREIGN.sub(bare, text.lower())


def bare(found):
    return letters(found[0])


@lru_cache(maxsize=4096)
def letters(text):
    """The plain letters of some that are not; what is no letter of ours stays."""
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS)).translate(MARKS)
    return plain.lower().replace("ς", "σ")  # in a word Python writes one letter of Greek in two ways


class Fold(Func):
    """`fold` of a column, inside the database. SQLite is lent the function above when it connects."""

    function = "fold"
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler, connection):
        sql, params = compiler.compile(self.source_expressions[0])
        bare = f"translate({sql}, '{''.join(SINGLE)}', '{''.join(SINGLE.values())}')"
        for letter, letters in DOUBLE.items():
            bare = f"replace({bare}, '{letter}', '{letters}')"
        bare = rf"regexp_replace(normalize({bare}, NFKD), '[\u0300-\u036f]', '', 'g')"
        plain = f"octet_length({sql}) = char_length({sql})"  # most text has no letter to fold
        return f"CASE WHEN {plain} THEN lower({sql}) ELSE lower({bare}) END", [*params] * 4


def lend(connection):
    """Called for each new connection."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("fold", 1, fold, deterministic=True)
