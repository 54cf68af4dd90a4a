"""Questions whose SQL is made once give what the queryset gives, about whatever they are asked."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import Count, Exists, OuterRef
from django.test.utils import CaptureQueriesContext

from accounts.models import Activity, Membership, Workspace
from accounts.prepared import Prepared
from accounts.tests import factories as make

pytestmark = pytest.mark.django_db


def asked(workspace):
    logged = Activity.objects.filter(workspace=OuterRef("workspace"))
    found = Membership.objects.filter(workspace=workspace).annotate(n=Count("tokens"))
    return found.order_by("id").values_list("pk", "role", "created_at", "n", Exists(logged))


def test_the_answer_is_the_queryset_s_own_for_each_workspace_in_one_query():
    prepared = Prepared(asked)
    for workspace in (make.workspace(), make.workspace()):
        make.member(workspace)
        with CaptureQueriesContext(connection) as captured:
            found = prepared(workspace.pk)
        assert found == list(asked(workspace.pk))
        assert len(found) == 2 and len(captured) == 1


def test_its_sql_is_made_once():
    times = []
    prepared = Prepared(lambda pk: times.append(pk) or Workspace.objects.filter(pk=pk).values_list("name"))
    for workspace in (make.workspace(), make.workspace()):
        assert prepared(workspace.pk) == [(workspace.name,)]
    assert len(times) == 1


def test_a_question_that_does_not_ask_about_its_id_is_refused():
    with pytest.raises(ValueError, match="each of its values"):
        Prepared(lambda pk: Workspace.objects.values_list("name"))(make.workspace().pk)


def test_records_come_with_what_was_selected_along_and_its_figures():
    member = make.member(make.workspace())
    asked = Prepared(
        lambda pk: Membership.objects.filter(pk=pk).select_related("user").annotate(n=Count("tokens"))
    )
    with CaptureQueriesContext(connection) as captured:
        [found] = asked(member.pk)
        assert (found, found.user, found.n) == (member, member.user, 0)
    assert len(captured) == 1 and found.created_at == member.created_at


def test_words_and_days_are_asked_about_as_ids_are():
    first, second = make.workspace(), make.workspace()
    asked = Prepared(
        lambda slug, at: Workspace.objects.filter(slug=slug, created_at__lte=at).values_list("pk")
    )
    for one in (first, second):
        assert asked(one.slug, one.created_at) == [(one.pk,)]
    assert asked(first.slug, first.created_at - dt.timedelta(seconds=1)) == []


def test_a_kind_of_value_that_it_does_not_know_is_refused():
    with pytest.raises(TypeError, match="not asked about int"):
        Prepared(lambda n: Workspace.objects.filter(pk=n).values_list("name"))(3)
