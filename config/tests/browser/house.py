"""The real server on a free port, in a data folder of its own, as `bin/run` starts it."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from django.conf import settings

from config.tests import services

MANAGE = [sys.executable, "manage.py"]
SERVE = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]


class House:
    """A running server: its address, and manage.py in its surroundings."""

    def __init__(self, url, environment):
        self.url, self.environment = url, environment

    def static(self, name):
        """The address of a collected file; a page names few of them, the rest come inside of those."""
        collected = Path(self.environment["DATA_DIR"]) / "static" / "staticfiles.json"
        return f"{self.url}/static/{json.loads(collected.read_text())['paths'][name]}"

    def manage(self, *arguments):
        done = subprocess.run(
            [*MANAGE, *arguments],
            env=self.environment, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@contextmanager
def opened(folder, **values):
    port = str(services.free_port())
    environment = services.environment(folder, HOST="127.0.0.1", PORT=port, **values)
    house = House(f"http://127.0.0.1:{port}", environment)
    house.manage("prepare")
    with (
        open(folder / "server.log", "w") as log,
        services.process(SERVE, env=environment, cwd=settings.BASE_DIR, stdout=log),
    ):
        services.wait_until(lambda: alive(house.url), 40)
        yield house


def copy_of_the_demo(shared, folder):
    """A data folder with a demo in it, which the first process to ask has built for all."""
    built = shared / "demo"
    with open(shared / "demo.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            begun = shared / "demo.begun"
            port = str(services.free_port())
            House("", services.environment(begun, HOST="127.0.0.1", PORT=port, DEMO="1")).manage("prepare")
            begun.rename(built)
    return shutil.copytree(built, folder)


def alive(url):
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


@contextmanager
def database(purpose="browser"):
    """The setting of an empty database beside the one under test, gone afterwards; none means SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    name = f"throughline_{purpose}_{os.getpid()}"
    with administered(url) as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield {"DATABASE_URL": url.rpartition("/")[0] + f"/{name}", "SECRET_KEY": "only-for-tests" * 4}
    finally:
        with administered(url) as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def administered(url):
    connection = psycopg2.connect(url.rpartition("/")[0] + "/postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        yield cursor
    connection.close()
