"""What requirements.txt locks is enough to serve: here every test tool stands beside it and would hide a gap."""

import re
import subprocess
import sys

import pytest
from django.conf import settings

from config.tests import services

LOCKED = re.findall(r"^([\w.-]+)==", (settings.BASE_DIR / "requirements.txt").read_text(), re.MULTILINE)
# Refuses every module that only packages outside the lock bring, then imports what the processes import.
ALONE = """
import importlib.metadata as metadata, re, sys
plain = lambda name: re.sub("[-_.]+", "-", name).lower()
locked = {plain(name) for name in sys.argv[1].split()}
found = metadata.packages_distributions()
foreign = {top for top, names in found.items() if not locked & {plain(name) for name in names}}
class Shut:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in foreign:
            raise ModuleNotFoundError(f"{name} is not locked", name=name)
sys.meta_path.insert(0, Shut())
import django
django.setup()
import celery.apps.beat, celery.apps.worker, celery.bin.celery, config.gunicorn, config.wsgi, gunicorn.app.wsgiapp
from django.core.management import call_command
call_command("check")
"""


def alone(folder, locked, **values):
    return subprocess.run(
        [sys.executable, "-c", ALONE, " ".join(locked)],
        env=services.environment(folder, **values),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
    )


COMPANY = {
    "DATABASE_URL": "postgresql://x@127.0.0.1/x",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "SECRET_KEY": "k" * 50,
    "BASE_URL": "https://plan.example.org",
}


@pytest.mark.parametrize("values", [{}, COMPANY], ids=["embedded", "for a company"])
def test_the_lock_is_enough_to_serve(tmp_path, values):
    done = alone(tmp_path, LOCKED, **values)
    assert done.returncode == 0, done.stderr


def test_a_package_that_the_lock_forgot_is_found(tmp_path):
    done = alone(tmp_path, [name for name in LOCKED if name != "packaging"], **COMPANY)
    assert done.returncode != 0 and "packaging is not locked" in done.stderr.replace(".version", "")
