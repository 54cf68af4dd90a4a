"""What waits for what, what is part of what, and requirements as tasks. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"
FORM = "200 200 403 403 403 404 404 login login"
SHAPED = "302 302 403 403 403 404 404 login login"
LAUNCHED = "302 302 302 403 403 404 404 login login"

ROWS = [
    Row("strategy:initiative_options", data=lambda here: {"q": "orc"}, GET=READ),
    Row("strategy:dependency_new", args=lambda here: [here.draft.key],
        data=lambda here: {"way": "blocks", "other": here.approved.key}, GET=FORM, POST=SHAPED),
    Row("strategy:dependency_delete", args=lambda here: [here.draft.key, here.dependency.pk], POST=SHAPED),
    Row("strategy:part_new", case="a new one", args=lambda here: [here.whole.key],
        data=lambda here: {"title": "Pick-up windows"}, GET=FORM, POST=SHAPED),
    Row("strategy:part_new", case="one that is there", args=lambda here: [here.whole.key],
        data=lambda here: {"title": here.approved.key}, POST=SHAPED),
    Row("strategy:part_out", args=lambda here: [here.whole.key, here.part.key], POST=SHAPED),
    Row("strategy:requirement_met", args=lambda here: [here.requirement.pk], data=lambda here: {"met": "1"},
        POST=SHAPED),
    Row("roadmap:requirement_task", args=lambda here: [here.late_requirement.pk], POST=LAUNCHED),
]  # fmt: skip
