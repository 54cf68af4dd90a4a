from rest_framework import serializers

from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can
from roadmap.history.compared import keep_today


class SnapshotSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "name": "name",
        "product": "product_id",
        "day": "day",
        "taken_at": "taken_at",
        "taken_by": "taken_by_id",
    }

    version = serializers.IntegerField(read_only=True)
    name = serializers.CharField(max_length=60)
    product = Reference("products", required=False, allow_null=True)
    day = serializers.DateField(read_only=True)
    taken_at = serializers.DateTimeField(read_only=True)
    taken_by = serializers.CharField(read_only=True, allow_null=True)


class SnapshotViewSet(RecordViewSet):
    """The roadmap frozen under a name, of one product or of all. POST keeps what it shows now; none is ever changed."""

    relation = "snapshots"
    serializer_class = SnapshotSerializer
    http_method_names = ["get", "post", "delete", "head", "options"]
    access = {"GET": Can.READ, "POST": Can.SHARE, "DELETE": Can.SHARE}
    orders = {"": ("id",), "-taken_at": ("-taken_at", "-id")}

    def get_queryset(self):
        return self.request.workspace.snapshots.standing()

    def filter_list(self, queryset):
        product = asked_for(self.request, "product", "products")
        return queryset.showing(product) if product else queryset

    def perform_create(self, data):
        return keep_today(self.request.workspace, data.get("product"), self.request.membership, data["name"])
