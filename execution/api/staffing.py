"""What a program says of a template that a project begins from."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.api.fields import Reference
from execution.patterns import catalogue


@extend_schema_field(OpenApiTypes.STR)
class TemplateField(serializers.Field):
    """A template by its id, or by the word of one that everybody has."""

    default_error_messages = {"missing": "There is no such template here."}

    def to_internal_value(self, ref):
        found = catalogue.offer(self.context["request"].workspace, ref) if isinstance(ref, str) else None
        if found is None:
            self.fail("missing")
        return found


class RolesField(serializers.DictField):
    """{role: member} of a template."""

    def __init__(self, **kwargs):
        super().__init__(child=Reference("memberships"), **kwargs)


def people_for(offer, people):
    """{role: Membership} again; a role that the template does not have is a mistake."""
    unknown = sorted(set(people) - set(offer.roles if offer else ()))
    if unknown:
        raise ValidationError({"roles": [f"This template has no role {unknown[0]!r}."]})
    return people
