from django import forms

from accounts.errors import Refused


def day_field():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RecordForm(forms.ModelForm):
    """A form over a record of the workspace; it saves through the record's own verbs."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, workspace, **kwargs):
        super().__init__(*args, **kwargs)
        self.workspace = workspace
        self.fields["version"].initial = self.instance.version

    def _post_clean(self):
        """Rules are the verbs' to check; the instance stays as it was read."""

    def changes(self):
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {n: list(v) if hasattr(v, "model") else v for n, v in data.items()}

    def attempt(self, act):
        """What `act` answers; a broken rule stands at its field and answers None."""
        try:
            return act()
        except Refused as refused:
            self.add_error(refused.field if refused.field in self.fields else None, refused.message)
            return None

    def create(self, by, **fixed):
        return self.attempt(lambda: self._meta.model.create(by=by, **fixed, **self.changes()))

    def edit(self, by):
        """(the log's row or None,) when it went through, None when a rule was broken."""
        seen = self.cleaned_data["version"]
        return self.attempt(lambda: (self.instance.edit(by=by, changes=self.changes(), version=seen),))
