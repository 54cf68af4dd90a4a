"""What blocks a task."""

from config.tests.lists.row import page

LISTS = [
    page("execution:project_tasks", "project.key", query="archived=along"),
    page("execution:task_list", query="stopped=waits.blocked"),
]
SINGLE = [page("execution:task_block", "task.key")]
