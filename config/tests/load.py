"""Writers and readers of one small company, all at once, against a running server."""

import http.client
import itertools
import json
import threading
import time
from collections import Counter
from urllib.parse import urlsplit

from accounts.roles import Role
from accounts.tests import factories as people
from config.tests.growth import GrowingPlace

PAGES = ("roadmap/", "roadmap/live/", "initiatives/", "projects/", "projects/{key}/", "work/", "activity/")
LISTS = ("initiatives/", "projects/", "tasks/?order=-created", "deliveries/")
FORWARD = ("doing", "in_review", "done", "todo")


def settle(writers, readers):
    """What the crowd needs, as plain values: a company, keys for programs, sessions for people."""
    place = GrowingPlace("Larkfield")
    place.grow(3)
    planning = [place.members[role] for role in (Role.OWNER, Role.PROJECT_MANAGER)]
    reading = [place.members[role] for role in Role.values]
    shared = [task for task in place.project.tasks.all() if task.is_open]
    return {
        "slug": place.workspace.slug,
        "key": place.project.key,
        "projects": [str(project.pk) for project in (place.project, place.loose)],
        "shared": [str(task.pk) for task in shared],
        "tokens": [people.token_of(m) for m, _n in zip(itertools.cycle(planning), range(writers))],
        "sessions": [
            people.client_of(m).cookies["sessionid"].value
            for m, _n in zip(itertools.cycle(reading), range(readers))
        ],
    }


class Crowd:
    """`answers` counts (method, status); `wrong` is what nobody should have read; `made` are the new tasks' ids."""

    def __init__(self, url, company):
        self.place, self.company = urlsplit(url).netloc, company
        self.answers, self.wrong, self.made = Counter(), [], []
        self.until, self.lock = 0, threading.Lock()

    def run(self, seconds):
        write = [(self.write, n, token) for n, token in enumerate(self.company["tokens"])]
        read = [(self.read, n, session) for n, session in enumerate(self.company["sessions"])]
        threads = [threading.Thread(target=self.live, args=one) for one in (*write, *read)]
        self.until = time.monotonic() + seconds
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def live(self, act, number, secret):
        """One person's visit: over and over until time is up, and once to the end in any case."""
        connection = http.client.HTTPConnection(self.place, timeout=90)
        for turn in itertools.count(number):
            try:
                act(connection, turn, secret)
            except Exception as error:
                self.wrong.append(f"{act.__name__}: {error!r}")
                return
            if time.monotonic() > self.until:
                return

    def ask(self, connection, method, path, headers, body=None):
        """(status, body as text, headers)."""
        data = None if body is None else json.dumps(body)
        connection.request(method, path, data, headers | {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text, status = answer.read().decode(), answer.status
        with self.lock:
            self.answers[method, status] += 1
            if status >= 500 or "is locked" in text:
                self.wrong.append(f"{method} {path}: {status} {text[:300]}")
        return status, text, answer.headers

    # -- a program that plans -----------------------------------------------------

    def write(self, connection, turn, token):
        headers = {"Authorization": f"Bearer {token}"}
        projects, shared = self.company["projects"], self.company["shared"]
        body = {"project": projects[turn % len(projects)], "title": f"Written at turn {turn}"}
        status, text, _headers = self.ask(connection, "POST", "/api/v1/tasks/", headers, body)
        if status == 201:
            made = json.loads(text)["id"]
            self.made.append(made)
            self.change(connection, headers, made, {"status": FORWARD[turn % 4], "remaining": turn})
        self.change(connection, headers, shared[turn % len(shared)], {"status": FORWARD[turn % 4]})

    def change(self, connection, headers, pk, changes):
        """As somebody who just read it, so that another may have been faster: 409 then."""
        path = f"/api/v1/tasks/{pk}/"
        _status, text, _headers = self.ask(connection, "GET", path, headers)
        self.ask(connection, "PATCH", path, headers, changes | {"version": json.loads(text)["version"]})

    # -- a person who reads -------------------------------------------------------

    def read(self, connection, turn, session):
        headers = {"Cookie": f"sessionid={session}", "X-Workspace": self.company["slug"]}
        page = PAGES[turn % len(PAGES)].format(key=self.company["key"])
        path = f"/w/{self.company['slug']}/{page}"
        _status, _text, got = self.ask(connection, "GET", path, headers)
        if got.get("ETag"):
            self.ask(connection, "GET", path, headers | {"If-None-Match": got["ETag"]})
        self.ask(connection, "GET", f"/api/v1/{LISTS[turn % len(LISTS)]}", headers)
