from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import HasAccess, RecordSerializer, RecordViewSet
from accounts.roles import CAPABILITIES, Can, Role


class MemberSerializer(RecordSerializer):
    columns = RecordSerializer.columns | {
        "name": "user__name",
        "email": "user__email",
        "role": "role",
        "deactivated_at": "deactivated_at",
    }

    name = serializers.CharField(read_only=True)
    email = serializers.EmailField(read_only=True)
    role = serializers.ChoiceField(choices=Role.choices)
    deactivated_at = serializers.DateTimeField(read_only=True, allow_null=True)


class MemberViewSet(RecordViewSet):
    """The people of the workspace: whose ids go into `owner`, `lead` and `assignees`."""

    relation = "memberships"
    serializer_class = MemberSerializer
    http_method_names = ["get", "patch", "head", "options"]
    access = {"GET": Can.READ, "PATCH": Can.MANAGE_PEOPLE}

    def perform_update(self, record, data, version):
        if "role" in data:
            record.change_role(by=self.request.membership, role=data["role"], version=version)


class PlaceSerializer(serializers.Serializer):
    id = serializers.CharField()
    slug = serializers.CharField()
    name = serializers.CharField()


class MeSerializer(serializers.Serializer):
    member = serializers.CharField()
    name = serializers.CharField()
    email = serializers.EmailField()
    role = serializers.ChoiceField(choices=Role.choices)
    capabilities = serializers.ListField(child=serializers.CharField())
    workspace = PlaceSerializer()


class MeView(APIView):
    """Who this key or session is, where, and what it may do."""

    access = {"GET": Can.READ}
    permission_classes = [HasAccess]

    @extend_schema(responses=MeSerializer)
    def get(self, request):
        me = request.membership
        return Response(
            {
                "member": me.pk,
                "name": me.user.name,
                "email": me.user.email,
                "role": me.acting_role,
                "capabilities": sorted(CAPABILITIES[me.acting_role]),
                "workspace": {"id": me.workspace_id, "slug": me.workspace.slug, "name": me.workspace.name},
            }
        )
