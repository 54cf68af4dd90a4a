import itertools
import os
import pathlib

import pytest
from playwright.sync_api import expect

from config.tests.browser import house
from config.tests.browser.drafts import drafted
from config.tests.browser.plans import planned
from config.tests.browser.visit import Visit, settle

COUNT = itertools.count(1)
AGAIN = {"max_retries": 2}  # a connection that rested as long as the server keeps one is closed in its face
HERE = pathlib.Path(__file__).parent
expect.set_options(timeout=15_000)  # a busy machine answers late, and late is not wrong


def pytest_collection_modifyitems(config, items):
    """All here needs a browser. The demo lives on SQLite alone, so PostgreSQL's pass walks the line only."""
    mine = [item for item in items if HERE in item.path.parents]
    for item in mine:
        item.add_marker(pytest.mark.browser)
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        left_out = [item for item in mine if "demo" in item.fixturenames]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item):
    """Nobody still looks at what goes with its test: a page that asks for it meanwhile would complain."""
    for visit in item.funcargs.get("visits", ()):
        visit.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """One demo for all: a test leaves the rest of it as it was, or works on what it made itself."""
    own = tmp_path_factory.getbasetemp()  # of this process, in one of the whole run
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with house.opened(house.copy_of_the_demo(shared, own / "demo-of-mine"), DEMO="1") as opened:
        yield opened


@pytest.fixture(scope="session")
def doors(browser, demo):
    """The cookies of each role, fetched once through the demo's door."""
    kept = {}

    def cookies(role):
        if role not in kept:
            visit = Visit(browser, demo)
            visit.enter(role)
            kept[role] = visit.context.storage_state()
            visit.close()
        return kept[role]

    return cookies


@pytest.fixture
def visits():
    """All who came, left again by the end; fails for whatever a page complained of."""
    open_ones = []
    yield open_ones
    assert [trouble for visit in open_ones for trouble in visit.troubles] == []


@pytest.fixture
def visitor(browser, visits):
    """visitor(house): a new session, signed out."""

    def come(where, **options):
        visits.append(Visit(browser, where, **options))
        return visits[-1]

    return come


@pytest.fixture
def member(demo, doors, visitor):
    """member("owner"): a session in the demo, signed in."""
    return lambda role, **options: visitor(demo, storage_state=doors(role), **options)


@pytest.fixture(scope="session")
def programs(playwright, demo):
    """The API of the demo, as the owner: makes what a test needs to begin with."""
    token = demo.manage("api_token", "mara@larkfield.example")
    context = playwright.request.new_context(
        base_url=f"{demo.url}/api/v1/", extra_http_headers={"Authorization": f"Bearer {token}"}
    )
    yield Programs(context)
    context.dispose()


class Programs:
    def __init__(self, context):
        self.context = context

    def get(self, path):
        settle()  # what was just done by hand
        return self.checked(self.context.get(path, **AGAIN))

    def all(self, path):
        """Every row of a list, page by page."""
        while path:
            page = self.get(path)
            yield from page["results"]
            path = page["next"]

    def make(self, path, **data):
        return self.checked(self.context.post(path, data=data, **AGAIN))

    def change(self, path, **data):
        return self.checked(self.context.patch(path, data=data, **AGAIN))

    def remove(self, path):
        self.context.delete(path, **AGAIN)

    @staticmethod
    def checked(answer):
        assert answer.ok, answer.text()
        return answer.json()


@pytest.fixture
def drafts(programs):
    """A goal of its own with two bars, and one that is unscheduled."""
    yield from drafted(programs)


@pytest.fixture
def plan(programs):
    """The key of a project of its own: a whole with two parts, the second of which waits for the first, and one more."""
    yield from planned(programs)


@pytest.fixture
def empty(tmp_path):
    """A server on an empty database: PostgreSQL's in its pass, else SQLite."""
    with house.database() as values, house.opened(tmp_path, DEMO="0", **values) as opened:
        yield opened


@pytest.fixture
def bet(programs):
    """An initiative of its own for the test: what the API answers, with its page's address."""
    title = f"Standing orders by post, {next(COUNT)}"
    made = programs.make("initiatives/", product="ORC", title=title, outcome="Fewer clicks")
    yield made | {"page": f"/w/larkfield/initiatives/{made['key']}/"}
    programs.remove(f"initiatives/{made['id']}/")


@pytest.fixture
def task(programs):
    """A task in a project of its own: what the API answers, with the addresses of its page and of its list."""
    key = f"HLF{next(COUNT)}"
    project = programs.make("projects/", name="Half written", key=key)
    made = programs.make("tasks/", project=project["id"], title="Ring the ferry")
    yield made | {"page": f"/w/larkfield/tasks/{key}-1/", "list": f"/w/larkfield/projects/{key}/tasks/"}
    programs.remove(f"projects/{project['id']}/")
