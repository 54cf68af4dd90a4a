"""What is read along: small files of the story's initiatives and tasks, by those who work with them."""

from django.core.files.base import ContentFile

from execution.models import TaskFile
from strategy.models import InitiativeFile

# title: [(name, what it says, who)]
OF_INITIATIVES = {
    "Standing orders": [
        (
            "Kitchen interviews.md",
            "# Kitchen interviews\n\nFourteen kitchens, spring. Twelve order the same every week.\n",
            "ID",
        ),
    ],
}
# (project, task): [(name, what it says, who)]
OF_TASKS = {
    ("STO", "Card mandate migration"): [
        (
            "Mapping v3.csv",
            "old field,new field\nmandate_ref,mandate.reference\ncard_tail,card.last4\n",
            "NH",
        ),
        (
            "Cut-over guide.md",
            "# Cut-over\n\n1. Copy in batches of 100.\n2. Charge one of each batch.\n",
            "NH",
        ),
        ("Consent.md", "# Consent\n\nNo kitchen enters its card again.\n", "JW"),
    ],
}


def of_initiative(stage, initiative, at):
    for name, text, who in OF_INITIATIVES.get(initiative.title, ()):
        InitiativeFile.create(
            by=stage.people[who], at=at, initiative=initiative, content=ContentFile(text, name)
        )


def of_task(stage, task, at):
    for name, text, who in OF_TASKS.get((task.project.key, task.title), ()):
        TaskFile.create(by=stage.people[who], at=at, task=task, content=ContentFile(text, name))
