from celery.schedules import crontab

SCHEDULE = {
    "config.beat_seen": {"task": "config.tasks.beat_seen", "schedule": 30.0},
    "config.clear_sessions": {"task": "config.tasks.clear_sessions", "schedule": crontab(hour=3, minute=10)},
}
