"""What every noun of the API shares: scope, rights, keyset lists, versions, problem documents."""

import copy
from functools import cache

from django.db import transaction
from django.http import Http404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from rest_framework import serializers, status
from rest_framework.exceptions import MethodNotAllowed, NotAuthenticated, ValidationError
from rest_framework.fields import empty
from rest_framework.permissions import BasePermission
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.access import find_or_404
from accounts.api.stamps import stamp_of
from accounts.api.windows import window
from accounts.errors import Forbidden
from accounts.keyset import cut, decode, page
from accounts.models.token import digest
from accounts.prepared import Prepared
from accounts.seeing import refuse_writing

SIZE, LARGEST = 50, 200


class HasAccess(BasePermission):
    """Asks the view's `access` table (method -> capability); a method without a row is none of the view's.

    HEAD is GET without a body; what OPTIONS would tell stands in the API's description.
    """

    def has_permission(self, request, view):
        if not request.user.is_authenticated:
            raise NotAuthenticated
        if request.membership is None:
            raise Http404
        method = "GET" if request.method == "HEAD" else request.method
        capability = view.access.get(method) if hasattr(view, method.lower()) else None
        if capability is None:
            raise MethodNotAllowed(request.method)
        refuse_writing(request)
        if not request.membership.can(capability):
            raise Forbidden("Your role does not include this.")
        return True


@cache
def of_one(serializer, model):
    """Prepared: the columns of one record of this model."""
    rows = model._base_manager.filter
    return Prepared(lambda pk: rows(pk=pk).values_list(*serializer.columns.values()), kept=True)


class RecordSerializer(serializers.Serializer):
    """One noun both ways. Writing validates the declared fields; reading takes columns, not instances.

    `columns` maps a field of the answer to its path in the database; `attach` adds what is no column,
    for all rows at once.
    """

    columns = {"id": "id", "version": "version", "created_at": "created_at"}

    id = serializers.CharField(read_only=True)
    version = serializers.IntegerField(required=False, min_value=1)
    created_at = serializers.DateTimeField(read_only=True)

    @classmethod
    def rows(cls, queryset, request):
        return cls.read(queryset, request)[0]

    @classmethod
    def read(cls, queryset, request, keys=()):
        """The rows, and of each what `keys` hold, in one statement."""
        found = list(queryset.values_list(*cls.columns.values(), *keys))
        return cls.told(found, request), [values[len(cls.columns) :] for values in found]

    @classmethod
    def told(cls, found, request):
        """The rows of an answer out of tuples that begin with its columns."""
        rows = [dict(zip(cls.columns, values, strict=False)) for values in found]
        if rows:
            cls.attach(rows, request)
        return rows

    @classmethod
    def one(cls, record, request):
        """The row of one record that was just found or written."""
        return cls.told(of_one(cls, type(record))(record.pk), request)[0]

    @classmethod
    def attach(cls, rows, request):
        """Many-to-many lists, keys, figures: one query each for the whole list."""

    def get_fields(self):
        """Of a body only what it names and what it must: all fields anew for each request were a tenth of a write."""
        if not isinstance(sent := getattr(self, "initial_data", None), dict):
            return super().get_fields()
        asked = {
            name: field
            for name, field in self._declared_fields.items()
            if name in sent or (not self.partial and (field.required or field.default is not empty))
        }
        return copy.deepcopy(asked)

    def validate(self, data):
        """Unknown names are mistakes, never silence."""
        unknown = set(self.initial_data) - set(self._declared_fields) - set(self.fields)
        if unknown:
            raise ValidationError({name: ["There is no such field."] for name in sorted(unknown)})
        return data


class ReadViewSet(ViewSet):
    """`relation` names the workspace's rows; `access` says who may use which method."""

    relation = ""
    serializer_class = None
    access = {}
    permission_classes = [HasAccess]
    orders = {"": ("id",)}
    # Sums of the workspace that differ as soon as anything in the list may (stamps.py); none where reading it is as cheap.
    stamps = ()
    lookup_value_regex = "[^/]+"

    def get_queryset(self):
        return getattr(self.request.workspace, self.relation).all()

    def get_object(self):
        return find_or_404(self.get_queryset(), self.kwargs["pk"])

    def filter_list(self, queryset):
        """Narrow the list by the query string."""
        return queryset

    def asked(self):
        """{lookup: an id, a list of words, or True or False} that the query string asks, in place of `filter_list`: its
        SQL is made once. None of a list that is asked otherwise."""
        return None

    def led_to(self):
        """The id that a word of the query string leads to by now, where no sum tells when it leads elsewhere."""
        return None

    def etag(self, request, stamp=None):
        """Of the request only its membership stands by then (accounts/api/unchanged.py). stamp: what `stamps` make of the
        workspace, where that is known."""
        if not self.stamps:
            return None
        stamp = stamp or stamp_of(self.stamps)(request.membership.workspace_id)[0]
        asked = (
            request.membership.pk,
            request.membership.acting_role,
            request.path,
            request.META["QUERY_STRING"],
            self.led_to(),
        )
        return quote_etag(digest(repr((asked, list(self.serializer_class.columns), tuple(stamp)))))

    def list(self, request):
        order = self.orders.get(request.query_params.get("order", ""))
        if order is None:
            raise ValidationError({"order": [f"One of: {', '.join(filter(None, self.orders))}."]})
        etag = self.etag(request)
        if etag and (unchanged := get_conditional_response(request, etag=etag)):
            return unchanged
        found = self.window(order, request.query_params.get("cursor", ""), read_size(request))
        body = {"next": next_url(request, found.next), "results": found.rows}
        return Response(body, headers={"ETag": etag} if etag else None)

    def window(self, order, cursor, size):
        """The Page that is asked for."""
        if (asked := self.asked()) is None:
            rows, read = self.filter_list(self.get_queryset()), self.serializer_class.read
            return page(rows, order, cursor, size, read=lambda rows, keys: read(rows, self.request, keys))
        of, columns = self.request.workspace, self.serializer_class.columns
        mark = decode(cursor, getattr(of, self.relation).all(), order) if cursor else ()
        found = window(of, self.relation, tuple(columns.values()), order, size + 1, mark, asked)
        marks = [values[len(columns) :] for values in found[size - 1 : size + 1]]
        return cut(self.serializer_class.told(found, self.request), marks, size)

    def retrieve(self, request, pk=None):
        return Response(self.represent(self.get_object()))

    def represent(self, record):
        return self.serializer_class.one(record, self.request)


class RecordViewSet(ReadViewSet):
    """Rows that may be written too, by the verbs of their model."""

    def create(self, request):
        data = self.read(request)
        data.pop("version", None)
        with transaction.atomic():
            record = self.perform_create(data)
        body = self.represent(record)
        return Response(body, status=status.HTTP_201_CREATED, headers={"Location": self.location(record)})

    def partial_update(self, request, pk=None):
        record = self.get_object()
        data = self.read(request, partial=True)
        version = data.pop("version", None)
        if version is None:
            raise ValidationError({"version": ["Name the version you saw."]})
        self.perform_update(record, data, version)
        return Response(self.represent(record))

    def destroy(self, request, pk=None):
        self.perform_destroy(self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)

    def perform_destroy(self, record):
        record.trash(by=self.request.membership)

    def perform_create(self, data):
        model = self.get_queryset().model
        return model.create(by=self.request.membership, **data)

    def perform_update(self, record, data, version):
        record.edit(by=self.request.membership, changes=data, version=version)

    def read(self, request, partial=False):
        if not isinstance(request.data, dict):
            raise ValidationError("Send one JSON object.")
        serializer = self.serializer_class(data=request.data, partial=partial, context={"request": request})
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def location(self, record):
        return f"{self.request.path}{record.pk}/"


def checked(serializer_class, request):
    """The validated body of a verb that is no edit of a row."""
    if not isinstance(request.data, dict):
        raise ValidationError("Send one JSON object.")
    serializer = serializer_class(data=request.data, context={"request": request})
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


def read_size(request):
    try:
        size = int(request.query_params.get("size", SIZE))
    except ValueError:
        size = 0
    if not 1 <= size <= LARGEST:
        raise ValidationError({"size": [f"A number from 1 to {LARGEST}."]})
    return size


def next_url(request, cursor):
    if not cursor:
        return None
    params = request.query_params.copy()
    params["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{params.urlencode()}")
