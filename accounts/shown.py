"""The version of a row as a page showed it."""

from django import forms

from accounts.digits import whole


class Shown(int):
    """What its writer wants and stands so already is no clash with them: who never heard the answer sends the same once
    more. A program that names a number is taken at its word."""

    @staticmethod
    def unless(there, version):
        """A version that is taken at its word where what was asked for, one of several, is not `there` by now: the whole
        list is as it would be made, but not as its writer wanted it."""
        return version if there or version is None else int(version)

    @classmethod
    def said(cls, text):
        """By an address or a form; None for what is no number."""
        number = whole(text)
        return number if number is None else cls(number)


class ShownField(forms.IntegerField):
    """It goes along with a form unseen."""

    def __init__(self, **kwargs):
        super().__init__(**{"widget": forms.HiddenInput, "required": False, "min_value": 1} | kwargs)

    def to_python(self, value):
        number = super().to_python(value)
        return number if number is None else Shown(number)
