from rest_framework import serializers

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import of_the_word
from accounts.roles import Can
from strategy.models.customer import HEAVY, LIGHT


class CustomerSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "name": "name",
        "segment": "segment",
        "weight": "weight",
        "insights": "insight_count",
    }

    name = serializers.CharField(max_length=120)
    segment = serializers.CharField(max_length=60, allow_blank=True, required=False)
    weight = serializers.IntegerField(min_value=LIGHT, max_value=HEAVY, required=False)
    insights = serializers.IntegerField(read_only=True)


class CustomerViewSet(RecordViewSet):
    relation = "customers"
    serializer_class = CustomerSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}
    orders = {"": ("id",), "name": ("name", "id"), "weight": ("-weight", "name", "id")}

    def get_queryset(self):
        return super().get_queryset().for_list()

    def represent(self, record):
        rows = type(record).everything.for_list().filter(pk=record.pk)
        return self.serializer_class.rows(rows, self.request)[0]

    def filter_list(self, queryset):
        segment = self.request.query_params.get("segment")
        customers = self.request.workspace.customers
        return of_the_word(queryset, "segment", segment, customers) if segment else queryset
