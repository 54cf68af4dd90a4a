"""Locks let go by what only refers to a row: FOR UPDATE would hold up every COMMIT that logs something in the workspace."""

import re

import pytest
from django.apps import apps
from django.conf import settings

LOCK = re.compile(r"select_for_update\((?!no_key=True)")
ROOMS = sorted(
    {config.name for config in apps.get_app_configs() if (settings.BASE_DIR / config.name).is_dir()}
)


@pytest.mark.parametrize("room", ROOMS)
def test_no_lock_shuts_out_what_refers_to_its_row(room):
    files = [path for path in (settings.BASE_DIR / room).rglob("*.py") if "tests" not in path.parts]
    assert [str(path) for path in files if LOCK.search(path.read_text())] == []


@pytest.mark.parametrize("words", ["rows.select_for_update()", 'rows.select_for_update(of=("self",))'])
def test_the_law_finds_one(words):
    assert LOCK.search(words)
