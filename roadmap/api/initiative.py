from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access import find_or_404
from accounts.roles import Can
from roadmap.api.delivery import (
    DeliverySerializer,
    FiguresSerializer,
    LaunchSerializer,
    figures,
    launch,
)
from strategy.api.initiative import InitiativeSerializer as Base
from strategy.api.initiative import InitiativeViewSet as BaseViewSet


class LinkSerializer(FiguresSerializer):
    id = serializers.CharField(read_only=True)
    project = serializers.CharField(read_only=True)


class InitiativeSerializer(Base):
    """strategy's, with its projects and what follows from their work."""

    deliveries = LinkSerializer(many=True, read_only=True)

    @classmethod
    def attach(cls, rows, request):
        super().attach(rows, request)
        mine = {row["id"]: row.setdefault("deliveries", []) for row in rows}
        linked = request.workspace.deliveries.with_work().filter(initiative__in=mine)
        links = list(linked.values_list("id", "initiative_id", "project_id"))
        found = figures([pk for pk, _initiative, _project in links], request) if links else {}
        for pk, initiative, project in links:
            mine[initiative].append({"id": pk, "project": project} | found[pk])


class InitiativeViewSet(BaseViewSet):
    serializer_class = InitiativeSerializer

    @action(
        detail=True, methods=["post"], url_path="deliveries", url_name="deliveries",
        access=BaseViewSet.access | {"POST": Can.LAUNCH},
    )  # fmt: skip
    def deliveries(self, request, pk=None):
        """Launch: 201 with the new delivery, 200 with the one that stands already."""
        initiative = find_or_404(self.get_queryset(), pk)
        serializer = LaunchSerializer(data=request.data, context={"request": request})
        serializer.is_valid(raise_exception=True)
        delivery, created = launch(request, initiative, serializer.validated_data)
        rows = DeliverySerializer.rows(type(delivery).objects.filter(pk=delivery.pk), request)
        code = status.HTTP_201_CREATED if created else status.HTTP_200_OK
        return Response(rows[0], status=code)
