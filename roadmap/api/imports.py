"""Files on their way in, for programs: the engine, the rights and the words of the page and the command."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from accounts.access import require
from accounts.api.base import ReadViewSet, RecordSerializer, checked
from accounts.api.parsers import JSONParser
from accounts.roles import Can
from roadmap.api.import_shapes import (
    CHECK_EXAMPLE,
    MAPPING_EXAMPLE,
    ImportCheckSerializer,
    ImportFileSerializer,
    JsonText,
    check_of,
)
from roadmap.imports import described, drafts, running
from roadmap.imports.drafts import MOST_FILES
from roadmap.imports.reading import LARGEST
from roadmap.models import ImportFile, ImportRun, RunState


class ImportProgressSerializer(serializers.Serializer):
    stage = serializers.CharField()
    done = serializers.IntegerField()
    total = serializers.IntegerField()


class ImportSerializer(RecordSerializer):
    """An import: `draft` until it is started, then `queued`, `running`, and `done`, `failed` or `stopped`.

    `counts` says by noun how many rows were new, changed and the same; `problems` why it failed, a sentence each;
    `undo_until` until when whoever ran it may take it back.
    """

    columns = {
        "id": "id",
        "state": "state",
        "by": "by_id",
        "created_at": "created_at",
        "queued_at": "queued_at",
        "ended_at": "ended_at",
        "undone_at": "undone_at",
        "counts": "counts",
        "problems": "problems",
    }

    version = None  # never edited
    state = serializers.ChoiceField(choices=RunState.choices, read_only=True)
    by = serializers.CharField(read_only=True, allow_null=True)
    queued_at = serializers.DateTimeField(read_only=True, allow_null=True)
    ended_at = serializers.DateTimeField(read_only=True, allow_null=True)
    undone_at = serializers.DateTimeField(read_only=True, allow_null=True)
    undo_until = serializers.DateTimeField(read_only=True, allow_null=True)
    counts = serializers.DictField(
        child=serializers.DictField(child=serializers.IntegerField()), read_only=True
    )
    problems = serializers.ListField(child=serializers.CharField(), read_only=True)
    progress = ImportProgressSerializer(read_only=True, allow_null=True)
    files = serializers.ListField(child=serializers.CharField(), read_only=True)

    @classmethod
    def attach(cls, rows, request):
        runs = {run.pk: run for run in ImportRun.objects.filter(pk__in=[row["id"] for row in rows])}
        names = ImportFile.objects.filter(run__in=runs).order_by("run", "position").values_list("run", "name")
        for row in rows:
            run = runs[row["id"]]
            row["undo_until"] = run.undo_until
            row["files"] = [name for pk, name in names if pk == run.pk]
            row["progress"] = running.progress(run) if run.state == RunState.RUNNING else None


class ImportedSerializer(ImportSerializer):
    """The same with its files as they are mapped, and while it is a draft, what starting it would do."""

    files = ImportFileSerializer(many=True, read_only=True)
    check = ImportCheckSerializer(read_only=True, allow_null=True)


class ImportUploadSerializer(RecordSerializer):
    """`mapping` says of files by name how they are read and what their columns become. `dry_run` answers what would
    happen and keeps nothing. `land_decisions`: true demands the right to, false brings approved ones as drafts;
    without it, decisions land where the asking member may."""

    id = version = created_at = None
    files = serializers.ListField(
        child=serializers.FileField(max_length=120), min_length=1, max_length=MOST_FILES
    )
    mapping = JsonText(required=False)
    dry_run = serializers.BooleanField(required=False, default=False)
    land_decisions = serializers.BooleanField(required=False, allow_null=True, default=None)

    def validate_files(self, files):
        for file in files:
            if file.size > LARGEST:
                raise ValidationError(f"{file.name} is larger than {LARGEST >> 20} MB. Split it.")
        return [(file.name, file.read()) for file in files]


class ImportMappingSerializer(RecordSerializer):
    id = version = created_at = None
    mapping = JsonText()


class ImportViewSet(ReadViewSet):
    """Send files and read the check; map until it is clean; start it; look how far it is.

    All or nothing: one row that cannot land, and none does. The same files a second time change nothing.
    """

    relation = "import_runs"
    serializer_class = ImportSerializer
    parser_classes = [JSONParser, MultiPartParser]
    http_method_names = ["get", "post", "delete", "head", "options"]
    access = {"GET": Can.IMPORT, "POST": Can.IMPORT, "DELETE": Can.IMPORT}
    orders = {"": ("-created_at", "-id")}

    def get_queryset(self):
        return super().get_queryset().select_related("workspace", "by__user")

    @extend_schema(
        request={"multipart/form-data": ImportUploadSerializer},
        responses={
            201: ImportedSerializer,
            200: OpenApiResponse(ImportCheckSerializer, "What would happen (dry run)"),
        },
        examples=[MAPPING_EXAMPLE, CHECK_EXAMPLE],
    )
    def create(self, request):
        """Keep one to three files as a draft, checked; with `dry_run`, only say what would happen."""
        data = checked(ImportUploadSerializer, request)
        asked, by = data.get("mapping", {}), request.membership
        if data["land_decisions"]:
            require(by, Can.LAND_DECISIONS, "Only an owner records decisions that were taken elsewhere.")
        drawn = drafts.draw(request.workspace, data["files"], asked)
        if data["land_decisions"] is False:
            for found in drawn:
                found.mapping.sources.pop("approved_on", None)
        if data["dry_run"]:
            entries = [found.entry for found in drawn]
            return Response(check_of(entries, running.check_of(request.workspace, entries, by)))
        run = drafts.keep(request.workspace, drawn, by=by)
        location = {"Location": f"{request.path}{run.pk}/"}
        return Response(self.represent(run), status=status.HTTP_201_CREATED, headers=location)

    @extend_schema(responses=ImportedSerializer, examples=[CHECK_EXAMPLE])
    def retrieve(self, request, pk=None):
        """One import with its files and, while it is a draft, every error by file, row and column."""
        return super().retrieve(request, pk)

    def represent(self, run):
        """In full, as far as its files are still there."""
        row, files = super().represent(run), list(run.files.all())
        row["check"] = None
        if run.state == RunState.DRAFT:
            entries, found, _seen = running.checked(drafts.fresh(run), self.request.membership)
            return row | {"files": [described.told(e) for e in entries], "check": check_of(entries, found)}
        return row | {"files": [described.named_only(file.name, file.mapping) for file in files]}

    def destroy(self, request, pk=None):
        """Discard a draft with its files: whoever began it, or an owner."""
        run = self.get_object()
        if not drafts.discard(run, by=request.membership):
            raise ValidationError("Only a draft can be discarded.")
        return Response(status=status.HTTP_204_NO_CONTENT)

    # -- verbs -----------------------------------------------------------------------

    @extend_schema(request=ImportMappingSerializer, responses=ImportedSerializer, examples=[MAPPING_EXAMPLE])
    @action(detail=True, methods=["post"], access={"POST": Can.IMPORT})
    def mapping(self, request, pk=None):
        """Map a draft's files otherwise; what is not said of them stays. Answers with the new check."""
        run = self.get_object()
        drafts.map_again(run, checked(ImportMappingSerializer, request)["mapping"])
        return Response(self.represent(drafts.fresh(run)))

    @extend_schema(request=None, responses={202: ImportedSerializer})
    @action(detail=True, methods=["post"], access={"POST": Can.IMPORT})
    def start(self, request, pk=None):
        """Hand a clean draft to the workers; 400 where something of it is open still."""
        run = self.get_object()
        running.queue(run, by=request.membership)
        return Response(self.represent(run), status=status.HTTP_202_ACCEPTED)

    @extend_schema(request=None, responses=ImportedSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.IMPORT})
    def stop(self, request, pk=None):
        """At once while it waits, at the next row while it runs; nothing of it is saved then."""
        run = self.get_object()
        if not running.stop(run):
            raise ValidationError("It does not wait or run.")
        return Response(self.represent(run))

    @extend_schema(request=None, responses=ImportedSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.IMPORT})
    def reopen(self, request, pk=None):
        """Back to the mapping of what failed or was stopped, as long as its files are kept."""
        run = self.get_object()
        running.reopen(run)
        return Response(self.represent(run))

    @extend_schema(request=None, responses=ImportedSerializer)
    @action(detail=True, methods=["post"], access={"POST": Can.IMPORT})
    def undo(self, request, pk=None):
        """Take all of it back, within 24 hours, by whoever ran it."""
        run = self.get_object()
        running.undo(run, by=request.membership)
        return Response(self.represent(ImportRun.objects.get(pk=run.pk)))
