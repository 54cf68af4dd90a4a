from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, References, asked_for
from accounts.errors import Forbidden
from accounts.roles import Can
from strategy.models import Insight


class InsightSerializer(RecordSerializer):
    """`customer_name` finds a customer or makes one; it stands for `customer`, so send one of them."""

    columns = RecordSerializer.columns | {
        "words": "words",
        "highlight": "highlight",
        "customer": "customer_id",
        "customer_gone": "customer__deleted_at",
        "source": "source",
        "url": "url",
        "said_on": "said_on",
        "captured_by": "captured_by_id",
    }

    words = serializers.CharField(max_length=20_000)
    highlight = serializers.CharField(max_length=500, allow_blank=True, required=False)
    customer = Reference("customers", required=False, allow_null=True)
    customer_name = serializers.CharField(max_length=120, allow_blank=True, required=False, write_only=True)
    source = serializers.CharField(max_length=80, allow_blank=True, required=False)
    url = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    said_on = serializers.DateField(required=False)
    captured_by = serializers.CharField(read_only=True, allow_null=True)
    ideas = References("ideas", required=False)
    initiatives = References("initiatives", required=False)

    @classmethod
    def attach(cls, rows, request):
        by_id = {row["id"]: row for row in rows}
        for row in rows:
            if row.pop("customer_gone"):
                row["customer"] = None
            row |= {"ideas": [], "initiatives": []}
        for name, noun in (("ideas", "idea"), ("initiatives", "initiative")):
            links = getattr(Insight, name).through.objects.filter(
                insight__in=by_id, **{f"{noun}__deleted_at": None}
            )
            for insight, other in links.order_by(noun).values_list("insight_id", f"{noun}_id"):
                by_id[insight][name].append(other)


class InsightViewSet(RecordViewSet):
    relation = "insights"
    serializer_class = InsightSerializer
    access = {"GET": Can.READ, "POST": Can.PROPOSE, "PATCH": Can.PROPOSE, "DELETE": Can.PROPOSE}
    orders = {"": ("id",), "said": ("-said_on", "-id"), "new": ("-created_at", "-id")}

    def filter_list(self, queryset):
        if customer := asked_for(self.request, "customer", "customers"):
            queryset = queryset.filter(customer=customer)
        if idea := asked_for(self.request, "idea", "ideas"):
            queryset = queryset.of_idea(idea)
        if initiative := asked_for(self.request, "initiative", "initiatives"):
            queryset = queryset.of_initiative(initiative)
        return queryset

    @extend_schema(parameters=[OpenApiParameter(name, str) for name in ("customer", "idea", "initiative")])
    def list(self, request):
        """All, or the evidence of one: of an initiative also what was said for the ideas that lead to it."""
        return super().list(request)

    def partial_update(self, request, pk=None):
        if not self.get_object().editable_by(request.membership):
            raise Forbidden("A product manager changes an insight, or whoever captured it.")
        return super().partial_update(request, pk)
