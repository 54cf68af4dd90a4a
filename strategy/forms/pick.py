"""One of the workspace's initiatives, named by its key or its title."""

from django import forms
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.lookup import find

NAMED = 3  # namesakes that an error lists
OFFERED = 8


class PickInput(forms.TextInput):
    """A line that offers initiatives while one types; without script one types the key or the title."""

    address = ""

    @staticmethod
    def address_in(workspace, but=""):
        """Where the options of a workspace come from: all `but` the one with this key."""
        address = reverse("strategy:initiative_options", args=[workspace.slug])
        return f"{address}?but={but}" if but else address

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, {**(attrs or {}), "autocomplete": "off"}, renderer)
        return format_html(
            '<pick-box label="{}" url="{}">{}</pick-box>', _("Initiatives"), self.address, field
        )


class InitiativeField(forms.CharField):
    """ "ORC-31", "ORC-31 Substitution rules" or "substitution" in, an Initiative out (None for nothing)."""

    workspace = None

    def __init__(self, **how):
        super().__init__(**({"max_length": 240, "widget": PickInput} | how))

    def scope(self, workspace, but=""):
        """Look in this workspace, and offer all `but` the one with this key."""
        self.workspace = workspace
        self.widget.address = PickInput.address_in(workspace, but)

    def clean(self, value):
        text = " ".join(super().clean(value).split())
        return (
            named(self.workspace.initiatives.select_related("workspace", "product"), text) if text else None
        )


def picked(initiatives, text):
    """The one whose key `text` begins with, or None."""
    return find(initiatives, text.split()[0]) if text.split() else None


def named(initiatives, text):
    """The one initiative that `text` names. Raises ValidationError where it is none or several."""
    if found := picked(initiatives, text):
        return found
    for condition in (Q(title__iexact=text), Q(title__icontains=text)):
        found = list(initiatives.filter(condition).order_by("number", "id")[: NAMED + 1])
        if len(found) == 1:
            return found[0]
        if found:
            raise forms.ValidationError(several(found, text))
    raise forms.ValidationError(_("No initiative here has the key or the title “%(text)s”.") % {"text": text})


def several(found, text):
    keys = ", ".join(one.key for one in found[:NAMED]) + (" …" if len(found) > NAMED else "")
    return _("“%(text)s” may be %(keys)s. Write the key of the one you mean.") % {"text": text, "keys": keys}


def offered(initiatives, text):
    """What a line offers for what is typed so far: by the beginning of the key, then by words of the title."""
    text = " ".join(text.replace("\0", "").split())
    key = Concat("product__key", Value("-"), Cast("number", CharField()))
    found = initiatives.annotate(said_key=key).order_by("product__key", "number", "id")
    if not text:
        return list(found[:OFFERED])
    by_key = list(found.filter(said_key__istartswith=text)[:OFFERED])
    by_title = found.filter(title__icontains=text).exclude(pk__in=[one.pk for one in by_key])
    return [*by_key, *by_title][:OFFERED]


def said(initiative):
    """As `named` reads it back."""
    return f"{initiative.key} {initiative.title}" if initiative else ""
