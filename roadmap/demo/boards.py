"""The board of the standing orders: columns of its own, two of them for what is still to do."""

from execution.models import BoardColumn

COLUMNS = (
    ("Backlog", "todo", None),
    ("Ready", "todo", None),
    ("In progress", "doing", 8),
    ("Review", "in_review", 3),
    ("Done", "done", None),
)
READY = (
    "Failed-payment retries",
    "Stock reservation with Depot",
    "Reminder e-mails",
    "Pilot agreement and onboarding",
    "Brief the pilot kitchens",
    "Load test with a season's orders",
)


def set_up(stage):
    """On a Monday of the story; what is ready is so from then on, in that order."""
    stage.on("06-15", lambda at: arrange(stage, at), hour=8)


def arrange(stage, at):
    project, by = stage.workspace.projects.get(key="STO"), stage.people["JW"]
    lines = [{"column": None, "name": n, "status": s, "limit": limit} for n, s, limit in COLUMNS]
    BoardColumn.arrange(project, lines, by=by, at=at)
    ready = project.columns.get(name="Ready")
    for task in project.tasks.select_related("project__workspace").filter(title__in=READY):
        task.place(by=by, changes={"column": ready}, at=at)
