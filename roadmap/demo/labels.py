"""The words that the story's tasks wear, and the steps within one."""

from execution.models import ChecklistItem, Label

# (project, task): names
LABELS = {
    ("STO", "Card mandate migration"): ("payments", "pilot"),
    ("STO", "Failed-payment retries"): ("payments",),
    ("STO", "Mandate test results"): ("payments", "testing"),
    ("STO", "Confirm pilot dates with the Northgate hub"): ("pilot",),
    ("STO", "Pilot agreement and onboarding"): ("pilot", "legal"),
    ("STO", "Pilot with three hubs"): ("pilot",),
    ("PTL", "Beta with twelve growers"): ("pilot", "testing"),
    ("BHE", "Close the test round"): ("testing",),
}
# (project, task): [(step, who ticked it, day)]
STEPS = {
    ("STO", "Card mandate migration"): [
        ("List mandates without a kitchen", "NH", "06-09"),
        ("Map every field", "NH", "06-10"),
        ("Batch job ready", "NH", "06-16"),
        ("Dry run on the test account", "", ""),
        ("Roll-back tried once", "", ""),
    ],
    ("STO", "Pilot agreement and onboarding"): [
        ("Terms agreed with legal", "JW", "06-15"),
        ("Hub leads invited", "", ""),
        ("First delivery day fixed", "", ""),
        ("Support told", "", ""),
    ],
}


def of_task(stage, task, by, at):
    """What a task wears and which steps it has, ticked on the days on which they were done."""
    named = (task.project.key, task.title)
    if names := LABELS.get(named):
        found = Label.called(stage.workspace, names, by=by, at=at)
        task.edit(by=by, changes={"labels": found}, at=at)
    for text, who, day in STEPS.get(named, ()):
        item = ChecklistItem.create(by=by, at=at, task=task, text=text)
        if who:
            stage.on(day, tick(stage, item.pk, who), hour=11)


def tick(stage, pk, who):
    return lambda at: of(pk).edit(by=stage.people[who], changes={"done": True}, at=at)


def of(pk):
    return ChecklistItem.objects.select_related("workspace", "task__project", "task__workspace").get(pk=pk)
