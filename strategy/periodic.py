SCHEDULE = {
    "strategy.remind_of_requests": {"task": "strategy.tasks.remind_of_requests", "schedule": 600.0},
}
