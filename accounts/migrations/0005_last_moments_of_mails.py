import datetime

from django.db import migrations, models
from django.db.models import F

# How long each kind was worth sending as this was written.
WORTH = {"account": datetime.timedelta(hours=1), "invitation": datetime.timedelta(days=7)}
WORTH |= {"digest": datetime.timedelta(days=7), "digest_extra": datetime.timedelta(days=1)}


def say_until_when(apps, schema_editor):
    """Of what still waits, so that a mail server set later does not send all of it."""
    waiting = apps.get_model("accounts", "Mail").objects.filter(state__in=["queued", "sending"])
    for kind, worth in WORTH.items():
        waiting.filter(kind=kind).update(until=F("created_at") + worth)
    waiting.filter(until=None).update(until=F("created_at") + datetime.timedelta(days=3))


def call_it_failed(apps, schema_editor):
    """What was not sent, in the words that there were before."""
    unsent = apps.get_model("accounts", "Mail").objects.filter(state__in=["late", "barred"])
    unsent.update(state="failed")


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_fields_of_tasks'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='mail',
            name='accounts_mail_state',
        ),
        migrations.RunPython(migrations.RunPython.noop, call_it_failed),
        migrations.AddField(
            model_name='mail',
            name='until',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(say_until_when, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='mail',
            name='state',
            field=models.CharField(choices=[('queued', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Failed'), ('late', 'Not sent: too late'), ('barred', 'Not sent: no access')], default='queued', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sending', 'sent', 'failed', 'late', 'barred'])), name='accounts_mail_state'),
        ),
    ]
