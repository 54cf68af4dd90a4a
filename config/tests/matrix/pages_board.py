"""The board of a project and of all. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row(
        "execution:board", args=lambda here: [here.project.key], GET="200 200 200 200 200 404 404 login login"
    ),
    Row("execution:task_board", GET="200 200 200 200 200 404 404 login login"),
]
