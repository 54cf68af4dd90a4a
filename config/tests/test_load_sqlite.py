"""Twenty who write and twenty who read, at once, on the one file that a small company lives in."""

import json
import sqlite3
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import connection

from config.tests.browser import house
from config.tests.load import Crowd

WRITERS, READERS = 20, 20
SETTLE = f"import json; from config.tests.load import settle; print(json.dumps(settle({WRITERS}, {READERS})))"
pytestmark = pytest.mark.slow

EXPECTED = {("GET", 200), ("GET", 304), ("POST", 201), ("PATCH", 200), ("PATCH", 409)}


@pytest.fixture(scope="module")
def visited(tmp_path_factory, long):
    """(the crowd after its visit, the server's log, the database file)."""
    folder = tmp_path_factory.mktemp("load")
    whole = long and connection.vendor == "sqlite"  # it is the same server in PostgreSQL's pass
    with house.opened(folder, DEMO="0") as server:
        crowd = Crowd(server.url, json.loads(server.manage("shell", "--no-imports", "-c", SETTLE)))
        crowd.run(30 if whole else 3)
    return crowd, (folder / "server.log").read_text(), folder / "throughline.sqlite3"


@pytest.fixture
def rows(visited):
    """rows(sql): what is in the database now."""
    database = sqlite3.connect(visited[2])
    yield lambda sql: database.execute(sql).fetchall()
    database.close()


def test_everybody_is_answered(visited):
    crowd, _log, _file = visited
    assert crowd.wrong == []
    assert set(crowd.answers) <= EXPECTED, crowd.answers
    assert crowd.answers["POST", 201] == len(crowd.made) >= WRITERS
    assert crowd.answers["PATCH", 200] >= WRITERS
    assert crowd.answers["GET", 200] >= READERS


def test_the_server_complains_of_nothing(visited):
    log = visited[1]
    assert [line for line in log.splitlines() if "locked" in line or "ERROR" in line] == []
    assert "Traceback" not in log


def test_numbers_have_no_gap_and_no_double(visited, rows):
    numbers = defaultdict(list)
    for project, number in rows("SELECT project_id, number FROM execution_task"):
        numbers[project].append(number)
    counted = dict(rows("SELECT id, task_count FROM execution_project WHERE task_count > 0"))
    assert {project: sorted(given) for project, given in numbers.items()} == {
        project: list(range(1, count + 1)) for project, count in counted.items()
    }


def test_every_acknowledged_task_is_there(visited, rows):
    there = {pk for (pk,) in rows("SELECT id FROM execution_task")}
    assert {pk.replace("-", "") for pk in visited[0].made} <= there


# What is said of a project changes none of its fields, so it makes no version.
SPOKEN = "SELECT subject_id, version FROM accounts_activity WHERE verb <> 'declared' ORDER BY version"


@pytest.mark.parametrize("table", ["execution_task", "execution_project"])
def test_the_log_holds_every_version(rows, table):
    logged = defaultdict(list)
    for subject, version in rows(SPOKEN):
        logged[subject].append(version)
    stands = dict(rows(f"SELECT id, version FROM {table}"))
    assert {pk: logged[pk] for pk in stands} == {pk: list(range(1, v + 1)) for pk, v in stands.items()}


class Locked(BaseHTTPRequestHandler):
    """Answers well, but with the words that nobody should read."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"database is locked")

    def log_message(self, *_args):
        """Nothing."""


def test_a_planted_lock_is_found():
    company = {"slug": "x", "key": "X", "tokens": [], "sessions": ["one", "two"]}
    with ThreadingHTTPServer(("127.0.0.1", 0), Locked) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        crowd = Crowd(f"http://127.0.0.1:{server.server_port}", company)
        crowd.run(0)
        server.shutdown()
    assert len(crowd.wrong) == crowd.answers["GET", 200] == 4
