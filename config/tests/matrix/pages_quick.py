"""Adding a task in one line. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

FORM = "200 403 200 403 403 404 404 login login"

ROWS = [
    Row(
        "execution:task_quick",
        data=lambda here: {"line": "Call the bank fri", "project": here.project.pk},
        GET=FORM,
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row("execution:task_quick_read", GET=FORM),
    Row("execution:task_quick_offers", GET=FORM),
    Row(
        "api:task-line",
        data=lambda here: {"line": "Call the bank fri", "project": str(here.project.pk)},
        POST="201 403 201 403 403 400 401 401 401",
    ),
]
