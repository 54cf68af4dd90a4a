"""What a request turned to: the forms it filled, the serializers it read, the names it took from the address.

So nobody has to list the fields of the product: a new one is heard the first time its page is asked.
"""

import contextlib
from dataclasses import dataclass, field
from unittest.mock import patch

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from rest_framework import serializers

from accounts.api.fields import Reference

RELATED = (Reference, serializers.RelatedField, serializers.ManyRelatedField)


@dataclass
class Heard:
    forms: list = field(default_factory=list)
    serializers: list = field(default_factory=list)
    looked_up: list = field(default_factory=list)  # (which QueryDict, name)

    def choices(self):
        """[(form, name of the posted value, name of the field)] of every choice of a row."""
        return [
            (form, form.add_prefix(name), name)
            for form in self.forms
            for name, choice in form.fields.items()
            if isinstance(choice, forms.ModelChoiceField) and not choice.disabled
        ]

    def references(self):
        """[(serializer, name)] of every field that names a row."""
        return [(s, name) for s in self.serializers for name, f in fields_of(s).items() if names_a_row(f)]

    def nested(self):
        """[(serializer, name, serializer of its rows, name)] of every field of a list of rows that names a row."""
        return [
            (s, name, f.child, inner)
            for s in self.serializers
            for name, f in fields_of(s).items()
            if isinstance(f, serializers.ListSerializer) and not f.read_only
            for inner, field in fields_of(f.child).items()
            if names_a_row(field)
        ]

    def query_names(self, response):
        query = response.wsgi_request.GET
        return sorted({name for asked, name in self.looked_up if asked is query})


def fields_of(serializer):
    """All that a body might name, whether this one did."""
    return {**getattr(serializer, "_declared_fields", {}), **serializer.fields}


def names_a_row(field):
    inner = getattr(field, "child", None)
    return not field.read_only and isinstance(inner if inner is not None else field, RELATED)


def is_list(field):
    return isinstance(field, serializers.ListField | serializers.ManyRelatedField)


@contextlib.contextmanager
def hearing():
    heard = Heard()
    clean, check = forms.BaseForm.full_clean, serializers.BaseSerializer.is_valid
    get, get_list, has = MultiValueDict.__getitem__, MultiValueDict.getlist, dict.__contains__

    def full_clean(form):
        if form.is_bound:
            heard.forms.append(form)
        return clean(form)

    def is_valid(serializer, **how):
        heard.serializers.append(serializer)
        return check(serializer, **how)

    def looks(read):
        def look(query, name, *default):
            heard.looked_up.append((query, name))
            return read(query, name, *default)

        return look

    with (
        patch.object(forms.BaseForm, "full_clean", full_clean),
        patch.object(serializers.BaseSerializer, "is_valid", is_valid),
        patch.object(QueryDict, "__getitem__", looks(get)),
        patch.object(QueryDict, "getlist", looks(get_list)),
        patch.object(QueryDict, "__contains__", looks(has)),
    ):
        yield heard
