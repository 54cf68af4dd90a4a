import os
from importlib import import_module
from importlib.util import find_spec

from celery import Celery
from celery.signals import after_task_publish, beat_init, heartbeat_sent, worker_init
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

ROOMS = ("config", "accounts", "collaboration", "strategy", "execution", "roadmap")


def schedules():
    """Every app's `periodic.py` names its own periodic work in a dict SCHEDULE, in Celery's form."""
    found = {}
    for room in ROOMS:
        if find_spec(f"{room}.periodic"):
            found |= import_module(f"{room}.periodic").SCHEDULE
    return found


app = Celery("throughline")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def plan(sender, **kwargs):
    sender.conf.beat_schedule = schedules()


@worker_init.connect
def show_worker_alive(**kwargs):
    """A worker in touch with its broker tells it so every two seconds."""
    heartbeat_sent.connect(touch)


@beat_init.connect
def announce(sender, **kwargs):
    """Ready at once, instead of after the first interval. Beat lives while the broker takes what it sends."""
    after_task_publish.connect(touch)
    sender.app.send_task("config.tasks.beat_seen")


def touch(**kwargs):
    """The sign of life that config/probe.py looks for."""
    if settings.ALIVE_FILE:
        settings.ALIVE_FILE.touch()
