"""Three fields that the company added: who gets it first, when the lawyers said yes, and what pays for it."""

from accounts.models import CustomField
from accounts.ownfields import Kind

ROLLOUTS = (
    ("pilot", "Pilot hubs", "b"),
    ("all", "All hubs", "g"),
    ("growers", "Growers first", "p"),
    ("schools", "Schools first", "v"),
)
# title: (rollout, working days from its first day to the lawyers' yes, budget code)
VALUES = {
    "Bulk harvest entry": ("all", 18, "GRW-204"),
    "Photo-to-listing": ("pilot", 21, "GRW-204"),
    "Grower app 2.0": ("growers", 12, "GRW-310"),
    "Saved baskets": ("all", None, "KIT-118"),
    "Standing orders": ("pilot", 26, "KIT-118"),
    "Missing-item photos": ("pilot", None, ""),
    "Substitution rules": ("schools", 14, "KIT-122"),
    "Kitchen invoices v2": ("schools", None, "FIN-040"),
    "Live stock sync with Depot": ("all", None, "OPS-077"),
    "Delivery promise engine": ("pilot", 10, "OPS-081"),
    "Temperature alerts": ("pilot", 9, "DEP-011"),
    "Dock scheduling": ("all", None, "DEP-012"),
    "Crate deposits": ("growers", 5, "DEP-015"),
}  # fmt: skip


def define(stage):
    """Before the first initiative is drafted, so that each is drafted with its values."""
    how = {"by": stage.people["ID"], "at": stage.calendar.at(stage.calendar.day("02-09"))}
    options = [{"key": pk, "label": label, "hue": hue, "archived": False} for pk, label, hue in ROLLOUTS]
    for name, kind, hint, choices in (
        ("Rollout", Kind.CHOICE, "Who gets it first.", options),
        ("Legal review", Kind.DATE, "The day the lawyers agreed.", []),
        ("Budget code", Kind.TEXT, "As finance writes it: KIT-118.", []),
    ):
        CustomField.create(name=name, kind=kind, hint=hint, options=choices, **how)


def of(stage, title, start):
    """{name: value} of an initiative of this title, which begins on `start`."""
    if title not in VALUES:
        return {}
    rollout, days, code = VALUES[title]
    found = {"field-rollout": rollout, "field-budget_code": code}
    if days and start:
        found["field-legal_review"] = stage.calendar.before(days, start)
    return {name: value for name, value in found.items() if value}
