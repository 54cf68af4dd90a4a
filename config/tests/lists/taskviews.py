"""Views of tasks, and the menu of them on each page of tasks."""

from config.tests.lists.row import page

LISTS = [
    page("api:task-view-list"),
    page("execution:task_list", query="status=todo&text=nothing+at+all"),
    page("execution:task_board", query="text=nothing+at+all"),
    page("execution:task_calendar", query="text=nothing+at+all"),
    page("execution:project_tasks", "project.key", query="text=nothing+at+all"),
]

SINGLE = [
    page("execution:taskview_new"),
    page("execution:taskview_rename", "task_view.pk"),
    page("api:task-view-detail", "task_view.pk"),
]
