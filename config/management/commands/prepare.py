import contextlib
import hashlib
import os
import socket
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from gunicorn.app.wsgiapp import run

from accounts.models import Workspace
from config import env, health

SERVE = ["-c", str(settings.BASE_DIR / "config" / "gunicorn.py"), "config.wsgi"]


class Command(BaseCommand):
    help = "Everything before a server starts: schema, static files and, on an empty database, the demo."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--no-port", action="store_true", help="Do not look whether the port is free.")
        parser.add_argument("--static", action="store_true", help="Static files alone, without a database.")
        parser.add_argument("--serve", action="store_true", help="And then serve.")

    def handle(self, *, no_port=False, static=False, serve=False, **options):
        if static:
            return self.collect()
        if not no_port:
            refuse_taken_port(settings.HOST, settings.PORT)
        if health.migrations():
            self.stdout.write("Bringing the database up to date")
            call_command("migrate", interactive=False, verbosity=0)
        fresh = settings.DEMO and not Workspace.objects.exists()
        if fresh:
            self.stdout.write("Building the demo workspace (DEMO=0 starts empty)")
            with self.collecting():
                call_command("demo")
        else:
            self.collect()
        if not settings.EMBEDDED_WORKER:
            self.stdout.write(
                "REDIS_URL is set: background work needs a worker and beat, see docs/operations.md"
            )
        if serve:
            self.serve(fresh)

    def serve(self, fresh):
        """In this very process, which has the program loaded; after the demo in a new one, as its queue in memory is full
        of what happened months ago."""
        connections.close_all()
        self.stdout.flush()
        if fresh:
            os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *SERVE])
        sys.argv = ["gunicorn", *SERVE]
        run()

    @contextlib.contextmanager
    def collecting(self):
        """Static files by a process beside this one: a first start is waited for."""
        beside = subprocess.Popen([sys.executable, settings.BASE_DIR / "manage.py", "prepare", "--static"])
        try:
            yield
        finally:
            failed = beside.wait()
        if failed:
            raise CommandError("collecting the static files did not work; see above.")

    def collect(self):
        stamp, now = settings.STATIC_ROOT / ".stamp", fingerprint()
        if stamp.exists() and stamp.read_text() == now:
            return
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(now)


def refuse_taken_port(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror:
            raise env.BadSetting(f"HOST={host} is not known to this machine.") from None
        except PermissionError:
            raise env.BadSetting(
                f"port {port} is reserved for root. Choose one above 1023: PORT=8000."
            ) from None
        except OSError as error:
            raise env.BadSetting(
                f"port {port} on {host} cannot be opened ({error.strerror}). "
                f"Choose another: PORT={other(port)} bin/run"
            ) from None


def other(port):
    return port + 1 if port < 65535 else 8000


def fingerprint():
    """Changes when a file of ours, a package that brings files, or the way they are collected does."""
    found = hashlib.sha256()
    for name in ("requirements.txt", "config/storage.py", "config/bundle.py"):
        found.update((settings.BASE_DIR / name).read_bytes())
    for folder in settings.STATICFILES_DIRS:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()
