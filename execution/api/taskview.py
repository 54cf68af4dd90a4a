from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can
from execution.models.taskview import Page

LONGEST = 10_000  # characters that are read of a query; what a view keeps of them is less


class TaskViewSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "name": "name", "page": "page", "project": "project_id", "query": "query", "shared": "shared",
        "owner": "owner_id",
    }  # fmt: skip

    name = serializers.CharField(max_length=60)
    page = serializers.ChoiceField(choices=Page.choices, required=False)
    project = Reference("projects", required=False, allow_null=True, help_text="null: of all projects.")
    query = serializers.CharField(
        max_length=LONGEST,
        allow_blank=True,
        required=False,
        help_text="What the address of its page asks for.",
    )
    shared = serializers.BooleanField(
        required=False, help_text="Everybody here sees it, else its owner alone."
    )
    owner = serializers.CharField(source="owner_id", read_only=True, allow_null=True)


class TaskViewViewSet(RecordViewSet):
    """Pages of tasks under a name: filters, groups, order. You see your own and those for everybody."""

    relation = "taskviews"
    serializer_class = TaskViewSerializer
    access = {"GET": Can.READ, "POST": Can.KEEP, "PATCH": Can.KEEP, "DELETE": Can.KEEP}
    orders = {"": ("id",), "name": ("name", "id")}

    def get_queryset(self):
        return self.request.workspace.taskviews.seen_by(self.request.membership).standing()

    def filter_list(self, queryset):
        if project := asked_for(self.request, "project", "projects"):
            queryset = queryset.filter(project=project)
        if page := self.request.query_params.get("page"):
            if page not in Page.values:
                raise ValidationError({"page": [f"One of: {', '.join(Page.values)}."]})
            queryset = queryset.filter(page=page)
        return queryset
