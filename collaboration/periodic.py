from celery.schedules import crontab

SCHEDULE = {
    "collaboration.sweep_files": {
        "task": "collaboration.tasks.sweep_files",
        "schedule": crontab(hour=4, minute=10),
    },
    "collaboration.sweep_notifications": {
        "task": "collaboration.tasks.sweep_notifications",
        "schedule": crontab(hour=3, minute=50),
    },
}
