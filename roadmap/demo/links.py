"""What is kept elsewhere: links of the story's initiatives and tasks, by those who work with them."""

from execution.models import TaskLink
from strategy.models import InitiativeLink

DOCS, BOARD = "https://docs.larkfield.example", "https://boards.larkfield.example"

# title: [(label, address, who)]
OF_INITIATIVES = {
    "Standing orders": [
        ("Kitchen interviews, spring", f"{DOCS}/research/standing-orders", "ID"),
        ("Prototype of the weekly order", "https://proto.larkfield.example/p/weekly-order", "ID"),
        ("Orders placed without help", "https://charts.larkfield.example/d/reorder", "ID"),
    ],
}
# (project, task): [(label, address, who)]
OF_TASKS = {
    ("STO", "Card mandate migration"): [
        ("Mapping of mandate fields", f"{DOCS}/payments/mandate-mapping-v3", "NH"),
        ("Provider's migration guide", "https://developers.cardprovider.example/mandates/migrate", "NH"),
        ("Roll-back runbook", f"{DOCS}/runbooks/mandates", "JW"),
    ],
    ("STO", "Pilot agreement and onboarding"): [
        ("Agreement, as sent to the hubs", f"{DOCS}/legal/pilot-agreement", "JW"),
        ("", f"{BOARD}/pilot-hubs", "JW"),
    ],
}


def of_initiative(stage, initiative, at):
    for label, url, who in OF_INITIATIVES.get(initiative.title, ()):
        InitiativeLink.create(by=stage.people[who], at=at, initiative=initiative, url=url, label=label)


def of_task(stage, task, at):
    for label, url, who in OF_TASKS.get((task.project.key, task.title), ()):
        TaskLink.create(by=stage.people[who], at=at, task=task, url=url, label=label)
