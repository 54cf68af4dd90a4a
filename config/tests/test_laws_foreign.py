"""What belongs to another company answers like what does not exist, by whichever way it is asked for."""

import copy
from importlib import import_module
from pkgutil import walk_packages

import pytest
from django import forms
from django.http import Http404, HttpResponse
from django.urls import path
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import access
from accounts.api.base import HasAccess
from accounts.lookup import find
from accounts.roles import Can
from config.tests.foreign.answers import OURS, essence
from config.tests.foreign.hearing import names_a_row
from config.tests.foreign.trying import Trying, faults
from config.tests.matrix import ROOMS, ROWS
from config.tests.matrix.resolver import routes
from config.tests.matrix.row import Row
from config.tests.routes import addresses_and
from config.tests.world import WHO
from strategy.models import Goal, Product

pytestmark = pytest.mark.django_db

OWN_ROOMS = [room for room in ROOMS if room != "third_party"]  # whose pages know no workspace


def asked(asking, rows=ROWS):
    return [
        (row, verb) for row in rows if row.route in asking.routes for verb in row.methods if not row.theirs
    ]


@pytest.mark.parametrize("room", OWN_ROOMS)
def test_it_is_as_if_it_did_not_exist(asking, room):
    found = [line for row, verb in asked(asking, ROOMS[room]) for line in faults(asking, row, verb)]
    assert not found, "\n".join(found)


def test_another_workspace_is_as_none_in_an_address(asking):
    here, there, browser = asking.world.here, asking.world.there.workspace.slug, asking.browser("owner")
    for row in {id(row): row for row, _verb in asked(asking)}.values():
        route = asking.routes[row.route]
        if route.in_workspace:
            with asking.undone(row):
                args = row.args(here) or []
            addresses = {slug: route.address(slug, args) for slug in (there, "nowhere")}
            first, second = [essence(browser.get(address), slug) for slug, address in addresses.items()]
            assert first == second, row
            assert first[0] == 404, row


def test_another_workspace_is_as_none_in_a_header(asking):
    """By which a browser's session names one to the API."""
    slugs = asking.world.there.workspace.slug, "nowhere"
    first, second = [
        asking.browser("owner").get("/api/v1/products/", headers={"X-Workspace": slug}) for slug in slugs
    ]
    assert first.status_code == second.status_code == 404
    assert first.content == second.content


# -- that nothing is left out ---------------------------------------------------


def below(kind):
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def ours(kind):
    """Subclasses in the modules of the product, all of them imported."""
    for app in OURS[:1] + OURS[2:]:
        for module in walk_packages(import_module(app).__path__, f"{app}."):
            if ".forms." in module.name or ".api." in module.name:
                import_module(module.name)
    return {
        k for k in below(kind) if k.__module__.partition(".")[0] in OURS and ".tests." not in k.__module__
    }


def declared():
    """{"Form.field"} and {"Serializer.field"} that name a row."""
    choices = {
        f"{form.__name__}.{name}"
        for form in ours(forms.BaseForm)
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.ModelChoiceField)
    }
    references = {
        f"{kind.__name__}.{name}"
        for kind in ours(serializers.Serializer)
        for name, field in kind._declared_fields.items()
        if names_a_row(field)
    }
    return choices | references


def reached(asking):
    """Those that a row of the matrix comes to, and what they inherit."""
    found = set()
    for row, verb in asked(asking):
        trying = Trying(asking, row, verb)
        if trying.who:
            heard = trying.listen()
            named = [(form, name) for form, _posted, name in heard.choices()] + heard.references()
            named += [(rows, name) for _serializer, _outer, rows, name in heard.nested()]
            found |= {f"{kind.__name__}.{name}" for part, name in named for kind in type(part).__mro__}
    return found


def test_every_field_that_names_a_row_is_tried(asking):
    """Otherwise no row of the matrix fills it: give one a body that does."""
    assert declared() - reached(asking) == set()
    assert len(declared()) > 15


# -- offenders ------------------------------------------------------------------


@access(Can.READ)
def leaking_path(request, pk):
    goal = Goal.objects.filter(pk=pk).first()
    if goal is None:
        raise Http404
    return HttpResponse(goal.title)


@access(Can.READ)
def leaking_query(request):
    return HttpResponse(str(find(Goal.objects.all(), request.GET.get("goal", ""))))


class LeakingForm(forms.Form):
    goal = forms.ModelChoiceField(Goal.objects.all())


@access(Can.READ)
def leaking_form(request):
    form = LeakingForm(request.POST)
    return HttpResponse(form.errors.as_text(), status=302 if form.is_valid() else 422)


class LeakingSerializer(serializers.Serializer):
    product = serializers.PrimaryKeyRelatedField(queryset=Product.objects.all())


class LeakingApi(APIView):
    access = {"POST": Can.READ}
    permission_classes = [HasAccess]

    def post(self, request):
        serializer = LeakingSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response(status=201)


@access(Can.READ)
def reaching_over(request, pk):
    Goal.objects.filter(pk=pk).update(version=99)
    raise Http404


W = "w/<slug:workspace>/"
PLANTED = addresses_and(
    path(f"{W}leaking/<uuid:pk>/", leaking_path, name="leaking_path"),
    path(f"{W}leaking-query/", leaking_query, name="leaking_query"),
    path(f"{W}leaking-form/", leaking_form, name="leaking_form"),
    path("api/v1/leaking/", LeakingApi.as_view(), name="leaking_api"),
    path(f"{W}reaching-over/<uuid:pk>/", reaching_over, name="reaching_over"),
)


@pytest.fixture
def found(asking):
    """The faults of one planted address."""
    planted = copy.copy(asking)
    planted.routes, planted.heard = routes(PLANTED.urlpatterns), {}

    def find(route, method, **row):
        row = Row(route, settings={"ROOT_URLCONF": PLANTED}, **{method: " ".join(["200"] * len(WHO))}, **row)
        return faults(planted, row, method)

    return find


def test_a_planted_look_up_by_the_path_is_found(found):
    lines = found("leaking_path", "GET", args=lambda here: [here.goal.pk])
    assert "GET leaking_path: «pk» in the path with next door's id is answered 200, not 404" in lines


def test_a_planted_look_up_by_the_query_is_found(found):
    lines = found("leaking_query", "GET")
    assert "GET leaking_query: «goal» in the query with next door's id differs from nobody's" in lines[0]


def test_a_planted_choice_of_every_row_there_is_is_found(found):
    lines = found("leaking_form", "POST", data=lambda here: {"goal": here.goal.pk})
    assert "POST leaking_form: «goal» of the form with next door's id is answered 302, not 422" in lines


def test_a_planted_field_of_a_serializer_is_found(found):
    lines = found("leaking_api", "POST", data=lambda here: {"product": str(here.product.pk)})
    assert "POST leaking_api: «product» in the body with next door's id is answered 201, not 400" in lines


def test_a_planted_change_next_door_is_found(found):
    assert "GET reaching_over: changed strategy.Goal" in found(
        "reaching_over", "GET", args=lambda here: [here.goal.pk]
    )
