SCHEDULE = {
    "roadmap.send_due_digests": {"task": "roadmap.tasks.send_due_digests", "schedule": 120.0},
    "roadmap.take_daily_readings": {"task": "roadmap.tasks.take_daily_readings", "schedule": 60.0},
    "roadmap.run_imports": {"task": "roadmap.tasks.run_imports", "schedule": 3.0},
    "roadmap.purge_imports": {"task": "roadmap.tasks.purge_imports", "schedule": 1800.0},
}
