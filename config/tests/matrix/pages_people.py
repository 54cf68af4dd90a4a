"""Workload, people and resources, allocations and time off. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"
FORM = "200 403 200 403 403 404 404 login login"
DONE = "302 403 302 403 403 404 404 login login"
WEEK = {"hours": "32", "days": ["mon", "tue", "wed", "thu"]}
SPAN = {"start": "2026-06-15", "end": "2026-06-26"}
OFF = {"first": "2026-06-15", "last": "2026-06-26"}

ROWS = [
    Row("execution:workload", GET=READ),
    Row("execution:person_list", GET=READ),
    Row(
        "execution:person_new",
        data=lambda here: WEEK | {"kind": "placeholder", "name": "A tester", "title": "Quality engineer"},
        GET=FORM,
        POST=DONE,
    ),
    Row(
        "execution:person_edit",
        args=lambda here: [here.placeholder.pk],
        data=lambda here: WEEK | {"name": "Two designers", "version": here.placeholder.version},
        GET=FORM,
        POST=DONE,
    ),
    Row("execution:person_active", args=lambda here: [here.placeholder.pk], POST=DONE),
    Row(
        "execution:person_replace",
        args=lambda here: [here.placeholder.pk],
        data=lambda here: {"person": here.person.pk},
        GET=FORM,
        POST=DONE,
    ),
    Row("execution:person_delete", args=lambda here: [here.placeholder.pk], POST=DONE),
    Row(
        "execution:allocation_new",
        data=lambda here: SPAN | {"person": here.person.pk, "project": here.project.pk, "percent": "40"},
        GET=FORM,
        POST=DONE,
    ),
    Row(
        "execution:allocation_edit",
        args=lambda here: [here.allocation.pk],
        data=lambda here: SPAN | {
            "person": here.placeholder.pk, "project": here.loose.pk, "percent": "40",
            "version": here.allocation.version,
        },
        GET=FORM,
        POST=DONE,
    ),
    Row("execution:allocation_delete", args=lambda here: [here.allocation.pk], POST=DONE),
    Row(
        "execution:timeoff_new",
        data=lambda here: OFF | {"person": here.person.pk, "reason": "Holidays"},
        GET=FORM,
        POST=DONE,
    ),
    Row(
        "execution:timeoff_edit",
        args=lambda here: [here.time_off.pk],
        data=lambda here: OFF | {"person": here.placeholder.pk, "version": here.time_off.version},
        GET=FORM,
        POST=DONE,
    ),
    Row("execution:timeoff_delete", args=lambda here: [here.time_off.pk], POST=DONE),
]  # fmt: skip
