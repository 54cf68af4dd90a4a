from django import forms
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.forms.base import WorkspaceForm
from accounts.lookup import as_uuid
from accounts.models import Membership
from accounts.models.many import AT_ONCE
from strategy import bulk
from strategy.models import Goal, Theme

# What the bar sets, and the field of the form that says to what.
SETTING = {"owner": "owner", "theme": "theme", "effort": "effort", "confidence": "confidence"}
DOING = {*SETTING, "goal", "shift", "trash", "archive", "unarchive", *bulk.SHAPING}


class BulkForm(WorkspaceForm):
    """One act on the initiatives that were ticked. `do` is what, the field of its name to what; nothing unsets."""

    do = forms.CharField(max_length=60)
    owner = forms.ModelChoiceField(Membership.objects.all(), required=False)
    theme = forms.ModelChoiceField(Theme.objects.all(), required=False)
    goal = forms.ModelChoiceField(Goal.objects.all(), required=False)
    effort = forms.DecimalField(required=False, min_value=0, max_digits=7, decimal_places=1)
    confidence = forms.IntegerField(required=False, min_value=0, max_value=100)
    shift = forms.IntegerField(required=False)

    def __init__(self, *args, own=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.own = {its.field_name: its for its in own}
        for name in self.own:
            self.fields[name] = forms.CharField(required=False, max_length=600)

    def clean_do(self):
        """`owner` or, from a button that says both, `owner=<id>`; the latter wins over the field."""
        do, _sep, _value = self.data.get("do", "").partition("=")
        if do not in DOING and do not in self.own:
            raise forms.ValidationError(_("Choose what to do with them."))
        return do

    def act(self, initiatives, seen, by, **how):
        """The Outcome. Raises Refused at the field that is wrong. how: the cause and moment of the whole act."""
        do, data = self.cleaned_data["do"], self.cleaned_data
        how["by"] = by
        if do in bulk.SHAPING:
            return bulk.move(initiatives, do, **how)
        if do in ("trash", "archive", "unarchive"):
            return getattr(bulk, do)(initiatives, **how)
        how["seen"] = seen
        if do == "goal":
            return bulk.goals(initiatives, data["goal"], **how)
        if do == "shift":
            return bulk.shift(initiatives, data["shift"] or 0, **how)
        if do in self.own:
            return bulk.change(initiatives, {do: self.own[do].read(data[do])}, **how)
        return bulk.change(initiatives, {SETTING[do]: data[SETTING[do]]}, **how)


def ticked(data):
    """({id: version seen or None}, in the order in which they were ticked) of `ids`: each an id, or an id, a dot and
    the version that was on the page. Raises Refused for too many and for what is none."""
    seen = {}
    for word in data.getlist("ids"):
        ref, _dot, version = word.partition(".")
        pk = as_uuid(ref)
        if pk is None or not (version or "1").isdigit():
            raise Refused(_("One of those is no initiative here. Load the list again."), "ids")
        seen[pk] = int(version) if version else None
    if not seen:
        raise Refused(_("Tick some rows first."), "ids")
    return checked(seen)


def checked(pks):
    if len(pks) > bulk.MOST:
        raise Refused(_("Change at most %(n)s at once.") % {"n": bulk.MOST}, "ids")
    return pks


def here(pks, workspace):
    """Raises Refused where one of the ticked is not in the workspace any more, or never was."""
    found = 0
    for start in range(0, len(pks), AT_ONCE):
        found += workspace.initiatives.filter(pk__in=pks[start : start + AT_ONCE]).count()
    if found < len(pks):
        raise Refused(_("One of those is not here any more. Load the list again."), "ids")
