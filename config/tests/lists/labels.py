"""Labels and the tasks that wear them."""

from config.tests.lists.row import page

LISTS = [
    page("api:task-step-list", "task.pk"),
    page("api:task-list", query="archived=false&size=200"),
    page("execution:work", query="by=project"),
    page("execution:label_list"),
    page("execution:label_show", "label.pk"),
    page("execution:label_show", "label.pk", query="show=closed"),
    page("execution:board", "project.key", query="label=none"),
    page("api:label-list"),
]

SINGLE = [
    page("api:task-step-detail", "task.pk", "checklist_item.pk"),
    page("execution:step_new", "task.key"),
    page("execution:step_edit", "task.key", "checklist_item.pk"),
    page("execution:task_duplicate", "task.key"),
    page("execution:task_transfer", "task.key"),
    page("execution:task_quick"),
    page("execution:task_quick_read", query="line=Call+%40me+%23launch"),
    page("api:label-detail", "label.pk"),
    page("execution:label_new"),
    page("execution:label_edit", "label.pk"),
    page("execution:label_merge", "label.pk"),
    page("execution:task_field", "task.key", "=labels"),
]
