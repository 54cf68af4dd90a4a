"""Templates that every company has from the start: read as they are, copied to be changed."""

from execution.shipped import campaign, launch, recruitment
from execution.shipped.parts import pattern_of

SHEETS = {found.SHEET.word: found.SHEET for found in (launch, campaign, recruitment)}


def pattern(word):
    """Pattern of a shipped template by its word, None where there is no such."""
    sheet = SHEETS.get(word)
    return pattern_of(sheet) if sheet else None
