from accounts.api.base import RecordSerializer, RecordViewSet
from accounts.api.fields import Reference, asked_for
from accounts.roles import Can


class DependencySerializer(RecordSerializer):
    """`after` begins when `before` is done."""

    columns = RecordSerializer.columns | {"before": "before_id", "after": "after_id"}

    before = Reference("initiatives")
    after = Reference("initiatives")


class DependencyViewSet(RecordViewSet):
    """The base: the bridge adds what cannot hold and registers it. A dependency is made and taken away, never edited."""

    relation = "initiative_dependencies"
    serializer_class = DependencySerializer
    http_method_names = ["get", "post", "delete", "head", "options"]
    access = {"GET": Can.READ, "POST": Can.SHAPE, "DELETE": Can.SHAPE}

    def filter_list(self, queryset):
        """Of one initiative: what it waits for and what waits for it."""
        queryset = queryset.between_living()
        if one := asked_for(self.request, "initiative", "initiatives"):
            queryset = queryset.of([one])
        return queryset
