import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from django.conf import settings

from config.tests import services

PYTHON = sys.executable
FLAGS = "from django.conf import settings as s; print(s.DEMO_DOOR, s.HTTPS, s.MAIL_ON)"


def manage(folder, *arguments, **values):
    return subprocess.run(
        [PYTHON, "manage.py", *arguments],
        env=services.environment(folder, **values),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
    )


def flags(folder, **values):
    shown = manage(folder, "shell", "--no-imports", "-c", FLAGS, **values)
    return shown.stdout.split() or shown.stderr


PG = {"DATABASE_URL": "postgresql://x@127.0.0.1/x", "SECRET_KEY": "k" * 50}


@pytest.mark.parametrize(
    ("values", "door"),
    [
        ({}, "True"),
        ({"HOST": "::1"}, "True"),
        ({"DEMO": "0"}, "False"),
        ({"HOST": "0.0.0.0"}, "False"),
        ({"HOST": "0.0.0.0", "DEMO": "1"}, "False"),
        ({"DEMO": "1", **PG}, "False"),
    ],
)
def test_the_demo_door_opens_only_at_home(tmp_path, values, door):
    assert flags(tmp_path, **values)[0] == door


@pytest.mark.parametrize(
    ("values", "https"),
    [
        ({}, "False"),
        ({"HOST": "0.0.0.0", **PG}, "True"),
        ({"HOST": "0.0.0.0", "BASE_URL": "http://plan.lan:8000", **PG}, "False"),
        ({"BASE_URL": "https://plan.example.org"}, "True"),
    ],
)
def test_cookies_are_secure_where_people_come_over_tls(tmp_path, values, https):
    assert flags(tmp_path, **values)[1] == https


def test_a_bad_value_ends_with_a_sentence_and_no_traceback(tmp_path):
    done = manage(tmp_path, "prepare", PORT="eighty")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "Throughline cannot start: PORT='eighty' is not a whole number from 1 to 65535."
    )


def test_a_taken_port_is_named(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = manage(tmp_path, "prepare", PORT=str(port))
    assert done.returncode == 1
    assert f"port {port} on 127.0.0.1 cannot be opened" in done.stderr
    assert "Traceback" not in done.stderr


def test_memory_is_not_shared_by_two_processes(tmp_path):
    port = str(services.free_port())
    done = subprocess.run(
        [PYTHON, "-m", "gunicorn", "-c", "config/gunicorn.py", "-w", "2", "config.wsgi"],
        env=services.environment(tmp_path, PORT=port),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode != 0
    assert "cannot share a queue that lives in memory" in done.stderr


def answers(port):
    """The status of /readyz, or 0 while nobody listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def test_one_process_serves_and_works_and_stops(tmp_path):
    """As bin/run starts it: gunicorn with the worker inside, ready by its own beat, ended by Ctrl-C."""
    port = services.free_port()
    env = services.environment(tmp_path, PORT=str(port), DEMO="0")
    command = [PYTHON, "manage.py", "prepare", "--serve"]
    with services.process(command, env=env, cwd=settings.BASE_DIR) as server:
        services.wait_until(lambda: answers(port) == 200, 40)
        server.send_signal(2)
        assert server.wait(15) == 0
        assert "Traceback" not in server.stdout.read()


BUSY = """
import threading, types, django
django.setup()
from config import gunicorn
from config.celery import app
begun = threading.Event()
@app.task(name="busy")
def busy():
    begun.set()
    threading.Event().wait()  # never done: what the server must not wait for
worker = types.SimpleNamespace()
gunicorn.post_worker_init(worker)
busy.delay()
assert begun.wait(30)
print("begun", flush=True)
gunicorn.worker_exit(None, worker)
"""


def test_work_that_takes_long_does_not_keep_the_server_from_ending(tmp_path):
    manage(tmp_path, "migrate", "--verbosity=0")
    env = services.environment(tmp_path, DJANGO_SETTINGS_MODULE="config.settings")
    ended = subprocess.run(
        [PYTHON, "-c", BUSY], env=env, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=90
    )
    assert (ended.returncode, ended.stdout.split()[0]) == (0, "begun"), ended.stderr


@pytest.mark.redis
def test_web_worker_and_beat_as_processes_of_their_own(tmp_path, redis_url):
    """Two web processes, a worker and beat over Redis: ready means a task went all the way round."""
    port = services.free_port()
    url = redis_url.rsplit("/", 1)[0] + "/7"
    values = {"PORT": str(port), "REDIS_URL": url, "DEMO": "0", "WEB_CONCURRENCY": "2"}
    prepared = manage(tmp_path, "prepare", **values)
    assert prepared.returncode == 0, prepared.stderr
    options = {"env": services.environment(tmp_path, **values), "cwd": settings.BASE_DIR}
    gunicorn = [PYTHON, "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]
    celery = [PYTHON, "-m", "celery", "-A", "config", "--quiet"]
    with (
        services.process(gunicorn, **options),
        services.process([*celery, "worker", "--pool", "threads", "-l", "ERROR"], **options),
        services.process([*celery, "beat", "-l", "ERROR"], **options),
    ):
        services.wait_until(lambda: answers(port) == 200, 60)
