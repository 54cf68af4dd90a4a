"""The product's own clock, running fast: `celery -A config.tests.hurried beat`."""

from config.celery import app


@app.on_after_configure.connect
def hurry(sender, **kwargs):
    """What comes at intervals comes every second; what has an hour of the day keeps it."""
    sender.conf.beat_schedule = {
        name: entry | {"schedule": 1.0} if isinstance(entry["schedule"], float) else entry
        for name, entry in sender.conf.beat_schedule.items()
    }
