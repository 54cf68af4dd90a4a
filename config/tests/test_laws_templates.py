"""Templates compile, and fail on a variable that nobody defined."""

import pytest
from django.conf import settings
from django.template import TemplateSyntaxError, engines
from django.template.loader import get_template

from config.tests.undefined import UndefinedVariable

FOLDERS = [settings.BASE_DIR / "templates"]
FOLDERS += [folder for folder in settings.BASE_DIR.glob("*/templates") if folder.is_dir()]
NAMES = sorted(
    {str(path.relative_to(folder)) for folder in FOLDERS for path in folder.rglob("*.*") if path.is_file()}
)


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles(name):
    get_template(name)


def test_a_planted_undefined_variable_is_found():
    template = engines["django"].from_string("{{ known }} {{ unknown }}")
    with pytest.raises(UndefinedVariable, match="unknown"):
        template.render({"known": 1})


def test_a_planted_broken_template_is_found():
    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string("{% if %}")
