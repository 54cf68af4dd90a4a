from celery.schedules import crontab

SCHEDULE = {
    "accounts.send_mail_due": {"task": "accounts.tasks.send_mail_due", "schedule": 15.0},
    "accounts.purge_trash": {"task": "accounts.tasks.purge_trash", "schedule": crontab(hour=3, minute=40)},
}
