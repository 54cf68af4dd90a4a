"""How far something is, and why."""

from config.tests.lists.row import page

LISTS = [
    page("roadmap:initiative_progress", "delivery.initiative.key"),
    page("api:progress", query="project=CHF"),
]

SINGLE = []
