"""Files of tasks and initiatives."""

from config.tests.lists.row import page

LISTS = [
    page("api:initiative-file-list", "draft.pk"),
    page("api:task-file-list", "task.pk"),
    page("execution:file_list", "project.key"),
    page("api:project-file-list", "project.pk"),
]

SINGLE = [
    page("strategy:file_new", "draft.key"),
    page("strategy:file_show", "draft.key", "initiative_file.pk"),
    page("strategy:file_edit", "draft.key", "initiative_file.pk"),
    page("api:initiative-file-detail", "draft.pk", "initiative_file.pk"),
    page("api:initiative-file-content", "draft.pk", "initiative_file.pk"),
    page("execution:file_new", "task.key"),
    page("execution:file_show", "task.key", "task_file.pk"),
    page("execution:file_edit", "task.key", "task_file.pk"),
    page("api:project-file-detail", "project.pk", "task_file.pk"),
    page("api:project-file-content", "project.pk", "task_file.pk"),
    page("api:task-file-detail", "task.pk", "task_file.pk"),
    page("api:task-file-content", "task.pk", "task_file.pk"),
]
