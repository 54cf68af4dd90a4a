"""Labels of tasks. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"
FORM = "200 403 200 403 403 404 404 login login"
SENT = "302 403 302 403 403 404 404 login login"

ROWS = [
    Row("execution:label_list", GET=READ),
    Row("execution:label_new", data=lambda here: {"name": "legal"}, GET=FORM, POST=SENT),
    Row("execution:label_show", args=lambda here: [here.label.pk], GET=READ),
    Row(
        "execution:label_edit",
        args=lambda here: [here.label.pk],
        data=lambda here: {"name": "legal", "hue": "v", "version": here.label.version},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "execution:label_merge",
        args=lambda here: [here.label.pk],
        data=lambda here: {"into": here.other_label.pk},
        GET=FORM,
        POST=SENT,
    ),
    Row("execution:label_delete", args=lambda here: [here.label.pk], POST=SENT),
    Row(
        "execution:task_field",
        case="the words it wears",
        args=lambda here: [here.task.key, "labels"],
        data=lambda here: {"labels": "launch, brand new", "version": here.task.version},
        GET=FORM,
        POST=SENT,
    ),
]
