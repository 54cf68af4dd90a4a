"""What some tests need from outside, and how to get it."""

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

from django.db import connection

HOW = {
    "postgres": "PostgreSQL is missing: apt install postgresql; TEST_DATABASE_URL=postgresql://… bin/test",
    "redis": "Redis is missing: apt install redis-server, or TEST_REDIS_URL=redis://… bin/test",
    "chromium": "Chromium is missing: apt install chromium-headless-shell, or CHROMIUM=/path/to/chrome bin/test",
}

# What a shell may say about a server, and a test's own server must not hear.
SETTINGS = [
    "HOST",
    "PORT",
    "DATA_DIR",
    "DATABASE_URL",
    "REDIS_URL",
    "EMAIL_URL",
    "SECRET_KEY",
    "DEMO",
    "BASE_URL",
]
SETTINGS += ["DEBUG", "WEB_CONCURRENCY", "ALLOWED_HOSTS", "TRUSTED_PROXIES"]
SETTINGS += ["STATIC_DIR", "ALIVE_FILE", "SECRET_KEY_FALLBACKS"]


def environment(folder, **values):
    """The shell's environment without what it may say about a server, in a data folder of its own."""
    plain = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return plain | {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(folder)} | values


# The first is the same engine without a window: one that nobody sees is drawn by two processes of its own.
BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]


def chromium():
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def missing(name):
    """The sentence for what is not here, or nothing."""
    here = {
        "postgres": lambda: connection.vendor == "postgresql",
        "redis": lambda: os.environ.get("TEST_REDIS_URL") or shutil.which("redis-server"),
        "chromium": chromium,
    }[name]()
    return None if here else HOW[name]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(true, seconds=20, every=0.1):
    """The first truthy answer; an error after `seconds`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = true()
        if found:
            return found
        time.sleep(every)
    raise TimeoutError(f"Not within {seconds} s: {true}")


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def process(command, **options):
    """A process of ours, ended with the block; what it printed is read from `.stdout`.

    One that talks for long is given a file as stdout: nobody empties a pipe, and a full one stops it.
    """
    options = {"stdout": subprocess.PIPE} | options
    running = subprocess.Popen(command, stderr=subprocess.STDOUT, text=True, **options)
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(15)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        if running.stdout:
            running.stdout.close()


@contextmanager
def redis_server(folder):
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with process(command):
        wait_until(lambda: listens(port))
        yield f"redis://127.0.0.1:{port}/0"
