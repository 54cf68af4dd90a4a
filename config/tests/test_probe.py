"""The health check of a container: file for those who are in the background, an answer for the web."""

import http.server
import os
import threading
import time

import pytest
from celery import signals

from config import celery, probe
from config.tests import services


@pytest.fixture
def server():
    """Answers 200 to /healthz under its own name, as the product does, and notes who asked for whom."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            known = self.headers["Host"] == "plan.example.org" and self.path == "/healthz"
            self.send_response(200 if known else 400)
            self.end_headers()

        def log_message(self, *args):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield str(listening.server_address[1])
        listening.shutdown()


def test_the_web_is_asked_under_the_name_that_people_use(server):
    asked = {"HOST": "0.0.0.0", "PORT": server}
    assert probe.trouble(asked | {"BASE_URL": "https://plan.example.org"}) is None
    assert probe.trouble(asked) == f"Port {server} answers 400 to /healthz."


def test_a_port_without_a_server_is_trouble():
    port = str(services.free_port())
    assert probe.trouble({"PORT": port}) == f"Port {port} does not answer (ConnectionRefusedError)."


def test_a_file_is_a_sign_of_life_for_a_minute(tmp_path):
    file = tmp_path / "alive"
    env = {"ALIVE_FILE": str(file)}
    assert "not there yet" in probe.trouble(env)
    file.touch()
    assert probe.trouble(env) is None
    os.utime(file, times=(time.time() - 90,) * 2)
    assert probe.trouble(env) == f"{file} was touched 90 seconds ago."


@pytest.fixture
def receivers():
    """What the two processes connect goes with the test."""
    yield
    for signal in (signals.heartbeat_sent, signals.after_task_publish):
        signal.disconnect(celery.touch)


def test_a_heartbeat_touches_the_file_of_a_worker(tmp_path, settings, receivers):
    settings.ALIVE_FILE = tmp_path / "alive"
    signals.heartbeat_sent.send(sender=None)
    assert not settings.ALIVE_FILE.exists()
    celery.show_worker_alive()
    signals.heartbeat_sent.send(sender=None)
    assert settings.ALIVE_FILE.exists()


def test_without_a_file_nothing_is_touched(settings, receivers):
    settings.ALIVE_FILE = None
    celery.touch()
