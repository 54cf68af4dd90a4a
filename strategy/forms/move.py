from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused

STEPS = {
    "submit": _("Send for review"),
    "withdraw": _("Withdraw"),
    "hold": _("Put on hold"),
    "resume": _("Resume"),
    "reopen": _("Reopen"),
}


class MoveForm(forms.Form):
    """The next step of one initiative, of those open to whoever asks."""

    verb = forms.ChoiceField(label=_("Next step"))

    def __init__(self, *args, initiative, verbs, **kwargs):
        super().__init__(*args, **kwargs)
        self.initiative = initiative
        now = initiative.get_state_display()
        self.fields["verb"].choices = [("", now), *((verb, STEPS[verb]) for verb in STEPS if verb in verbs)]
        self.fields["verb"].required = False

    def save_edit(self, by):
        """The log's row of the step, False where none was chosen, None where it was refused."""
        verb = self.cleaned_data["verb"]
        if not verb:
            return False
        try:
            getattr(self.initiative, verb)(by=by)
        except Refused as refused:
            self.add_error("verb", refused.message)
            return None
        return Step(verb)


class Step:
    """Stands for what a step wrote: on record, so not to be undone."""

    cause = None

    def __init__(self, verb):
        self.verb = verb
