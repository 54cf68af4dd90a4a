from rest_framework import serializers

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can


class KeyDateSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {"product": "product_id", "name": "name", "date": "date"}

    product = Reference("products")
    name = serializers.CharField(max_length=80)
    date = serializers.DateField()


class KeyDateViewSet(RecordViewSet):
    relation = "key_dates"
    serializer_class = KeyDateSerializer
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}
    orders = {"": ("id",), "date": ("date", "id")}

    def filter_list(self, queryset):
        product = asked_for(self.request, "product", "products")
        return queryset.filter(product=product) if product else queryset
