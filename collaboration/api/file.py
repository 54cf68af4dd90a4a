from django.core.files.uploadedfile import UploadedFile
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser

from accounts.access import find_or_404
from accounts.api.base import RecordSerializer
from accounts.api.parsers import JSONParser
from accounts.api.renderers import FileRenderer, JSONRenderer
from collaboration.api.subject import SubjectViewSet
from collaboration.files import handed_out


class FileSerializer(RecordSerializer):
    """`content` is sent once, in a form; what a file holds is read at its `content/`."""

    columns = RecordSerializer.columns | {"name": "name", "size": "size", "added_by": "added_by_id"}

    name = serializers.CharField(max_length=200, required=False)
    size = serializers.IntegerField(read_only=True, help_text="Bytes.")
    added_by = serializers.CharField(read_only=True, allow_null=True)
    content = serializers.FileField(write_only=True, required=False)


class FileViewSet(SubjectViewSet):
    """The files of one row of `subjects`, a relation of the workspace, as they were added."""

    serializer_class = FileSerializer
    parser_classes = [JSONParser, MultiPartParser]
    orders = {"": ("created_at", "id")}

    @extend_schema(request={"multipart/form-data": FileSerializer})
    def create(self, request, subject=None):
        self.get_subject()  # before what was sent is looked at
        return super().create(request, subject)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"], renderer_classes=[JSONRenderer, FileRenderer])
    def content(self, request, subject=None, pk=None):
        """What it holds."""
        return handed_out(find_or_404(self.get_queryset(), pk))

    def perform_create(self, data):
        if not isinstance(data.get("content"), UploadedFile):
            raise ValidationError(
                {"content": ["Send a form (multipart/form-data) with a file of this name."]}
            )
        if len(self.request.FILES.getlist("content")) > 1:
            raise ValidationError({"content": ["Send one file at a time."]})
        return super().perform_create(data)

    def perform_update(self, record, data, version):
        if "content" in data:
            raise ValidationError({"content": ["What a file holds never changes. Add another one."]})
        super().perform_update(record, data, version)
