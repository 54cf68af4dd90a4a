"""Files brought in and landed."""

from roadmap.imports import drafts, running
from roadmap.imports.mapping import Mapping, Source
from roadmap.models import ImportRun


def bring(place, files, by=None, **sources):
    """A draft of the files; `sources` are further columns by index for fields of the first."""
    run = drafts.begin(place.workspace, by=by or place.owner, files=files)
    for name, column in sources.items():
        file = run.files.first()
        mapping = Mapping.of(file.mapping)
        mapping.sources.setdefault(name, []).append(Source(column))
        drafts.remap(file, mapping)
    return ImportRun.objects.get(pk=run.pk)


def land(place, files, by=None, **sources):
    run = bring(place, files, by, **sources)
    running.queue(run, by=by or place.owner)
    running.run_due()
    return ImportRun.objects.select_related("workspace", "by__user", "by__workspace").get(pk=run.pk)
