"""Every route that changes something writes the activity log, in the name of whoever asked."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import path, reverse

from accounts.access import access
from accounts.models import Activity, User, Workspace
from accounts.roles import Can
from accounts.tests import factories as people
from config.tests.routes import CHANGING, addresses_and, answering
from config.tests.world import Place
from config.tests.writes import SILENT, WRITES
from config.tests.writes.row import page
from execution.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def company(django_db_setup, django_db_blocker):
    """Built once; what a test does to it goes with the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Place("Larkfield")
        transaction.set_rollback(True)


def logged(write, place):
    """{(verb, actor)} of the rows that this request wrote."""
    send = write.prepared(place)
    seen = set(place.workspace.activities.values_list("pk", flat=True))
    answer = send()
    assert answer.status_code < 400, (answer.status_code, answer.content[-600:])
    rows = place.workspace.activities.exclude(pk__in=seen).select_related("actor")
    return {(row.verb, row.actor) for row in rows}


def unlisted(place):
    """Routes that take a change and stand nowhere in writes/, and the reverse."""
    found = answering(CHANGING, people.client_of(place.owner), place.workspace.slug)
    known = {(write.route, write.method) for write in WRITES} | {asked(route) for route in SILENT}
    return found ^ known


def asked(silent):
    method, _space, route = silent.rpartition(" ")
    return route, method or "post"


@pytest.mark.parametrize("write", WRITES, ids=str)
def test_it_writes_the_log(write, company):
    rows = logged(write, company)
    assert (write.verb, write.actor(company)) in rows


def test_every_route_that_takes_a_change_has_a_case(company):
    assert unlisted(company) == set()


def test_the_first_run_writes_the_log(client):
    Workspace.objects.all().delete()
    User.objects.all().delete()
    form = {
        "workspace": "Larkfield",
        "name": "Mara Lindholm",
        "email": "mara@larkfield.example",
        "password": "a long passphrase",
    }
    client.post(reverse("accounts:welcome"), form)
    row = Activity.objects.get()
    assert (row.verb, row.subject_label, str(row.actor)) == ("created", "Larkfield", "Mara Lindholm")


@access(Can.WORK)
def planted(request):
    request.workspace.tasks.update(title="Changed by nobody")
    return HttpResponse()


PLANTED = page("planted", "contributor")


@pytest.fixture
def with_a_planted_view(settings):
    """The product's addresses and one more, which changes tasks behind the log's back."""
    settings.ROOT_URLCONF = addresses_and(path("w/<slug:workspace>/planted/", planted, name="planted"))


def test_a_planted_view_that_writes_without_the_log_is_found(company, with_a_planted_view):
    assert logged(PLANTED, company) == set()
    assert Task.objects.filter(title="Changed by nobody").exists()


def test_a_planted_view_without_a_case_is_found(company, with_a_planted_view):
    assert ("planted", "post") in unlisted(company)
