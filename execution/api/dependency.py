from decimal import Decimal

from rest_framework import serializers

from accounts.api.fields import Reference, asked_for
from accounts.errors import Refused
from accounts.roles import Can
from execution.api.along import FollowedSerializer, FollowedViewSet
from execution.models import LinkKind, TaskDependency


class TaskDependencySerializer(FollowedSerializer):
    """`after` waits for `before`; `lag` in working days, below zero for a lead."""

    columns = FollowedSerializer.columns | {
        "before": "before_id", "after": "after_id", "kind": "kind", "lag": "lag",
    }  # fmt: skip

    before = Reference("tasks")
    after = Reference("tasks")
    kind = serializers.ChoiceField(choices=LinkKind.choices, required=False)
    lag = serializers.DecimalField(
        max_digits=4, decimal_places=1, min_value=Decimal(-999), max_value=Decimal(999), required=False
    )


class TaskDependencyViewSet(FollowedViewSet):
    """What waits for what among the tasks of a project. Its two tasks stay; kind and lag may change."""

    relation = "task_dependencies"
    serializer_class = TaskDependencySerializer
    access = {"GET": Can.READ, "POST": Can.PLAN, "PATCH": Can.PLAN, "DELETE": Can.PLAN}

    def get_queryset(self):
        rows = super().get_queryset().filter(before__deleted_at=None, after__deleted_at=None)
        return rows.select_related("before__project", "after__project")

    def filter_list(self, queryset):
        if task := asked_for(self.request, "task", "tasks"):
            queryset = queryset.of([task])
        if project := asked_for(self.request, "project", "projects"):
            queryset = queryset.within(project)
        return queryset

    def perform_create(self, data):
        def act(cause):
            return TaskDependency.create(by=self.request.membership, cause=cause, **data)

        return self.carry([data["before"].project], act, links=True)

    def perform_update(self, record, data, version):
        for name in ("before", "after"):
            if name in data and data.pop(name).pk != getattr(record, f"{name}_id"):
                raise Refused("Its tasks stay. Take it away and make another one.", name)

        def act(cause):
            return record.edit(by=self.request.membership, changes=data, version=version, cause=cause)

        self.carry([record.before.project], act)
