"""Imports and model relations point down."""

import shutil
import subprocess
import sys

from django.apps import apps
from django.conf import settings
from django.db import models

FLOOR = {"accounts": 0, "collaboration": 1, "strategy": 2, "execution": 2, "roadmap": 3, "config": 4}


def sideways(rows):
    """Relations to an app on the same floor or above, as `app.Model.field -> app.Model`."""
    return [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in rows
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        if not points_down(model._meta.app_label, field.related_model._meta.app_label)
    ]


def points_down(above, below):
    return above == below or above not in FLOOR or FLOOR.get(below, -1) < FLOOR[above]


def of(*labels):
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in labels]


def test_relations_point_down():
    assert sideways(of(*FLOOR)) == []


def test_a_planted_relation_is_found():
    class Lowest(models.Model):
        class Meta:
            app_label = "strategy"
            apps = type(apps)()

    class Offender(models.Model):
        above = models.ForeignKey(Lowest, models.CASCADE)

        class Meta:
            app_label = "accounts"
            apps = Lowest._meta.apps

    class Neighbour(models.Model):
        beside = models.ForeignKey(Lowest, models.CASCADE)

        class Meta:
            app_label = "execution"
            apps = Lowest._meta.apps

    assert len(sideways([Lowest, Offender, Neighbour])) == 2


def lint(folder):
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
    )


def test_a_planted_import_is_found(tmp_path):
    """The real contracts over a small copy of the house, once clean and once with an offender."""
    shutil.copy(settings.BASE_DIR / "pyproject.toml", tmp_path)
    for room in ("config", "roadmap", "strategy", "execution", "collaboration", "accounts", "timeline"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").touch()
    assert lint(tmp_path).returncode == 0, lint(tmp_path).stdout
    (tmp_path / "strategy" / "offender.py").write_text("import execution\n")
    found = lint(tmp_path)
    assert found.returncode == 1
    assert "strategy.offender" in found.stdout
