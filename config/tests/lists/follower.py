"""Who follows a task."""

from config.tests.lists.row import page

LISTS = [page("execution:task_followers", "task.key"), page("api:task-followers", "task.pk")]
