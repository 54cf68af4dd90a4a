from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When a background process was last seen alive; `/readyz` reads it."""

    name = models.CharField(max_length=40, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self):
        return self.name

    @classmethod
    def beat(cls, name, at=None):
        cls.objects.update_or_create(name=name, defaults={"seen_at": at or timezone.now()})

    @classmethod
    def seen_within(cls, name, seconds):
        since = timezone.now() - timezone.timedelta(seconds=seconds)
        return cls.objects.filter(name=name, seen_at__gte=since).exists()
