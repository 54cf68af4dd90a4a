"""Collected files name each other by hash only, so that browsers may keep them for ever."""

import pytest
from django.core.management import call_command
from django.test import override_settings

from config.bundle import Unbundled
from config.storage import BUNDLES, CSS_IMPORT, JS_IMPORT, UnhashedImport, unhashed_imports


@pytest.fixture
def collect(tmp_path, settings):
    def run(**files):
        """Collects what is given, or the whole house when nothing is."""
        given = tmp_path / "given"
        given.mkdir()
        for name, text in files.items():
            (given / name).parent.mkdir(exist_ok=True)
            (given / name.replace("_", ".")).write_text(text)
        found = {"STATICFILES_DIRS": [given], "STATICFILES_FINDERS": [FILES]} if files else {}
        with override_settings(
            STATIC_ROOT=tmp_path / "out",
            STORAGES=settings.STORAGES | {"staticfiles": {"BACKEND": "config.storage.StaticStorage"}},
            **found,
        ):
            call_command("collectstatic", interactive=False, verbosity=0)
        return tmp_path / "out"

    return run


FILES = "django.contrib.staticfiles.finders.FileSystemFinder"


def test_the_house_collects_clean(collect):
    folder = collect()
    left = {
        path.name: unhashed_imports(path.name, path.read_text())
        for path in folder.rglob("*.*")
        if path.suffix in (".js", ".css") and path.parent.name != "swagger-ui-dist"
    }
    assert {name: found for name, found in left.items() if found} == {}
    for name in BUNDLES:
        (one,) = folder.glob(name.replace(".", ".????????????."))
        pattern = CSS_IMPORT if name.endswith("css") else JS_IMPORT
        assert pattern.findall(one.read_text()) == [], f"{name} fetches others once more"


def test_what_is_not_there_is_named(collect):
    with pytest.raises(Unbundled, match=r"js/app\.js leads to js/gone\.js"):
        collect(**{"js/app.js": 'import "./gone.js";\n'})


def test_a_hashed_import_is_rewritten(collect):
    folder = collect(a_js='import "./b.js";\nimport { x } from "./b.js";\n', b_js="export const x = 1;\n")
    (main,) = folder.glob("a.*.js")
    assert unhashed_imports(main.name, main.read_text()) == []


def test_a_planted_import_without_semicolon_is_refused(collect):
    with pytest.raises(UnhashedImport, match=r"a\.js imports \./b\.js"):
        collect(a_js='import { x } from "./b.js"\n', b_js="export const x = 1;\n")


@pytest.mark.parametrize("text", ['export { x } from "./b.js"', 'import("../b.js")', "import './b.js'"])
def test_what_counts_as_unhashed(text):
    assert unhashed_imports("a.js", text)


def test_a_style_sheet_is_read_too():
    assert unhashed_imports("a.css", '@import "b.css" layer(base);') == ["b.css"]
    assert unhashed_imports("a.css", '@import url("b.0123456789ab.css"); a { b: url(data:x) }') == []
