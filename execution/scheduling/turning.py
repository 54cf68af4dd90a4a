"""Which tasks another plan makes critical that had room before. Pure."""

from execution.schedule import schedule


def turned(now, then, days):
    """{id: float that it has now, in halves} of those without parts that have none left then.

    now, then: Material before and after a change; days: {id: (first, last day)} of all that would stand elsewhere.
    """
    before = rows(now)
    parents = {job.parent for job in then.jobs}
    jobs = [placed(job, days[job.id]) if job.id in days else job for job in then.jobs]
    return {
        pk: before[pk].total
        for pk, row in rows(then._replace(jobs=jobs)).items()
        if row.critical and pk not in parents and pk in before and not before[pk].critical
    }


def rows(material):
    return {row.id: row for row in schedule(material.jobs, *material[1:5])}


def placed(job, days):
    """As it is written once the change is made."""
    first, last = days
    return job._replace(start=first, finish=last if job.held else job.finish)
