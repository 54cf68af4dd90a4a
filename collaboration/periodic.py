from celery.schedules import crontab

SCHEDULE = {
    "collaboration.sweep_notifications": {
        "task": "collaboration.tasks.sweep_notifications",
        "schedule": crontab(hour=3, minute=50),
    },
}
