"""What waits for what, and what is part of what, as the story tells it."""

from strategy.models import Initiative, InitiativeDependency

# (first, what waits for it, day it was said)
# fmt: off
WAITS = [
    ("Live stock sync with Depot", "Standing orders", "04-27"),
    ("Live stock sync with Depot", "Delivery promise engine", "06-01"),
    ("Standing orders", "Substitution rules", "06-03"),
    ("Crate deposits", "Scan-free receiving", "06-11"),
]
# whole: its parts, and the day on which they were put together
PARTS = {
    "Arrival certainty": (["Live stock sync with Depot", "Delivery promise engine", "Cold-chain proof"], "06-12"),
}
# fmt: on


def weave(stage):
    for before, after, day in WAITS:
        stage.on(day, waits(stage, before, after), hour=13)
    for whole, (parts, day) in PARTS.items():
        stage.on(day, put_together(stage, whole, parts), hour=13)


def waits(stage, before, after):
    def act(at):
        first, then = (of(stage, title) for title in (before, after))
        InitiativeDependency.create(by=then.product.lead, at=at, before=first, after=then)

    return act


def put_together(stage, whole, parts):
    def act(at):
        parent = of(stage, whole)
        for title in parts:
            of(stage, title).edit(by=parent.product.lead, at=at, changes={"parent": parent})

    return act


def of(stage, title):
    found = Initiative.objects.select_related("workspace", "product__lead")
    return found.get(pk=stage.initiatives[title])
