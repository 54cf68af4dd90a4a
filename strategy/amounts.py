"""A measured value as it is said: "67%", "€0.21", "Yes", "6.8". Values in, words out."""

import decimal

from django.utils import formats
from django.utils.translation import gettext as _

SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
PERCENT, MONEY, YES_NO, NUMBER = "percent", "money", "yes_no", "number"
KEPT = {"EUR", "USD", "GBP", "INR"}  # said with both digits behind the point: €0.30, not €0.3


def number(value, places=0):
    """Without needless zeros, but with at least `places` digits behind the point where there are any."""
    found = decimal.Decimal(str(value)).normalize()
    if found == found.to_integral_value():
        return formats.number_format(int(found), use_l10n=True, force_grouping=True)
    if -found.as_tuple().exponent < places:
        found = found.quantize(decimal.Decimal(1).scaleb(-places))
    return formats.number_format(found, use_l10n=True, force_grouping=True)


def said(value, kind=NUMBER, unit=""):
    """A value of a kind. `unit` is a currency's code where it is money; another unit stands beside, not here."""
    if value is None:
        return "–"
    if kind == YES_NO:
        return _("Yes") if value else _("No")
    if kind == MONEY:
        value = decimal.Decimal(str(value))
        shown, sign = number(abs(value), 2 if unit in KEPT else 0), "−" if value < 0 else ""
        return f"{sign}{SYMBOLS[unit]}{shown}" if unit in SYMBOLS else f"{sign}{shown} {unit}"
    return f"{number(value)}%" if kind == PERCENT or unit == "%" else number(value)
