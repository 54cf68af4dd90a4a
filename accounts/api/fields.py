from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.lookup import find


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
        queryset = getattr(self.context["request"].workspace, self.relation).all()
        row = find(queryset, ref) if isinstance(ref, str) else None
        if row is None:
            self.fail("missing", noun=queryset.model._meta.verbose_name)
        return row

    def to_representation(self, value):
        return str(getattr(value, "pk", value))


def References(relation, **kwargs):
    """A list of references."""
    return serializers.ListField(child=Reference(relation), max_length=200, **kwargs)


def asked_for(request, name, relation):
    """The row that the query string asks for by id or key, None where it asks for none."""
    ref = request.query_params.get(name)
    if not ref:
        return None
    queryset = getattr(request.workspace, relation).all()
    row = find(queryset, ref)
    if row is None:
        noun = queryset.model._meta.verbose_name
        raise ValidationError({name: [Reference.default_error_messages["missing"].format(noun=noun)]})
    return row


def of_the_word(queryset, name, word, known):
    """`queryset` where the field `name` holds this word; a word that none of `known` holds is a mistake."""
    if "\0" in word or not known.filter(**{name: word}).exists():
        raise ValidationError({name: [f"No {known.model._meta.verbose_name} here has this {name}."]})
    return queryset.filter(**{name: word})
