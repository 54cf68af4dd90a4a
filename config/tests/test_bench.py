"""What is measured can be measured: each benchmark runs and says what it promises."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

from bench.lists import Line, Result, as_json
from config.tests import services

NAMES = [p.stem for p in (settings.BASE_DIR / "bench").glob("*.py") if "__main__" in p.read_text()]


@pytest.mark.parametrize("name", NAMES)
def test_it_runs(name, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{name}", "--quick", "--json"],
        env=services.environment(tmp_path), cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for line in json.loads(done.stdout):
        assert set(line) == {"name", "value", "unit", "target", "ok"}
        assert line["ok"] == (line["value"] <= line["target"])


@pytest.mark.parametrize("ratio", [1.994, 2.0, 2.0001, 2.004, 2.01])
def test_what_is_over_by_a_hair_is_told_so(ratio):
    [line] = as_json([Result(Line("a page", "/", "page", 2), 1, 1, ratio * 8, 8.0)])
    assert line["ok"] == (line["value"] <= line["target"]) == (ratio <= 2)
