import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('collaboration', '0001_notifications'), ('collaboration', '0002_what_was_done'), ('collaboration', '0003_an_import_ended')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0003_custom_fields_and_table_layouts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('mention', 'Mention'), ('assignment', 'Assignment'), ('request', 'Request'), ('decision', 'Decision'), ('launch', 'Launch'), ('publication', 'Publication'), ('import', 'Import')], max_length=12)),
                ('verb', models.CharField(blank=True, default='', max_length=16)),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.UUIDField()),
                ('subject_label', models.CharField(max_length=255)),
                ('words', models.CharField(blank=True, default='', max_length=280)),
                ('cause', models.UUIDField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.membership')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notifications', to='accounts.membership')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notifications', to='accounts.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['member', '-at', '-id'], name='collaboration_notif_list'), models.Index(condition=models.Q(('read_at', None)), fields=['member'], name='collaboration_notif_unread'), models.Index(fields=['subject_id'], name='collaboration_notif_subject')],
                'constraints': [models.UniqueConstraint(fields=('member', 'kind', 'subject_id', 'cause'), name='collaboration_notification_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['mention', 'assignment', 'request', 'decision', 'launch', 'publication', 'import'])), name='collaboration_notification_kind')],
            },
        ),
    ]
