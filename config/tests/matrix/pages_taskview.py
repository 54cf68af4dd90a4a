"""Views of tasks under a name. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"
KEPT = "302 302 302 302 302 404 404 login login"
FORM = "200 403 200 403 403 404 404 login login"
SENT = "302 403 302 403 403 404 404 login login"
HIDDEN = "404 404 404 {} 404 404 404 login login"  # somebody's own, of which nobody else hears

ROWS = [
    Row("execution:taskview_new", data=lambda here: {"name": "Late ones"}, GET=READ,
        POST="422 302 422 302 302 404 404 login login"),
    Row("execution:taskview_new", case="of a project, for everybody", GET=READ,
        data=lambda here: {"name": "Late ones", "shared": "True", "of": plan_of(here)}, POST=KEPT),
    Row("execution:taskview_rename", args=lambda here: [here.task_view.pk],
        data=lambda here: {"name": "Late ones", "shared": "True", "version": here.task_view.version},
        GET=FORM, POST=SENT),
    Row("execution:taskview_rename", case="somebody's own", args=lambda here: [here.own_view.pk],
        data=lambda here: {"name": "Late ones", "version": here.own_view.version},
        GET=HIDDEN.format(200), POST=HIDDEN.format(302)),
    Row("execution:taskview_save", args=lambda here: [here.task_view.pk],
        data=lambda here: {"of": plan_of(here)}, POST=SENT),
    Row("execution:taskview_save", case="somebody's own", args=lambda here: [here.own_view.pk],
        POST=HIDDEN.format(302)),
    Row("execution:taskview_delete", args=lambda here: [here.task_view.pk], POST=SENT),
    Row("execution:taskview_delete", case="somebody's own", args=lambda here: [here.own_view.pk],
        POST=HIDDEN.format(302)),
]  # fmt: skip


def plan_of(here):
    return f"/w/{here.workspace.slug}/projects/{here.project.key}/gantt/?status=doing"
