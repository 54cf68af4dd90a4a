from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.archive import ARCHIVED, ArchiveActions, NoteSerializer, by_archive
from accounts.api.base import RecordSerializer, RecordViewSet, checked
from accounts.api.fields import Reference, asked_for
from accounts.api.history import HistoryActions
from accounts.roles import Can
from strategy import periods
from strategy.api.key_result import MeasureSerializer, read_results
from strategy.api.publishing import PublicationSerializer
from strategy.models import PeriodKind, Planning, Progress

DAYS = ("period_start", "period_end")


class GoalSerializer(RecordSerializer):
    """`period` is said in words ("Q3 2026", "H1 FY27"), or else by its first and last day."""

    columns = RecordSerializer.columns | {
        "number": "number",
        "product": "product_id",
        "product_key": "product__key",
        "title": "title",
        "description": "description",
        "owner": "owner_id",
        "parent": "parent_id",
        "parent_gone": "parent__deleted_at",
        "period_kind": "period_kind",
        "period_start": "period_start",
        "period_end": "period_end",
        "progress_mode": "progress_mode",
        "progress_said": "progress_said",
        "archived_at": "archived_at",
    }

    key = serializers.CharField(read_only=True)
    product = Reference("products", required=False, allow_null=True, help_text="None of the whole company's.")
    title = serializers.CharField(max_length=200)
    description = serializers.CharField(max_length=20_000, allow_blank=True, required=False)
    owner = Reference("memberships", required=False, allow_null=True)
    parent = Reference("goals", required=False, allow_null=True)
    period = serializers.CharField(max_length=80, required=False)
    period_kind = serializers.ChoiceField(choices=PeriodKind.choices, read_only=True)
    period_start = serializers.DateField(required=False)
    period_end = serializers.DateField(required=False)
    progress_mode = serializers.ChoiceField(choices=Progress.choices, required=False)
    progress_said = serializers.IntegerField(read_only=True, allow_null=True)
    archived_at = serializers.DateTimeField(read_only=True, allow_null=True)
    key_results = MeasureSerializer(many=True, read_only=True)

    @classmethod
    def attach(cls, rows, request):
        results = read_results([row["id"] for row in rows])
        today, fiscal = request.workspace.today(), Planning.seen(request.workspace).fiscal_month
        for row in rows:
            product, number = row.pop("product_key"), row.pop("number")
            row["key"] = f"{product}-G{number}" if product else f"W{number}"
            if row.pop("parent_gone"):
                row["parent"] = None
            found = periods.Period(row["period_kind"], row["period_start"], row["period_end"])
            row["period"] = periods.words(found, today, fiscal)
            row["key_results"] = results.get(row["id"], [])

    def validate(self, data):
        data = super().validate(data)
        if "period" in data:
            return self.in_words(data)
        missing = [name for name in DAYS if name not in data] if not self.partial else []
        if missing:
            raise ValidationError(
                {name: ["Say for which period, or its first and last day."] for name in missing}
            )
        return data

    def in_words(self, data):
        """The days of a period that was said in words."""
        if both := [name for name in DAYS if name in data]:
            raise ValidationError({name: ["The period says this already."] for name in both})
        workspace = self.context["request"].workspace
        try:
            fiscal = Planning.seen(workspace).fiscal_month
            found = periods.parse(data.pop("period"), workspace.today(), fiscal)
        except ValueError as error:
            raise ValidationError({"period": [str(error)]}) from error
        return data | {"period_kind": found.kind, "period_start": found.start, "period_end": found.end}


class ReportSerializer(NoteSerializer):
    percent = serializers.IntegerField(min_value=0, max_value=100)
    version = serializers.IntegerField(required=False, min_value=1)


@extend_schema(parameters=[ARCHIVED])
class GoalViewSet(ArchiveActions, HistoryActions, RecordViewSet):
    """The base: the bridge adds how far a goal is, and registers it."""

    relation = "goals"
    serializer_class = GoalSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

    def filter_list(self, queryset):
        queryset = by_archive(queryset, self.request)
        for name, relation in (("product", "products"), ("owner", "memberships"), ("parent", "goals")):
            if found := asked_for(self.request, name, relation):
                queryset = queryset.filter(**{name: found})
        return queryset

    @extend_schema(request=PublicationSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def publication(self, request, pk=None):
        """Tell every member of the goal, with a note."""
        goal = find_or_404(self.get_queryset(), pk)
        goal.publish(by=request.membership, **checked(PublicationSerializer, request))
        return Response(self.represent(goal), status=status.HTTP_201_CREATED)
