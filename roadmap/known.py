"""The health of projects as this process reckoned it last, for as long as nothing was written that it hangs on.

Every page names a few projects with their health, and reading all tasks of them for that costs more than many a page. Who
writes a task, a link or a date writes a higher number into its project; a promise is never edited.
"""

from functools import cache

from django.db import transaction

from accounts.prepared import Prepared
from roadmap import work
from roadmap.models import Delivery

MOST = 5_000
KNOWN = {}


def health_of(projects, today):
    """{project id: HealthState} of rows with pk, version, work_version and what `work.of_projects` reads of a project."""
    if transaction.get_connection().in_atomic_block:  # what is read here may never have been
        return reckoned(projects, today)
    keys = keys_of(projects, today)
    missing = [project for project in projects if keys[project.pk] not in KNOWN]
    fresh = reckoned(missing, today) if missing else {}
    found = {pk: fresh[pk] if pk in fresh else KNOWN[key] for pk, key in keys.items()}
    if len(KNOWN) + len(fresh) > MOST:
        KNOWN.clear()
    KNOWN.update((keys[pk], state) for pk, state in fresh.items())
    return found


def keys_of(projects, today):
    """{project id: all that its health hangs on}; one query."""
    found = serving(len(projects))(*[project.pk for project in projects]) if projects else []
    served = {pk: (promise, end) for pk, promise, end in found}
    return {p.pk: (p.pk, p.version, p.work_version, served.get(p.pk), today) for p in projects}


@cache
def serving(count):
    """The question for (id, its promise, the end of that) of those of so many projects that serve an initiative."""

    def build(*projects):
        living = Delivery.objects.filter(project__in=projects, initiative__deleted_at=None)
        return living.values_list("project", "promise", "promise__end")

    return Prepared(build)


def reckoned(projects, today):
    return {pk: facts.health.state for pk, facts in work.of_projects(projects, today).items()}
