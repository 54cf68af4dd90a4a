import re

from django import forms

from accounts.forms.base import WorkspaceModelForm

BARE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#].*)?")


class LinkForm(WorkspaceModelForm):
    """An address is enough: without a label it goes by its site. Each noun names its model in Meta."""

    class Meta:
        fields = ["url", "label"]
        widgets = {"url": forms.URLInput(attrs={"autocomplete": "off", "placeholder": "https://"})}

    def clean_url(self):
        return with_scheme(self.cleaned_data["url"])


def with_scheme(url):
    """The address as it is meant: "docs.larkfield.example/page" -> "https://docs.larkfield.example/page"."""
    url = url.strip()
    return f"https://{url}" if BARE.fullmatch(url) else url
