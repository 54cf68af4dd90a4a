from django import forms
from django.utils.translation import gettext_lazy as _

from strategy.duplicating import LONGEST


class DuplicateForm(forms.Form):
    title = forms.CharField(label=_("Title of the copy"), max_length=LONGEST)
