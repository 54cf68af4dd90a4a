"""What blocks a task, and what quick add offers."""

from config.tests.lists.row import page

LISTS = [
    page("execution:project_tasks", "project.key", query="archived=along"),
    page("execution:task_list", query="stopped=waits.blocked"),
]
SINGLE = [
    page("execution:task_block", "task.key"),
    page("execution:task_quick_offers", query="q=%40"),
    page("execution:task_quick_offers", query="q=~"),
]
