"""Secrets of addresses stay out of the log, whatever is answered to them."""

import logging
import sys

import pytest
from django.conf import settings
from gunicorn.config import Config

from config.gunicorn import Log
from config.unlogged import WithoutSecrets, without_secrets

SECRET = "kX3-secret_9"


@pytest.fixture
def lines(monkeypatch):
    """What the handler of the settings writes, as [text]."""
    found = next(its for its in logging.getLogger().handlers if type(its) is logging.StreamHandler)
    written = []
    monkeypatch.setattr(found, "emit", lambda record: written.append(found.format(record)))
    return written


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/s/{}/",
        "/s/{}/present/",
        "/invitations/{}/",
        "/digest/stop/{}/",
        "/accounts/password/reset/key/_{}/",
        "/accounts/confirm-email/{}/nowhere/",
    ],
)
def test_what_is_refused_is_logged_without_its_secret(client, lines, path):
    answer = client.generic("PUT", path.format(SECRET))
    assert answer.status_code >= 400
    said = [line for line in lines if "django.request" in line]
    assert said and path.format("…").replace("_…", "…") in said[-1]
    assert not any(SECRET in line for line in lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Not Found: /s/abc/", "Not Found: /s/…/"),
        ('"GET /s/abc?slide=2 HTTP/1.1" 200', '"GET /s/…?slide=2 HTTP/1.1" 200'),
        ("/invitations/abc/ and /s/def/present/", "/invitations/…/ and /s/…/present/"),
        ("/w/acme/tasks/T-1/", "/w/acme/tasks/T-1/"),
        ("/static/css/app.css", "/static/css/app.css"),
    ],
)
def test_only_what_follows_a_door_is_left_out(before, after):
    assert without_secrets(before) == after


def test_a_traceback_names_none_either():
    try:
        raise ValueError(f"/s/{SECRET}/ is no address")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "It broke: %s", ("here",), sys.exc_info())
    assert WithoutSecrets().filter(record)
    said = logging.Formatter().format(record)
    assert "ValueError: /s/…/ is no address" in said and "It broke: here" in said


def test_gunicorns_own_logs_hold_none(monkeypatch, capsys):
    cfg = Config()
    cfg.set("accesslog", "-")
    log = Log(cfg)
    for its in (log.error_log, log.access_log):
        written = []
        for handler in its.handlers:
            monkeypatch.setattr(
                handler, "emit", lambda record, h=handler, w=written: w.append(h.format(record))
            )
        its.error("Error handling request %(uri)s", {"uri": f"/s/{SECRET}/"})
        assert written and "/s/…/" in written[0] and SECRET not in written[0]


def test_every_handler_of_the_settings_leaves_them_out():
    handlers = settings.LOGGING["handlers"].values()
    assert handlers and all("unlogged" in handler["filters"] for handler in handlers)
