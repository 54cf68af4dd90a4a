"""Plans kept under a name."""

from config.tests.lists.row import page

LISTS = [
    page("execution:baseline_list", "project.key"),
    page("execution:baseline_compare", "project.key", query="show=all"),
    page("execution:baseline_export", "project.key"),
    page("api:baseline-list"),
    page("api:baseline-list", query="order=-taken_at"),
    page("api:baseline-compare", "baseline.pk"),
]

SINGLE = [
    page("execution:baseline_new", "project.key"),
    page("execution:baseline_edit", "baseline.pk"),
    page("api:baseline-detail", "baseline.pk"),
]
