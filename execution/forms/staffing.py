"""What a form asks of whoever begins a project: a template, the day it starts, and who fills each role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from execution.forms.widgets import day_field
from execution.models import WorkCalendar
from execution.patterns import catalogue
from execution.patterns.pattern import lay_out
from execution.scheduling.network import Circle
from execution.scheduling.workdays import TooFar

ROLE = "role-"
REF = 40


class Staffed:
    """A form with `template`, `start` and a field for each role of the template that is chosen.

    `fill_url` is where the fields of another template come from. What is chosen is `pattern`, who does it `people`.
    """

    begin_label = _("Starts")

    def staff(self, workspace, fill_url=""):
        self.offer = catalogue.offer(workspace, self.asked("template")) if self.asked("template") else None
        choice = forms.ChoiceField(
            label=_("Template"), required=False,
            choices=[("", _("None: begin without tasks")), *catalogue.choices(workspace)],
            help_text=_("Its tasks, milestones and what waits for what come along, on working days from the start."),
            error_messages={"invalid_choice": _("There is no such template here.")},
        )  # fmt: skip
        live = (
            {"hx-get": fill_url, "hx-include": "closest form", "hx-target": "#staffing"} if fill_url else {}
        )
        choice.widget.attrs |= {"hx-trigger": "change", **live} if live else {}
        self.fields["template"] = choice
        if "start" not in self.fields:
            self.fields["start"] = forms.DateField(label=self.begin_label, required=False, widget=day_field())
        if live:
            self.fields["start"].widget.attrs |= {"hx-trigger": "change", **live}
        self.people_of(workspace)

    def asked(self, name):
        value = self.data.get(name) if self.is_bound else self.initial.get(name)
        return str(value or "")[:REF].strip()

    def people_of(self, workspace):
        members = Membership.objects.filter(workspace=workspace).active().named()
        self.roles = {}
        for n, role in enumerate(self.offer.roles if self.offer else ()):
            self.roles[f"{ROLE}{n}"] = role
            self.fields[f"{ROLE}{n}"] = forms.ModelChoiceField(
                label=role, queryset=members, required=False, empty_label=_("Nobody yet")
            )

    def template_fields(self):
        """The roles as they are drawn, below the fields of the form's own."""
        return [self[name] for name in self.roles]

    def own_fields(self):
        return [self[name] for name in self.fields if name not in self.roles]

    def taken(self, cleaned):
        """(rest of the cleaned fields, Pattern or None, {role: Membership})."""
        people = {role: cleaned.get(name) for name, role in self.roles.items() if cleaned.get(name)}
        rest = {n: v for n, v in cleaned.items() if n not in self.roles and n != "template"}
        return rest, (self.offer.pattern if self.offer and cleaned.get("template") else None), people


def outlook(workspace, offer, start):
    """The last day of a template that begins on `start`, by the workspace's calendar; None where none can be told."""
    calendar = WorkCalendar.of(workspace)
    try:
        return lay_out(offer.pattern, start, calendar.workdays(calendar.exceptions())).finish
    except (Circle, TooFar):
        return None


class FillForm(Staffed, forms.Form):
    """The roles of a template alone, with whoever was chosen for them already."""

    def __init__(self, data, workspace):
        super().__init__(initial=dict(data.items()))
        self.staff(workspace)
