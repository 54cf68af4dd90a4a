import contextlib
import uuid

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.lookup import find, find_here
from accounts.models.many import chunks


def named(members):
    """With whom the log names."""
    return members.select_related("user")


ALONG = {"memberships": named}


def rows_of(request, relation):
    """The workspace's rows of a relation; where not everybody sees all of them, those that the caller sees."""
    queryset = getattr(request.workspace, relation).all()
    return queryset.seen_by(request.membership) if hasattr(queryset, "seen_by") else queryset


def row_of(request, relation, ref):
    """One of them by its id or key, None where there is none."""
    if hasattr(getattr(request.workspace, relation), "seen_by"):
        return find(rows_of(request, relation), ref)
    return find_here(request.workspace, relation, ref, ALONG.get(relation))


@extend_schema_field(OpenApiTypes.STR)
class Reference(serializers.Field):
    """A row of the workspace by id or key: `Reference("goals")` looks in `workspace.goals`.

    Somebody else's row, a deleted one and one that never was get the same answer.
    """

    default_error_messages = {"missing": "There is no such {noun} here."}

    def __init__(self, relation, **kwargs):
        self.relation = relation
        super().__init__(**kwargs)

    def to_internal_value(self, ref):
        request = self.context["request"]
        row = row_of(request, self.relation, ref) if isinstance(ref, str) else None
        if row is None:
            self.fail("missing", noun=noun_of(request.workspace, self.relation))
        return row

    def to_representation(self, value):
        return str(getattr(value, "pk", value))


class Once(serializers.ListField):
    """A list that holds a row once, however often and by whatever word it is named."""

    def to_internal_value(self, data):
        return list(dict.fromkeys(super().to_internal_value(data)))


def References(relation, **kwargs):
    """A list of references."""
    return Once(child=Reference(relation), max_length=200, **kwargs)


class Many(serializers.ListField):
    """A list of references, up to `most` of them, read in a few queries; one that is not there is told at its place."""

    def __init__(self, relation, most, **kwargs):
        super().__init__(child=Reference(relation), **kwargs)
        self.relation, self.most = relation, most

    def run_child_validation(self, data):
        if len(data) > self.most:
            said = _("These are %(n)s. Send %(most)s at once at most, in as many calls as it takes.")
            raise serializers.ValidationError([said % {"n": len(data), "most": self.most}])
        known = self.by_id(ref for ref in data if isinstance(ref, str))
        found, errors = [], {}
        for at, ref in enumerate(data):
            try:
                row = known.get(ref) if isinstance(ref, str) else None
                found.append(row or self.child.run_validation(ref))
            except serializers.ValidationError as error:
                errors[at] = error.detail
        if errors:
            raise serializers.ValidationError(errors)
        return found

    def by_id(self, refs):
        """{id as it was sent: row} of those that are ids and there."""
        ids, rows = {}, rows_of(self.context["request"], self.relation)
        for ref in refs:
            with contextlib.suppress(ValueError):
                ids[ref] = uuid.UUID(ref)
        found = {}
        for some in chunks(list(dict.fromkeys(ids.values()))):
            found |= {row.pk: row for row in rows.filter(pk__in=some)}
        return {ref: found[pk] for ref, pk in ids.items() if pk in found}


def asked_for(request, name, relation):
    """The row that the query string asks for by id or key, None where it asks for none."""
    ref = request.query_params.get(name)
    if not ref:
        return None
    row = row_of(request, relation, ref)
    if row is None:
        noun = noun_of(request.workspace, relation)
        raise ValidationError({name: [Reference.default_error_messages["missing"].format(noun=noun)]})
    return row


def noun_of(workspace, relation):
    return getattr(workspace, relation).model._meta.verbose_name


def of_the_word(queryset, name, word, known):
    """`queryset` where the field `name` holds this word; a word that none of `known` holds is a mistake."""
    if "\0" in word or not known.filter(**{name: word}).exists():
        raise ValidationError({name: [f"No {known.model._meta.verbose_name} here has this {name}."]})
    return queryset.filter(**{name: word})
