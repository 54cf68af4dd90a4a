"""Digests when the process that writes them dies half way, and when the clock rings twice."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from accounts.models import Mail
from accounts.roles import Role
from config.tests.services import process, wait_until
from roadmap.models import DigestPreference
from roadmap.tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

READERS = 6
BEGIN = (
    "import os, signal, time, django; django.setup(); from accounts.models import Mail; real = Mail.queue\n"
)
SEND = "from roadmap.tasks import send_due_digests; send_due_digests()\n"
DIES_AT_THE_THIRD = """
done = []
def queue(**values):
    if len(done) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    done.append(values)
    return real(**values)
Mail.queue = queue
"""
IS_SLOW = """
def queue(**values):
    time.sleep(0.3)
    return real(**values)
Mail.queue = queue
"""
WORK = """
from config.celery import app
app.worker_main(["worker", "-P", "solo", "-l", "WARNING", "--without-gossip", "--without-mingle"])
"""
BEAT = """
from config.celery import app
app.conf.humanize()  # configured now, so that what follows stays
app.conf.beat_schedule = {"digests": {"task": "roadmap.tasks.send_due_digests", "schedule": 0.5}}
app.Beat(loglevel="WARNING").run()
"""


@pytest.fixture
def readers():
    """Members whose issue of today is due, in a workspace where something moved."""
    workspace, owner = make.workspace()
    product = make.product(owner)
    made = make.initiative(owner, product, owner=owner, start=make.START, end=make.END)
    make.approve(made, owner, at=timezone.now() - dt.timedelta(minutes=1))
    people = [owner] + [make.member(workspace, Role.EXECUTIVE, f"Reader {n}") for n in range(READERS - 1)]
    for member in people:
        DigestPreference.create(by=member, member=member, frequency="daily", hour=0)
        member.created_at = timezone.now() - dt.timedelta(days=9)
        member.save(update_fields=["created_at"])
    return people


def around(**more):
    """The environment of a process of its own, on the database of this test."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{found['NAME']}"
    else:
        place = f"{found['HOST'] or 'localhost'}:{found['PORT'] or 5432}"
        url = f"postgresql://{found['USER']}:{found['PASSWORD']}@{place}/{found['NAME']}"
    return os.environ | {"DATABASE_URL": url, "SECRET_KEY": settings.SECRET_KEY} | more


def python(script, **more):
    return {
        "command": [sys.executable, "-c", BEGIN + script],
        "cwd": settings.BASE_DIR,
        "env": around(**more),
    }


def run(script):
    options = python(script)
    command = options.pop("command")
    return subprocess.run(command, timeout=120, capture_output=True, text=True, **options)


def mails():
    return Mail.objects.filter(kind="digest")


def one_each(readers):
    counts = dict(mails().values_list("recipient").annotate(n=Count("id")))
    return counts == {member.user.email: 1 for member in readers}


def test_killed_half_way_the_next_run_writes_the_rest(readers):
    killed = run(DIES_AT_THE_THIRD + SEND)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert mails().count() == 2
    assert DigestPreference.everything.exclude(weighed=None).count() == 2

    again = run(SEND)
    assert again.returncode == 0, again.stderr
    assert one_each(readers)


def test_two_processes_at_once_write_one_each(readers):
    with process(**python(IS_SLOW + SEND)) as first, process(**python(IS_SLOW + SEND)) as second:
        codes = [first.wait(120), second.wait(120)]
        assert codes == [0, 0], first.stdout.read() + second.stdout.read()
    assert one_each(readers)


@pytest.mark.redis
def test_a_worker_killed_half_way_and_two_beats_make_one_each(readers, redis_url):
    with process(**python(IS_SLOW + WORK, REDIS_URL=redis_url)) as worker, beat(redis_url):
        wait_until(lambda: mails().count() >= 2 or worker.poll() is not None, 60)
        assert worker.poll() is None, worker.stdout.read()
        worker.kill()
        worker.wait()
    assert 2 <= mails().count() < READERS

    with process(**python(WORK, REDIS_URL=redis_url)), beat(redis_url), beat(redis_url):
        wait_until(lambda: mails().count() >= READERS, 60)
        time.sleep(2)  # both beats ring on
    assert one_each(readers)


def beat(redis_url):
    return process(**python(BEAT, REDIS_URL=redis_url))
