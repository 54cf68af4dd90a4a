"""What a row is called and where it stands costs one question, and one that a database answers by keys alone."""

import pytest
from django.apps import apps
from django.db import connection

from accounts.models.record import Record
from roadmap.models import Delivery
from roadmap.tests import factories as make

KINDS = [model for model in apps.get_models() if issubclass(model, Record)]


@pytest.fixture
def delivery(db):
    _workspace, owner = make.workspace()
    return make.launched(owner, make.product(owner))[1]


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.label)
def test_a_workspace_is_joined_once(model):
    """With a join for each row that a name is made of, SQLite took half a minute for six deliveries of 2,000."""
    assert str(model.everything.with_names().query).count('JOIN "accounts_workspace"') == 1


def test_what_a_name_is_made_of_shares_the_workspace(delivery, django_assert_num_queries):
    with django_assert_num_queries(1):
        row = Delivery.everything.with_names().get(pk=delivery.pk)
        assert row.promise.decision.request.initiative.workspace is row.workspace
        assert row.get_absolute_url().startswith(f"/w/{row.workspace.slug}/")
        assert row.initiative.get_absolute_url() and row.project.get_absolute_url() and str(row)


def test_keys_lead_to_each_row(delivery):
    rows = Delivery.everything.with_names().filter(pk=delivery.pk)
    if connection.vendor == "sqlite":
        assert "SCAN" not in rows.explain()
