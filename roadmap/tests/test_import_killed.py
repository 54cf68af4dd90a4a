"""An import whose workers die of it."""

import datetime as dt

from django.utils import timezone

from execution.models import Task
from roadmap.imports import running
from roadmap.models import ImportRun, RunState
from roadmap.tests import twins
from roadmap.tests.test_import_landing import bring


def test_what_killed_three_workers_is_given_up_and_may_be_tried_anew(place):
    run = bring(place, twins.fda(), title=5)
    running.queue(run, by=place.owner)
    later, workers = timezone.now(), []
    for _death in range(3):
        workers.append(ImportRun.objects.get(pk=run.pk))
        assert workers[-1].claim(later)
        later += dt.timedelta(minutes=16)

    assert running.run_due(later) == 1
    run.refresh_from_db()
    assert (run.state, Task.objects.exists()) == (RunState.FAILED, False)
    assert run.problems == ["It was broken off 3 times before it was saved. Import it in smaller files."]
    assert place.owner.notifications.get(verb="refuse_import").words == run.problems[0]
    assert running.run_due(later + dt.timedelta(hours=1)) == 0

    running.reopen(run)
    running.queue(run, by=place.owner)
    assert ImportRun.objects.get(pk=run.pk).claim()
    assert not any(worker.end(RunState.DONE) for worker in workers), "those of then have no say"
    ImportRun.objects.update(state=RunState.QUEUED)
    assert running.run_due() == 1
    assert ImportRun.objects.get(pk=run.pk).state == RunState.DONE
