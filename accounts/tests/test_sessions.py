"""A session is found by its key while it holds, in one question, and by nothing else."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def key():
    session = SessionStore()
    session["workspace"] = "larkfield"
    session.save()
    return session.session_key


def test_what_was_kept_is_found_by_one_question(key):
    found = SessionStore(key)
    with CaptureQueriesContext(connection) as captured:
        assert found["workspace"] == "larkfield"
    assert len(captured) == 1 and found.session_key == key


@pytest.mark.parametrize("ago", [dt.timedelta(0), dt.timedelta(days=1)])
def test_one_that_ended_or_never_was_holds_nothing_and_gives_up_its_key(key, ago):
    Session.objects.update(expire_date=timezone.now() - ago)
    for asked in (key, "nobody's"):
        found = SessionStore(asked)
        assert found.get("workspace") is None
        assert found.session_key is None
