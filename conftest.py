import gc
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from config.tests import services
from config.tests.undefined import Undefined

# Few objects of a request refer to each other in a ring; looking for such took a sixth of the time.
gc.set_threshold(100_000, 50, 50)

# Playwright keeps a loop running in the thread that a browser test asks the database from.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Files that take minutes, or wait for what they started: begun first, so that no process is left with one while the
# others have nothing to do.
FIRST = {
    "test_accessible.py", "test_the_line.py", "test_laws_queries.py", "test_laws_matrix.py", "test_laws_foreign.py",
    "test_demo_days.py", "test_containers.py", "test_run.py", "test_stack.py",
}  # fmt: skip
JOURNEYS = Path(__file__).parent / "config" / "tests" / "browser"  # where bin/test looks for them
NEEDS = {"browser": "chromium", "redis": "redis", "postgres": "postgres"}
LONG = os.environ.get("LONG") == "1"

hypothesis.register_profile("short", max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
hypothesis.register_profile("long", parent=hypothesis.get_profile("short"), max_examples=600)
hypothesis.load_profile("long" if LONG else "short")


def pytest_configure():
    """What differs under test, said here, so that the settings know nothing of tests."""
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("undefined")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.WHITENOISE_AUTOREFRESH = True


def pytest_collection_modifyitems(config, items):
    """With PostgreSQL at hand its tests have a pass of their own, so the SQLite pass leaves them out; and that pass
    leaves out what asks no database, which answers the same beside either. Long files come first."""
    lost = [one for one in items if one.get_closest_marker("browser") and JOURNEYS not in one.path.parents]
    if lost:
        raise pytest.UsageError(f"A journey lives in {JOURNEYS}; bin/test would pass by {lost[0].nodeid}.")
    left_out = set()
    if not services.missing("postgres"):
        left_out = {item for item in items if not knows_its_database(item)}
    elif os.environ.get("TEST_DATABASE_URL"):
        left_out = {item for item in items if item.get_closest_marker("postgres")}
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]
    items.sort(key=lambda item: item.path.name not in FIRST)


def knows_its_database(item):
    """Whether it asks the database, or starts something that does."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "postgres", "redis"))
    return marked or bool({"db", "transactional_db", "django_db_setup", "browser"} & set(item.fixturenames))


def pytest_runtest_setup(item):
    for marker, service in NEEDS.items():
        if item.get_closest_marker(marker):
            need(service)


def need(service):
    sentence = services.missing(service)
    if sentence and os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(sentence, pytrace=False)
    if sentence:
        pytest.skip(sentence)


@pytest.fixture(scope="session")
def long():
    """Whether random runs are to be whole."""
    return LONG


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory):
    given = os.environ.get("TEST_REDIS_URL")
    if given:
        yield given
        return
    need("redis")
    with services.redis_server(tmp_path_factory.mktemp("redis")) as url:
        yield url


@pytest.fixture(scope="session", autouse=True)
def files(tmp_path_factory):
    """Uploads go with the run: what a module made for all its tests has its files for as long."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    flags = ["no-sandbox", "disable-background-networking", "disable-component-update", "disable-sync"]
    flags += [
        "no-first-run",
        "disable-gpu",
        "disable-quic",
        "disable-dev-shm-usage",
        "force-color-profile=srgb",
    ]
    return browser_type_launch_args | {
        "executable_path": services.chromium(),
        "args": [f"--{flag}" for flag in flags],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB"}
