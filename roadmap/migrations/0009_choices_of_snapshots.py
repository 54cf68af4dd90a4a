from django.db import migrations, models


def let_go(apps, schema_editor):
    """An older release knows no such rows."""
    apps.get_model("roadmap", "SnapshotRow").objects.filter(part="choices").delete()


class Migration(migrations.Migration):

    dependencies = [
        ('roadmap', '0008_what_waits_and_when_it_began'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='snapshotrow',
            name='roadmap_snapshotrow_part',
        ),
        migrations.AddConstraint(
            model_name='snapshotrow',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['bets', 'dates', 'products', 'goals', 'themes', 'people', 'waits', 'choices'])), name='roadmap_snapshotrow_part'),
        ),
        migrations.RunPython(migrations.RunPython.noop, let_go),
    ]
