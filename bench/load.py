"""How many requests a second a served address answers beside its floor, and what memory the server holds.

A gunicorn as config/gunicorn.py has it, on the measured database, asked over 8 connections that stay open.
"""

import http.client
import os
import pathlib
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from config.tests import services

CONNECTIONS, SECONDS, TURNS = 8, 3.0, 3
HALF, MEMORY = 2, 200  # times slower than the floor at most; MB of the whole group
SERVE = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", "bench.served"]


def lines(mine, floor, secret, quick):
    """(name, value, unit, the most it may be) of what one server does."""
    with served() as (port, server):
        turns, seconds = (1, 0.2) if quick else (TURNS, SECONDS)
        rates = {mine: [], floor: []}
        for _turn in range(turns):
            for address, found in rates.items():
                found.append(rate(port, address, secret, seconds))
        best = {address: max(found) for address, found in rates.items()}
        said = f"requests at {CONNECTIONS} connections ({best[mine]:.0f} a second, floor {best[floor]:.0f})"
        yield said, best[floor] / best[mine], "times fewer", HALF
        own, mapped = memory(server.pid)
        yield f"memory of the server's processes (beside {mapped:.0f} MB of the file)", own, "MB", MEMORY


@contextmanager
def served():
    """(port, process) of a server on the database of this process."""
    port, data = str(services.free_port()), settings.DATA_DIR
    values = {"HOST": "127.0.0.1", "PORT": port, "DEMO": "0", "SECRET_KEY": settings.SECRET_KEY}
    if connection.vendor == "sqlite":
        data = pathlib.Path(data, "served")
        data.mkdir(exist_ok=True)
        (data / "throughline.sqlite3").unlink(missing_ok=True)
        (data / "throughline.sqlite3").symlink_to(connection.settings_dict["NAME"])
    else:
        values["DATABASE_URL"] = url()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(
        SERVE, env=services.environment(data, **values), cwd=settings.BASE_DIR, **quiet
    )
    try:
        services.wait_until(lambda: services.listens(int(port)), 40)
        yield int(port), process
    finally:
        process.terminate()
        process.wait(20)


def url():
    """The measured database, which has a name of its own beside the one that was asked for."""
    return os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + connection.settings_dict["NAME"]


def rate(port, address, secret, seconds):
    """Answers a second, over all connections."""
    counts, until = [0] * CONNECTIONS, time.monotonic() + seconds

    def ask(at):
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < until:
            link.request("GET", address, headers={"Authorization": f"Bearer {secret}"})
            answer = link.getresponse()
            assert answer.read() and answer.status == 200, answer.status
            counts[at] += 1
        link.close()

    threads = [threading.Thread(target=ask, args=(at,)) for at in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return max(1, sum(counts)) / seconds


def memory(pid):
    """(MB that the process and those it started hold, MB of SQLite's file among what they have mapped): what is shared is
    counted once. The pages of that file are the kernel's, which keeps them as long as nobody needs the room, whether a
    server maps them or reads them; of PostgreSQL they are not seen from here at all."""
    own = mapped = 0
    for process in (pid, *children(pid)):
        for path, size in areas(process):
            if ".sqlite3" in path:
                mapped += size
            else:
                own += size
    return own / 1024, mapped / 1024


def areas(process):
    """[(path or "", kB)] of what one has mapped."""
    path = ""
    for line in pathlib.Path(f"/proc/{process}/smaps").read_text().splitlines():
        name, *rest = line.split(maxsplit=5)
        if name == "Pss:":
            yield path, int(rest[0])
        elif not name.endswith(":"):
            path = rest[4] if len(rest) == 5 else ""


def children(pid):
    return [int(word) for word in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
