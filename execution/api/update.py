from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.api.base import next_url, read_size
from accounts.keyset import page
from execution.models import Declared
from execution.models.update import LONGEST


class UpdateSerializer(serializers.Serializer):
    """What somebody said of a project. Never edited: a new one follows."""

    id = serializers.CharField(read_only=True)
    health = serializers.ChoiceField(choices=Declared.choices)
    words = serializers.CharField(max_length=LONGEST)
    by = serializers.CharField(source="by_id", read_only=True, allow_null=True)
    at = serializers.DateTimeField(read_only=True)

    def validate(self, data):
        unknown = set(self.initial_data) - set(self.fields)
        if unknown:
            raise ValidationError({name: ["There is no such field."] for name in sorted(unknown)})
        return data


class UpdatePageSerializer(serializers.Serializer):
    next = serializers.CharField(read_only=True, allow_null=True)
    results = UpdateSerializer(many=True, read_only=True)


def update_page(request, project):
    """Newest first, by the last one seen."""
    found = page(
        project.updates.all(),
        ("-at", "-id"),
        request.query_params.get("cursor", ""),
        read_size(request),
    )
    results = UpdateSerializer(found.rows, many=True).data
    return {"next": next_url(request, found.next), "results": results}
