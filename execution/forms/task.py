from django import forms
from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _

from accounts.errors import Conflict
from accounts.forms.base import WorkspaceModelForm
from accounts.forms.fielded import Fields
from execution.blocks import is_over
from execution.forms.along import FollowedForm
from execution.forms.label import Labelled, LabelNames
from execution.forms.widgets import day_field, hours_field
from execution.history import in_words
from execution.models import BoardColumn, Task
from execution.models.blockable import FREE


class Below(forms.ModelChoiceField):
    """A task, by key and title."""

    def label_from_instance(self, task):
        return f"{task.key} {task.title}"


class TaskForm(Labelled, Fields, FollowedForm):
    """All that people write of a task; `only` keeps one field or some, to edit them where they are read."""

    parent = Below(label=_("Parent"), queryset=Task.objects.all(), required=False, empty_label=_("None"))
    labels = LabelNames(label=_("Labels"), required=False, help_text=_("Words with commas between them."))

    class Meta:
        model = Task
        fields = Task.WRITABLE
        widgets = {
            "start": day_field(),
            "due": day_field(),
            "estimate": hours_field(),
            "remaining": hours_field(),
            "assignees": forms.CheckboxSelectMultiple,
        }
        help_texts = {"description": _("Markdown.")}

    field_order = Task.WRITABLE

    def __init__(self, *args, only=None, **kwargs):
        super().__init__(*args, **kwargs)
        task = self.instance
        siblings = task.project.tasks.select_related("project").exclude(pk=task.pk)
        self.fields["parent"].queryset = siblings.order_by("number")
        self.fields["milestone"].queryset = task.project.milestones.in_order()
        self.fields["milestone"].empty_label = _("None")
        people = self.fields["assignees"]
        on_it = Case(When(pk__in=self.held("assignees"), then=0), default=1)
        people.queryset = people.queryset.order_by(on_it, "user__name", "user__email")
        self.offer_labels()
        self.add_own_fields()
        if only:
            names = [only] if isinstance(only, str) else only
            self.fields = {n: self.fields[n] for n in [*names, "version"] if n in self.fields}

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def own_changes(self, version):
        """A blocked task that moves on is asked about first."""
        changes = super().own_changes(version)
        over = is_over(self.instance, changes.get("status"), self.data.get("block", ""))
        return changes | (FREE if over else {})

    def save_edit(self, by):
        try:
            return super().save_edit(by)
        except Conflict as conflict:
            raise in_words(conflict) from conflict


class QuickForm(WorkspaceModelForm):
    """A title is enough."""

    class Meta:
        model = Task
        fields = ["title", "project", "parent", "assignees", "due", "status"]
        widgets = {"due": day_field(), "parent": forms.HiddenInput, "status": forms.HiddenInput}

    next = forms.CharField(widget=forms.HiddenInput, required=False)
    column = forms.ModelChoiceField(BoardColumn.objects.all(), widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = self.workspace.projects.open().order_by("name", "id")
        self.fields["status"].required = False

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def changes(self):
        said = super().changes()
        del said["next"]
        column = said.pop("column")
        if column and column.project == said["project"]:
            said |= {"column": column, "status": column.status}
        if not said["status"]:
            del said["status"]
        return said
