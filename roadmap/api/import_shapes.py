"""What the API says of an import's files and of its check."""

import orjson
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema_field
from rest_framework import serializers

from accounts.api.parsers import DEPTH, depth
from roadmap.imports.nouns import NOUNS

MOST_ERRORS = 1000  # told in one answer; `broken` counts all rows


@extend_schema_field(OpenApiTypes.OBJECT)
class JsonText(serializers.Field):
    """{file name: object}, as JSON in a part of a form, or as it stands in a JSON body."""

    default_error_messages = {"shape": "An object of file names and how each is mapped, as JSON."}

    def to_internal_value(self, given):
        if isinstance(given, str):
            given = self.parsed(given.encode(errors="replace"))
        if not isinstance(given, dict):
            self.fail("shape")
        return given

    def parsed(self, body):
        if depth(body) > DEPTH:
            self.fail("shape")
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError:
            self.fail("shape")


class ImportRepairSerializer(serializers.Serializer):
    row = serializers.IntegerField()
    column = serializers.CharField()
    text = serializers.CharField()


class ImportFileSerializer(serializers.Serializer):
    """A file as it is mapped. `sources`: of each field the columns, or `{"value": …}`, tried in their order."""

    name = serializers.CharField()
    noun = serializers.ChoiceField(choices=NOUNS)
    rows = serializers.IntegerField(required=False)
    columns = serializers.ListField(child=serializers.CharField(), required=False)
    settings = serializers.DictField(child=serializers.CharField(), required=False)
    sources = serializers.DictField(child=serializers.ListField(), required=False)
    words = serializers.DictField(child=serializers.DictField(child=serializers.CharField()), required=False)
    left_out = serializers.ListField(child=serializers.IntegerField(), required=False)
    repairs = ImportRepairSerializer(many=True, required=False)


class ImportErrorSerializer(serializers.Serializer):
    """`could_be`: a text that would do there, null where only leaving the row out helps."""

    file = serializers.CharField()
    row = serializers.IntegerField()
    column = serializers.CharField()
    field = serializers.CharField()
    value = serializers.CharField()
    problem = serializers.CharField()
    could_be = serializers.CharField(allow_null=True)


class ImportUnknownSerializer(serializers.Serializer):
    """Words that somebody has to map: {word: rows}."""

    file = serializers.CharField()
    field = serializers.CharField()
    words = serializers.DictField(child=serializers.IntegerField())


class ImportMissingSerializer(serializers.Serializer):
    file = serializers.CharField()
    field = serializers.CharField()


class ImportCheckSerializer(serializers.Serializer):
    """What landing would do. It may be started where it is `clean`: no errors, nothing unknown, missing or barred."""

    clean = serializers.BooleanField()
    rows = serializers.IntegerField()
    broken = serializers.IntegerField()
    counts = serializers.DictField(child=serializers.DictField(child=serializers.IntegerField()))
    errors = ImportErrorSerializer(many=True)
    unknown = ImportUnknownSerializer(many=True)
    missing = ImportMissingSerializer(many=True)
    barred = serializers.ListField(child=serializers.CharField())
    notes = serializers.ListField(child=serializers.CharField())


def check_of(entries, found):
    """A Checked as ImportCheckSerializer says it."""
    return {
        "clean": found.clean,
        "rows": found.rows,
        "broken": found.broken,
        "counts": {noun: dict(found.counts(noun)) for noun in found.plans},
        "errors": [error_of(fault) for fault in found.faults[:MOST_ERRORS]],
        "unknown": [
            {"file": entries[n].sheet.name, "field": field, "words": dict(words)}
            for (n, field), words in found.unknown.items()
        ],
        "missing": [{"file": entries[n].sheet.name, "field": field} for n, field in found.missing],
        "barred": found.barred,
        "notes": found.notes,
    }


def error_of(fault):
    return {
        "file": fault.file,
        "row": fault.row,
        "column": fault.label,
        "field": fault.field,
        "value": fault.value,
        "problem": fault.problem,
        "could_be": fault.instead,
    }


MAPPING_EXAMPLE = OpenApiExample(
    "A second column where the first is empty",
    request_only=True,
    value={
        "mapping": {
            "initiatives.csv": {"sources": {"title": ["title", "identifier"]}},
            "tasks.csv": {
                "settings": {"delimiter": "semicolon", "dates": "dmy"},
                "words": {"status": {"On ice": "todo"}},
                "left_out": [4],
                "repairs": [{"row": 3, "column": "Finish", "text": "30.06.2026"}],
            },
        }
    },
)
CHECK_EXAMPLE = OpenApiExample(
    "A draft with an error",
    response_only=True,
    status_codes=["200", "201"],
    value={
        "id": "01923f5e-7d1c-7cc4-8a55-0d2f3c1c9b10",
        "state": "draft",
        "files": [
            {
                "name": "tasks.csv",
                "noun": "task",
                "rows": 2,
                "columns": ["Key", "Project", "Summary", "Finish"],
                "sources": {
                    "external_key": ["Key"],
                    "project": ["Project"],
                    "title": ["Summary"],
                    "due": ["Finish"],
                },
            }
        ],
        "check": {
            "clean": False,
            "rows": 2,
            "broken": 1,
            "counts": {"task": {"new": 1}},
            "errors": [
                {
                    "file": "tasks.csv",
                    "row": 3,
                    "column": "Finish",
                    "field": "due",
                    "value": "31.06.2026",
                    "problem": "June has 30 days",
                    "could_be": "30.06.2026",
                }
            ],
            "unknown": [],
            "missing": [],
            "barred": [],
            "notes": [],
        },
    },
)
