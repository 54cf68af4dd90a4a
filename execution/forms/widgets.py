"""Controls for days and hours."""

from django import forms


def day_field():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def hours_field():
    return forms.NumberInput(attrs={"min": 0, "step": "0.25", "inputmode": "decimal"})
