"""The lists, the board's columns and the calendar of tasks."""

from config.tests.writes.row import PROJECT, WORKER, delete, page, patch, post, word

WRITES = [
    page("execution:task_cell", PROJECT, "task.key", word("title"), body={"title": "Call the bank"}),
    page("execution:task_place", WORKER, "later.key", body=lambda place: {"after": place.task.pk}),
    page("execution:task_add", PROJECT, "project.key", verb="created", body={"title": "Call the bank"}),
    page("execution:task_bulk", PROJECT, body=lambda place: {"ids": [place.task.pk], "do": "priority=low"}),
    page("execution:task_days", PROJECT, "task.key", body={"start": "2026-07-01", "due": "2026-07-10"}),
    page("execution:columns", PROJECT, "project.key", verb="created",
         body={"column": [""], "name": ["At work"], "status": ["doing"], "limit": [""]}),
    post("task-place", WORKER, "later.pk", verb="edited", body=lambda place: {"after": str(place.task.pk)}),
    post("boardcolumn-list", PROJECT,
         body=lambda place: {"project": str(place.project.pk), "name": "Over", "status": "done"}),
    patch("boardcolumn", PROJECT, "board_column.pk", {"name": "Under way"}),
    delete("boardcolumn", PROJECT, "board_column.pk"),
]  # fmt: skip
SILENT = {
    "execution:task_columns": "Which columns a member sees is theirs alone; nothing of the company's.",
}
