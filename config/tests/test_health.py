import datetime

import pytest
from django.utils import timezone

from accounts.models import Heartbeat
from config import health
from config.tasks import BEAT, beat_seen


def test_alive_needs_nothing(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_once_beat_was_seen(client):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["beat"].startswith("not seen")
    beat_seen()
    answer = client.get("/readyz")
    assert (answer.status_code, set(answer.json().values())) == (200, {"ok"})


@pytest.mark.django_db
def test_beat_is_forgotten_after_three_minutes(client):
    Heartbeat.beat(BEAT, at=timezone.now() - datetime.timedelta(seconds=181))
    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_missing_migrations_are_counted(client, monkeypatch):
    monkeypatch.setitem(health.QUESTIONS, "migrations", lambda: "2 not applied")
    assert client.get("/readyz").json()["migrations"] == "2 not applied"


@pytest.mark.django_db
def test_a_dead_part_is_named_without_its_address(client, monkeypatch):
    def refused():
        raise ConnectionRefusedError("10.0.0.9 port 6379")

    monkeypatch.setitem(health.QUESTIONS, "broker", refused)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["broker"] == "not reached (ConnectionRefusedError)"


def test_every_answer_carries_the_policy(client):
    policy = client.get("/healthz")["Content-Security-Policy"]
    assert "script-src 'self';" in policy and "style-src 'self';" in policy


@pytest.mark.django_db
def test_only_the_api_page_may_bring_a_style_element(client):
    answer = client.get("/api/v1/docs/")
    assert "style-src 'self' 'unsafe-inline';" in answer["Content-Security-Policy"]
    assert "script-src 'self';" in answer["Content-Security-Policy"]
