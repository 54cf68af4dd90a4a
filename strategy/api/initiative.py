from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.api.archive import ARCHIVED, ArchiveActions, by_archive
from accounts.api.base import RecordSerializer, RecordViewSet, checked
from accounts.api.customfield import OwnFields, all_keys
from accounts.api.fields import Many, Reference, References, asked_for
from accounts.api.history import HistoryActions
from accounts.lookup import find
from accounts.roles import Can
from accounts.views import chips
from strategy import bulk, shares
from strategy.api.decision import DecidedViewSet, attach_reviews, attach_succession
from strategy.api.life import LifeActions
from strategy.api.requirement import MetSerializer, RequirementSerializer, attach_requirements, of_this
from strategy.evidence import demand_of
from strategy.horizon import LABELS, standing
from strategy.models import Horizon, Initiative, InitiativeDependency, Precision, Promise, State

HORIZON = OpenApiParameter(
    "horizon", str, enum=list(LABELS), description="Where they stand today, said by hand or by their dates."
)
PUT_AWAY = {"archive", "trash", "unarchive"}


class PromiseSerializer(serializers.Serializer):
    number = serializers.IntegerField(read_only=True)
    start = serializers.DateField(read_only=True, allow_null=True)
    end = serializers.DateField(read_only=True, allow_null=True)
    precision = serializers.CharField(read_only=True)
    effort = serializers.FloatField(read_only=True, allow_null=True)
    tolerance = serializers.IntegerField(read_only=True)
    decided_by = serializers.CharField(read_only=True)
    note = serializers.CharField(read_only=True)
    at = serializers.DateTimeField(read_only=True)


def share_keys(given, workspace):
    """{goal's key: per cent} of what was given by ids or keys."""
    found = {}
    for ref, share in given.items():
        goal = find(workspace.goals.select_related("product"), ref)
        if goal is None:
            raise ValidationError({"goal_shares": ["There is no such goal here."]})
        found[goal.key] = share
    return found


class ServedSerializer(serializers.Serializer):
    """A goal, and how much of the initiative is for it in per cent."""

    goal = serializers.CharField(read_only=True)
    key = serializers.CharField(read_only=True)
    share = serializers.FloatField(read_only=True)


class InitiativeSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "number": "number",
        "product": "product_id",
        "product_key": "product__key",
        "title": "title",
        "public_title": "public_title",
        "problem": "problem",
        "outcome": "outcome",
        "start": "start",
        "end": "end",
        "precision": "precision",
        "horizon": "horizon",
        "effort": "effort",
        "confidence": "confidence",
        "goal_shares": "goal_shares",
        "owner": "owner_id",
        "theme": "theme_id",
        "theme_gone": "theme__deleted_at",
        "parent": "parent_id",
        "parent_gone": "parent__deleted_at",
        "state": "state",
        "superseded_by": "superseded_by_id",
        "external_key": "external_key",
        "archived_at": "archived_at",
        "fields": "custom",
    }

    key = serializers.CharField(read_only=True)
    product = Reference("products")
    title = serializers.CharField(max_length=200)
    public_title = serializers.CharField(max_length=200, allow_blank=True, required=False)
    problem = serializers.CharField(max_length=20_000, allow_blank=True, required=False)
    outcome = serializers.CharField(max_length=20_000, allow_blank=True, required=False)
    start = serializers.DateField(required=False, allow_null=True)
    end = serializers.DateField(required=False, allow_null=True)
    precision = serializers.ChoiceField(choices=Precision.choices, required=False)
    horizon = serializers.ChoiceField(
        choices=Horizon.choices, allow_blank=True, required=False,
        help_text="Empty: where its dates put it.",
    )  # fmt: skip
    effort = serializers.DecimalField(
        max_digits=7, decimal_places=1, min_value=0, required=False, allow_null=True
    )
    confidence = serializers.IntegerField(min_value=0, max_value=100, required=False, allow_null=True)
    owner = Reference("memberships", required=False, allow_null=True)
    theme = Reference("themes", required=False, allow_null=True)
    parent = Reference("initiatives", required=False, allow_null=True)
    goals = References("goals", required=False)
    goal_shares = serializers.DictField(
        child=serializers.IntegerField(min_value=0, max_value=100), required=False,
        help_text="Per cents by the goal’s id or key; goals without one divide the rest equally.",
    )  # fmt: skip
    served = ServedSerializer(many=True, read_only=True)
    fields = OwnFields("initiative", required=False)
    external_key = serializers.CharField(max_length=200, allow_blank=True, required=False)
    state = serializers.ChoiceField(choices=State.choices, read_only=True)
    archived_at = serializers.DateTimeField(read_only=True, allow_null=True)
    superseded_by = serializers.CharField(read_only=True, allow_null=True)
    supersedes = serializers.ListField(child=serializers.CharField(), read_only=True)
    promise = PromiseSerializer(read_only=True, allow_null=True)
    review = serializers.DictField(read_only=True, allow_null=True)
    requirements = RequirementSerializer(many=True, read_only=True)
    demand = serializers.IntegerField(read_only=True)
    depends_on = serializers.ListField(child=serializers.CharField(), read_only=True)
    blocks = serializers.ListField(child=serializers.CharField(), read_only=True)

    def validate(self, data):
        data = super().validate(data)
        if "goal_shares" in data:
            data["goal_shares"] = share_keys(data["goal_shares"], self.context["request"].workspace)
        return {n: v for n, v in data.items() if n != "fields"} | data.get("fields", {})

    @classmethod
    def attach(cls, rows, request):
        all_keys(rows, request.workspace, "initiative")
        by_id = {row["id"]: row for row in rows}
        for pk, demand in demand_of(by_id).items():
            by_id[pk]["demand"] = demand
        for row in rows:
            row["key"] = f"{row.pop('product_key')}-{row.pop('number')}"
            if row.pop("theme_gone"):
                row["theme"] = None
            if row.pop("parent_gone"):
                row["parent"] = None
            row |= {"depends_on": [], "blocks": []}
            row |= {"goals": [], "requirements": [], "promise": None, "review": None, "supersedes": []}
        attach_goals(by_id)
        attach_dependencies(by_id)
        attach_requirements(by_id)
        fields = tuple(PromiseSerializer().fields)
        columns = ["decided_by_id" if name == "decided_by" else name for name in fields]
        promises = Promise.objects.filter(initiative__in=by_id).order_by("number")
        for initiative, *values in promises.values_list("initiative_id", *columns):
            by_id[initiative]["promise"] = dict(zip(fields, values, strict=True))
        attach_reviews(by_id)
        attach_succession(by_id)


def attach_dependencies(by_id):
    """`depends_on` and `blocks` of initiatives by their id, in one query."""
    links = InitiativeDependency.objects.of(by_id).between_living().order_by("created_at", "id")
    for before, after in links.values_list("before_id", "after_id"):
        if after in by_id:
            by_id[after]["depends_on"].append(before)
        if before in by_id:
            by_id[before]["blocks"].append(after)


def attach_goals(by_id):
    """`goals` and `served` of initiatives by their id, in one query."""
    through = Initiative.goals.through.objects.filter(initiative__in=by_id, goal__deleted_at=None)
    found = {pk: {} for pk in by_id}
    for link in through.select_related("goal__product").order_by("goal__number", "goal"):
        found[link.initiative_id][link.goal.key] = link.goal_id
    for pk, goals in found.items():
        row = by_id[pk]
        parts = shares.divided(list(goals), row["goal_shares"])
        row["goals"] = list(goals.values())
        row["served"] = [
            {"goal": goal, "key": key, "share": round(float(parts[key] * 100), 1)}
            for key, goal in goals.items()
        ]


class BulkSerializer(serializers.Serializer):
    """Either `changes`, as a PATCH takes them, or a `verb`; of up to 5,000 rows. `versions` says by id which
    version was seen."""

    validate = RecordSerializer.validate

    ids = Many("initiatives", bulk.MOST, allow_empty=False)
    versions = serializers.DictField(child=serializers.IntegerField(min_value=1), required=False)
    changes = serializers.DictField(required=False)
    verb = serializers.ChoiceField(
        choices=[(v, v) for v in sorted(bulk.SHAPING | {"archive", "trash", "unarchive"})], required=False
    )


@extend_schema(parameters=[ARCHIVED, HORIZON])
class InitiativeViewSet(DecidedViewSet, ArchiveActions, HistoryActions, LifeActions, RecordViewSet):
    """The base: the bridge adds deliveries and registers it."""

    relation = "initiatives"
    serializer_class = InitiativeSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}

    def filter_list(self, queryset):
        queryset = by_archive(queryset, self.request)
        if state := self.request.query_params.get("state"):
            if state not in State.values:
                raise ValidationError({"state": [f"One of: {', '.join(State.values)}."]})
            queryset = queryset.filter(state=state)
        if place := self.request.query_params.get("horizon"):
            if place not in LABELS:
                raise ValidationError({"horizon": [f"One of: {', '.join(LABELS)}."]})
            queryset = queryset.filter(standing([place], self.request.workspace.today()))
        if product := asked_for(self.request, "product", "products"):
            queryset = queryset.filter(product=product)
        if owner := asked_for(self.request, "owner", "memberships"):
            queryset = queryset.filter(owner=owner)
        if theme := asked_for(self.request, "theme", "themes"):
            queryset = queryset.filter(theme=theme)
        if parent := asked_for(self.request, "parent", "initiatives"):
            queryset = queryset.filter(parent=parent)
        if goal := asked_for(self.request, "goal", "goals"):
            queryset = queryset.filter(goals=goal)
        return chips.narrowed(
            queryset, self.request.query_params, self.request.workspace.customfields.of("initiative")
        )

    @extend_schema(request=BulkSerializer)
    @action(detail=False, methods=["post"], access={"POST": Can.SHAPE})
    def bulk(self, request):
        """One act on many: what may, changes under one cause; each that may not is told with its reason."""
        data = checked(BulkSerializer, request)
        if ("changes" in data) == ("verb" in data):
            raise ValidationError({"changes": ["Send either changes or a verb."]})
        rows = {initiative.pk: initiative for initiative in data["ids"]}
        said = data.get("versions", {})
        if left := sorted(set(said) - {str(pk) for pk in rows}):
            raise ValidationError({"versions": [f"Name none but those of ids: {', '.join(left)}."]})
        seen = {pk: said.get(str(pk)) for pk in rows}
        by = request.membership
        if "changes" in data:
            outcome = bulk.change(list(rows.values()), self.changes_of(data["changes"]), by=by, seen=seen)
        elif data["verb"] in PUT_AWAY:
            outcome = getattr(bulk, data["verb"])(list(rows.values()), by=by)
        else:
            outcome = bulk.move(list(rows.values()), data["verb"], by=by)
        return Response(told(outcome))

    def changes_of(self, data):
        serializer = InitiativeSerializer(data=data, partial=True, context={"request": self.request})
        serializer.is_valid(raise_exception=True)
        return {n: v for n, v in serializer.validated_data.items() if n != "version"}

    @extend_schema(request=MetSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.SHAPE})
    def met(self, request, pk=None):
        """Tick a requirement by hand. One that became a task is met when that is done."""
        initiative = find_or_404(self.get_queryset(), pk)
        data = checked(MetSerializer, request)
        requirement = of_this(initiative, data["requirement"])
        requirement.edit(by=request.membership, changes={"met": data["met"]})
        return Response(self.represent(initiative))


def told(outcome):
    """What became of each row."""
    left = [
        {"id": one.record.pk, "key": one.record.key, "detail": one.message, "field": one.field}
        | ({"conflicts": one.conflict.fields} if one.conflict else {})
        for one in outcome.left
    ]
    return {
        "cause": outcome.cause,
        "changed": [record.pk for record in outcome.changed],
        "same": [record.pk for record in outcome.same],
        "refused": left,
    }
