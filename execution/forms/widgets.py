"""Controls for days and hours."""

from decimal import Decimal

from django import forms


class HoursInput(forms.NumberInput):
    """40 where the database keeps 40.00."""

    def format_value(self, value):
        return f"{value.normalize():f}" if isinstance(value, Decimal) else super().format_value(value)


def day_field():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def hours_field():
    return HoursInput(attrs={"min": 0, "step": "0.25", "inputmode": "decimal"})
