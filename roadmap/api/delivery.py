from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, References, asked_for
from accounts.roles import Can
from execution.api.staffing import RolesField, TemplateField, people_for
from roadmap import actions, work

KEY = "HTTP_IDEMPOTENCY_KEY"


class ForecastSerializer(serializers.Serializer):
    p50 = serializers.DateField()
    p85 = serializers.DateField()


class FiguresSerializer(serializers.Serializer):
    """What is derived of a delivery; never written."""

    progress = serializers.FloatField(read_only=True, allow_null=True)
    planned_start = serializers.DateField(read_only=True, allow_null=True)
    planned_finish = serializers.DateField(read_only=True, allow_null=True)
    forecast = ForecastSerializer(read_only=True, allow_null=True)
    health = serializers.CharField(read_only=True)
    reason = serializers.CharField(read_only=True)


class DeliverySerializer(RecordSerializer, FiguresSerializer):
    columns = RecordSerializer.columns | {
        "initiative": "initiative_id",
        "project": "project_id",
        "promise": "promise_id",
        "launched_by": "launched_by_id",
        "at": "at",
    }

    initiative = Reference("initiatives")
    project = Reference("projects", required=False, allow_null=True)
    name = serializers.CharField(write_only=True, required=False, allow_blank=True, max_length=80)
    lead = Reference("memberships", write_only=True, required=False, allow_null=True)
    another = serializers.BooleanField(write_only=True, required=False)
    requirements = References("requirements", write_only=True, required=False)
    template = TemplateField(write_only=True, required=False, allow_null=True)
    start = serializers.DateField(write_only=True, required=False, allow_null=True)
    roles = RolesField(write_only=True, required=False)
    promise = serializers.CharField(read_only=True)
    launched_by = serializers.CharField(read_only=True, allow_null=True)
    at = serializers.DateTimeField(read_only=True)

    @classmethod
    def attach(cls, rows, request):
        found = figures([row["id"] for row in rows], request)
        for row in rows:
            row.update(found[row["id"]])


class LaunchSerializer(RecordSerializer):
    """The body of `POST initiatives/{id}/deliveries/`."""

    project = Reference("projects", required=False, allow_null=True)
    name = serializers.CharField(required=False, allow_blank=True, max_length=80)
    lead = Reference("memberships", required=False, allow_null=True)
    another = serializers.BooleanField(required=False)
    requirements = References(
        "requirements", required=False,
        help_text="What becomes a task of a new project; without it every must and should.",
    )  # fmt: skip
    template = TemplateField(required=False, allow_null=True)
    start = serializers.DateField(
        required=False,
        allow_null=True,
        help_text="Of the template; without it the promised start, else today.",
    )
    roles = RolesField(required=False)


def figures(ids, request):
    """{delivery id: what is derived of it}, in two queries for any number."""
    deliveries = list(request.workspace.deliveries.filter(pk__in=ids).select_related("project", "promise"))
    found = work.of_deliveries(deliveries, request.workspace.today())
    return {pk: as_figures(facts) for pk, facts in found.items()}


def as_figures(facts):
    expected = facts.forecast
    return {
        "progress": None if facts.share is None else round(float(facts.share), 4),
        "planned_start": facts.start,
        "planned_finish": facts.planned_finish,
        "forecast": expected and {"p50": expected.p50, "p85": expected.p85},
        "health": facts.health.state,
        "reason": facts.reason,
    }


def launch(request, initiative, data):
    """(delivery, created) of a validated body and the Idempotency-Key header."""
    return actions.launch(
        initiative,
        request.membership,
        project=data.get("project"),
        name=data.get("name", ""),
        lead=data.get("lead"),
        another=data.get("another", False),
        requirements=data.get("requirements"),
        seed=seed_of(data),
        idempotency_key=request.META.get(KEY, "").strip(),
    )


def seed_of(data):
    """What the body says of a template. The roles are those of that template."""
    offer, people = data.get("template"), data.get("roles") or {}
    people_for(offer, people)
    return actions.Seed(offer.pattern, data.get("start"), people) if offer else None


class DeliveryViewSet(RecordViewSet):
    """Which project serves which initiative. Deleting one unlinks; the project stays."""

    relation = "deliveries"
    serializer_class = DeliverySerializer
    http_method_names = ["get", "post", "patch", "delete", "head", "options"]
    access = {"GET": Can.READ, "POST": Can.LAUNCH, "PATCH": Can.LAUNCH, "DELETE": Can.LAUNCH}
    orders = {"": ("id",), "at": ("at", "id"), "-at": ("-at", "-id")}

    def get_queryset(self):
        return self.request.workspace.deliveries.with_work()

    def filter_list(self, queryset):
        for name, relation in (("initiative", "initiatives"), ("project", "projects")):
            if row := asked_for(self.request, name, relation):
                queryset = queryset.filter(**{name: row})
        return queryset

    def create(self, request):
        data = self.read(request)
        delivery, created = launch(request, data["initiative"], data)
        return Response(
            self.represent(delivery),
            status=status.HTTP_201_CREATED if created else status.HTTP_200_OK,
            headers={"Location": self.location(delivery)},
        )

    def perform_update(self, record, data, version):
        fixed = sorted(set(data) - {"project"})
        if fixed:
            raise ValidationError({name: ["Only `project` may be changed."] for name in fixed})
        actions.relink(record, self.request.membership, data.get("project"), version)
