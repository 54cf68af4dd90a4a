"""`POST …/publication/`: what everybody is told of, with a note."""

from rest_framework import serializers

from accounts.api.base import RecordSerializer


class PublicationSerializer(serializers.Serializer):
    validate = RecordSerializer.validate  # unknown names are mistakes here too

    note = serializers.CharField(max_length=2_000, allow_blank=True, required=False, default="")
    version = serializers.IntegerField(required=False, min_value=1)
