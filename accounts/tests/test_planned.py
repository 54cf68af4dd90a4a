"""A question whose plan the database keeps gives what it gave before, whatever became of the plan."""

import pytest
from django.db import DataError, connection, models, transaction
from django.db.models.functions import Length
from django.test.utils import CaptureQueriesContext

from accounts import planned
from accounts.models import Membership, Workspace
from accounts.prepared import Prepared
from accounts.tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def named():
    """A question by a key that stands in it twice, beside words and signs of its own."""
    return Prepared(
        lambda pk: (
            Workspace.objects.filter(pk=pk, memberships__workspace=pk).exclude(name="100% $1 o'clock").values_list("name")
        ),
        kept=True,
    )  # fmt: skip


def statements(question, value):
    """(its answer, the statements that it took)."""
    with CaptureQueriesContext(connection) as captured:
        found = question(value)
    return found, [query["sql"] for query in captured]


def by_plan(sql):
    return sql.startswith("EXECUTE") == (connection.vendor == "postgresql")


def test_each_is_told_its_own_in_one_statement(named):
    for workspace in (make.workspace(), make.workspace()):
        found, [sql] = statements(named, workspace.pk)
        assert found == [(workspace.name,)] and by_plan(sql)


def test_what_was_written_since_is_told(named):
    workspace = make.workspace()
    named(workspace.pk)
    Workspace.objects.filter(pk=workspace.pk).update(name="Elsewhere")
    assert named(workspace.pk) == [("Elsewhere",)]


def test_in_a_transaction_it_is_asked_plainly(named):
    workspace = make.workspace()
    named(workspace.pk)
    with transaction.atomic():
        found, [sql] = statements(named, workspace.pk)
    assert found == [(workspace.name,)] and not sql.startswith("EXECUTE")


def test_a_session_that_lost_its_plan_asks_plainly_from_then_on(named):
    workspace = make.workspace()
    named(workspace.pk)
    if connection.vendor == "postgresql":
        connection.connection.cursor().execute("DEALLOCATE ALL")
    assert named(workspace.pk) == [(workspace.name,)]
    found, [sql] = statements(named, workspace.pk)
    assert found == [(workspace.name,)] and (connection.vendor == "sqlite" or not by_plan(sql))
    connection.close()
    found, [sql] = statements(named, workspace.pk)
    assert found == [(workspace.name,)] and by_plan(sql)


def test_a_session_that_has_the_plan_already_takes_it(named):
    workspace = make.workspace()
    named(workspace.pk)
    planned.SESSIONS.clear()
    found, [sql] = statements(named, workspace.pk)
    assert found == [(workspace.name,)] and by_plan(sql)


def test_records_come_by_it_too():
    member = make.member(make.workspace())
    asked = Prepared(lambda pk: Membership.objects.filter(pk=pk).select_related("user"), kept=True)
    [found] = asked(member.pk)
    assert (found, found.user) == (member, member.user)


def test_what_the_database_refuses_for_itself_stays_refused():
    """SQLite divides by nothing, too, and says nothing."""
    divided = models.ExpressionWrapper(1 / (Length("slug") - Length("slug")), models.FloatField())
    asked = Prepared(lambda slug: Workspace.objects.filter(slug=slug).values_list(divided), kept=True)
    workspace = make.workspace()
    if connection.vendor == "postgresql":
        with pytest.raises(DataError, match="division by zero"):
            asked(workspace.slug)
    else:
        assert asked(workspace.slug) == [(None,)]
