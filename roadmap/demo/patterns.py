"""A kind of project of the company's own, told once a hub had been opened by hand often enough."""

from decimal import Decimal

from execution.models import ProjectTemplate
from execution.patterns.pattern import Mark, Pattern, Step, Tie

# (id, title, role, working days, what it waits for, milestone, hours)
STEPS = [
    ("walk", "Walk the site with the hub's people", "Rollout lead", "1", [], "agreed", 8),
    ("terms", "Agree on terms and cut-off times", "Rollout lead", "4", ["walk"], "agreed", 12),
    ("crates", "Order crates and label printers", "Hub operations", "8", ["terms"], None, 6),
    ("stock", "Connect the hub's stock to Depot", "Engineer", "6", ["terms"], None, 40),
    ("round", "Plan the first rounds", "Hub operations", "3", ["terms"], None, 12),
    ("train", "Train packers and drivers", "Rollout lead", "2", ["crates", "stock"], "ready", 16),
    ("trial", "Pack a week of trial orders", "Hub operations", "5", ["train", "round"], "ready", 30),
    ("open", "Open for the first kitchens", "Rollout lead", "1", ["trial"], "open", 8),
    ("look", "Look back after two weeks", "Rollout lead", "1", ["open+9"], None, 4),
]
MARKS = [("agreed", "Terms agreed"), ("ready", "Hub ready"), ("open", "Hub open")]
ABOUT = (
    "Each new hub, from the first walk round the yard to two weeks of deliveries. Six weeks, three people."
)


def tell(stage):
    stage.on("06-03", lambda at: ProjectTemplate.take(pattern(), by=stage.people["JW"], at=at), hour=11)


def pattern():
    steps = [
        Step(one, title, role=role, duration=Decimal(days), mark=mark, estimate=Decimal(hours))
        for one, title, role, days, _after, mark, hours in STEPS
    ]
    ties = [tie(said, step[0]) for step in STEPS for said in step[4]]
    return Pattern("Hub opening", ABOUT, steps, [Mark(*mark) for mark in MARKS], ties)


def tie(said, after):
    before, _plus, lag = said.partition("+")
    return Tie(before, after, lag=Decimal(lag or 0))
