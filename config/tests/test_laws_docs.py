"""Every dependency has its reason written down, and what the documents name is there."""

import re

import pytest
from django.conf import settings

from config.tests.routes import routes

ROOT = settings.BASE_DIR
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "STYLE.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/operations.md",
    "docs/deploy.md",
]
# `path/file.ext`, `folder/` or `bin/name`; not patterns, not addresses, not code.
NAMED = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|txt|toml|ini))`")


def dependencies():
    for name in ("requirements.in", "requirements-dev.in"):
        for line in (ROOT / name).read_text().splitlines():
            found = re.match(r"[a-z][\w-]*", line)
            if found:
                yield found[0]


def unexplained(names, text):
    return [name for name in names if not re.search(rf"\*\*{re.escape(name)}\*\*", text)]


def nouns():
    """Of the API: what its addresses begin with."""
    api = [route.pattern.removeprefix("api/v1/") for route in routes() if route.pattern.startswith("api/v1/")]
    return {found[1] for path in api if (found := re.match(r"([a-z-]+)/", path))}


def listed(text):
    """The nouns of the table that the README has for programs."""
    rows = re.search(r"\| what \| nouns \|\n\|---\|---\|\n((?:\|.*\n)+)", text)[1]
    return re.findall(r"`([a-z-]+)`", rows)


def absent(text):
    return [name for name in NAMED.findall(text) if name != "var/" and not (ROOT / name).exists()]


def test_every_dependency_has_its_line():
    text = "\n".join(path.read_text() for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert unexplained(dependencies(), text) == []


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if (ROOT / name).exists()])
def test_what_a_document_names_is_there(document):
    assert absent((ROOT / document).read_text()) == []


def test_the_readme_lists_every_noun_of_the_api_once():
    found = listed((ROOT / "README.md").read_text())
    assert sorted(found) == sorted(nouns() - {"schema", "docs"})


def test_planted_offenders_are_found():
    assert listed("| what | nouns |\n|---|---|\n| who | `people` `teams` |\n\n`other`") == ["people", "teams"]
    assert unexplained(["django", "leftpad"], "- **django**: the frame") == ["leftpad"]
    assert absent("see `config/nowhere.py` and `config/settings.py`") == ["config/nowhere.py"]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_no_registry(name):
    text = (ROOT / name).read_text()
    assert "://" not in text and "--index-url" not in text
    assert all("--hash" in block for block in re.split(r"\n(?=[a-z])", text)[1:])
