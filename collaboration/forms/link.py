import re

from django import forms

from accounts.forms.base import WorkspaceModelForm

# "docs.larkfield.example/page", as some browsers copy it
BARE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#].*)?")


class LinkForm(WorkspaceModelForm):
    """An address is enough: without a label it goes by its site. Each noun names its model in Meta."""

    class Meta:
        fields = ["url", "label"]
        widgets = {"url": forms.URLInput(attrs={"autocomplete": "off", "placeholder": "https://"})}

    def clean_url(self):
        url = self.cleaned_data["url"].strip()
        return f"https://{url}" if BARE.fullmatch(url) else url
