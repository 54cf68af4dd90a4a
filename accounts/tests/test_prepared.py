"""Questions whose SQL is made once give what the queryset gives, about whatever they are asked."""

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
