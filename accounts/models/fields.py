from django.db import models

from accounts.ids import new_id


class IdField(models.UUIDField):
    """The primary key of everything. Migrations see a plain UUIDField, so that they import no app code."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **(kwargs | {"primary_key": True, "default": new_id, "editable": False}))

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        return name, "django.db.models.UUIDField", args, kwargs
