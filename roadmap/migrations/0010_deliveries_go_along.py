import uuid

from django.db import migrations
from django.db.models import Q


def go_along(apps, schema_editor):
    """A delivery of which an end lies in the trash lies there too, as of the day that one went."""
    Delivery, Activity = apps.get_model("roadmap", "Delivery"), apps.get_model("accounts", "Activity")
    gone = Q(initiative__deleted_at__isnull=False) | Q(project__deleted_at__isnull=False)
    rows = Delivery._base_manager.filter(gone, deleted_at=None).select_related("initiative", "project")
    for row in rows.iterator(chunk_size=500):
        ends = [end for end in (row.initiative, row.project) if end.deleted_at]
        first = min(ends, key=lambda end: end.deleted_at)
        row.deleted_at, row.deletion, row.version = first.deleted_at, first.deletion, row.version + 1
        row.save(update_fields=["deleted_at", "deletion", "version"])
        Activity._base_manager.create(
            id=uuid.uuid4(), workspace_id=row.workspace_id, verb="deleted", subject_type="roadmap.delivery",
            subject_id=row.pk, subject_label=f"{row.initiative.title} → {row.project.name}"[:255],
            version=row.version, cause=first.deletion, at=first.deleted_at,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('roadmap', '0009_choices_of_snapshots'),
    ]

    operations = [
        migrations.RunPython(go_along, migrations.RunPython.noop),
    ]
