"""People, their time off and their allocations."""

from config.tests.writes.row import PROJECT, delete, page, patch, post

SPAN = {"start": "2026-06-15", "end": "2026-06-26"}
OFF = {"first": "2026-06-15", "last": "2026-06-26"}

WRITES = [
    page("execution:person_new", PROJECT, verb="created",
         body={"kind": "equipment", "name": "A van", "hours": "40", "days": ["mon"]}),
    page("execution:person_edit", PROJECT, "placeholder.pk",
         body={"name": "Two designers", "hours": "40", "days": ["mon"]}),
    page("execution:person_active", PROJECT, "placeholder.pk"),
    page("execution:person_replace", PROJECT, "placeholder.pk",
         body=lambda place: {"person": place.person.pk}),
    page("execution:person_delete", PROJECT, "placeholder.pk", verb="deleted"),
    page("execution:allocation_new", PROJECT, verb="created",
         body=lambda p: SPAN | {"person": p.person.pk, "project": p.project.pk, "percent": "40"}),
    page("execution:allocation_edit", PROJECT, "allocation.pk",
         body=lambda p: SPAN | {"person": p.person.pk, "project": p.project.pk, "percent": "40"}),
    page("execution:allocation_delete", PROJECT, "allocation.pk", verb="deleted"),
    page("execution:timeoff_new", PROJECT, verb="created", body=lambda p: OFF | {"person": p.person.pk}),
    page("execution:timeoff_edit", PROJECT, "time_off.pk", body=lambda p: OFF | {"person": p.person.pk}),
    page("execution:timeoff_delete", PROJECT, "time_off.pk", verb="deleted"),
    post("person-list", PROJECT, body={"kind": "placeholder", "name": "A tester"}),
    patch("person", PROJECT, "placeholder.pk", {"hours": "20"}),
    delete("person", PROJECT, "placeholder.pk"),
    post("timeoff-list", PROJECT, body=lambda p: OFF | {"person": str(p.person.pk)}),
    patch("timeoff", PROJECT, "time_off.pk", {"reason": "Holidays"}),
    delete("timeoff", PROJECT, "time_off.pk"),
    post("allocation-list", PROJECT,
         body=lambda p: SPAN | {"person": str(p.person.pk), "project": str(p.project.pk), "percent": 40}),
    patch("allocation", PROJECT, "allocation.pk", {"percent": 40}),
    delete("allocation", PROJECT, "allocation.pk"),
]  # fmt: skip
