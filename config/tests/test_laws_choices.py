"""A column with choices holds nothing else: the database checks it too."""

from django.apps import apps
from django.db import models

OURS = ("accounts", "collaboration", "strategy", "execution", "roadmap")


def names_in(condition):
    """The fields a Q speaks of, without their look-ups."""
    for child in condition.children:
        if isinstance(child, models.Q):
            yield from names_in(child)
        elif isinstance(child, tuple):
            yield child[0].partition("__")[0]


def unchecked(rows):
    return [
        f"{model._meta.label}.{field.name}"
        for model in rows
        for field in model._meta.local_concrete_fields
        if field.choices and field.name not in checked(model)
    ]


def checked(model):
    constraints = [rule for rule in model._meta.constraints if isinstance(rule, models.CheckConstraint)]
    return {name for rule in constraints for name in names_in(rule.condition)}


def test_every_choice_has_a_check():
    rows = [model for model in apps.get_models() if model._meta.app_label in OURS]
    assert unchecked(rows) == []


def test_a_planted_choice_without_a_check_is_found():
    class Offender(models.Model):
        colour = models.CharField(max_length=5, choices=[("red", "Red")])

        class Meta:
            app_label = "accounts"
            apps = type(apps)()

    assert unchecked([Offender]) == ["accounts.Offender.colour"]
