from django.db import migrations


def name_per_cents(apps, schema_editor):
    """A key result whose unit is a per cent sign was always one of per cents."""
    apps.get_model("strategy", "KeyResult").objects.filter(unit="%").update(kind="percent")


class Migration(migrations.Migration):

    dependencies = [
        ('strategy', '0008_goals_measure_themselves'),
    ]

    operations = [
        migrations.RunPython(name_per_cents, migrations.RunPython.noop),
    ]
