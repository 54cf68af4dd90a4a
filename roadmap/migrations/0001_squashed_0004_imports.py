import django.core.validators
import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('roadmap', '0001_first_tables'), ('roadmap', '0002_saved_roadmaps_and_share_links'), ('roadmap', '0003_saved_by_theme'), ('roadmap', '0004_imports')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0003_custom_fields_and_table_layouts'),
        ('execution', '0001_squashed_0007_external_key'),
        ('strategy', '0001_squashed_0012_scores_and_priorities'),
    ]

    operations = [
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('idempotency_key', models.CharField(blank=True, default='', max_length=200)),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='strategy.initiative')),
                ('launched_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='deliveries', to='accounts.membership')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='execution.project')),
                ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='strategy.promise')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='accounts.workspace')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.UniqueConstraint(condition=models.Q(('deleted_at', None)), fields=('project',), name='roadmap_delivery_project_once', violation_error_message='This project already serves an initiative.'), models.UniqueConstraint(condition=models.Q(('deleted_at', None), ('idempotency_key', '')), fields=('initiative', 'promise'), name='roadmap_delivery_promise_once', violation_error_message='This promise is already in delivery.'), models.UniqueConstraint(condition=models.Q(('deleted_at', None), models.Q(('idempotency_key', ''), _negated=True)), fields=('initiative', 'idempotency_key'), name='roadmap_delivery_key_once', violation_error_message='This key was already used for a launch.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='DigestPreference',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('frequency', models.CharField(choices=[('daily', 'Daily'), ('weekly', 'Weekly'), ('off', 'Never')], default='weekly', max_length=10, verbose_name='how often')),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], default=0, verbose_name='day')),
                ('hour', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MaxValueValidator(23)], verbose_name='hour')),
                ('only_when_slipping', models.BooleanField(default=False, verbose_name='only when something slips')),
                ('weighed', models.DateField(editable=False, null=True)),
                ('told_at', models.DateTimeField(editable=False, null=True)),
                ('told', models.JSONField(default=dict, editable=False)),
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='digest', to='accounts.membership')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digest_preferences', to='accounts.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.CheckConstraint(condition=models.Q(('frequency__in', ['daily', 'weekly', 'off'])), name='roadmap_digest_frequency'), models.CheckConstraint(condition=models.Q(('weekday__in', [0, 1, 2, 3, 4, 5, 6])), name='roadmap_digest_weekday'), models.CheckConstraint(condition=models.Q(('hour__lte', 23)), name='roadmap_digest_hour', violation_error_message='An hour lies between 0 and 23.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Being mapped'), ('queued', 'Waiting'), ('running', 'Importing'), ('done', 'Imported'), ('failed', 'Refused'), ('stopped', 'Stopped')], default='draft', max_length=8)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('queued_at', models.DateTimeField(null=True)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('cause', models.UUIDField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('counts', models.JSONField(default=dict)),
                ('problems', models.JSONField(default=list)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='import_runs', to='accounts.membership')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='import_runs', to='accounts.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'queued_at'], name='roadmap_importrun_due'), models.Index(fields=['workspace', '-created_at', '-id'], name='roadmap_importrun_list')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'queued', 'running', 'done', 'failed', 'stopped'])), name='roadmap_importrun_state')],
            },
        ),
        migrations.CreateModel(
            name='ImportFile',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('content', models.BinaryField(default=b'')),
                ('settings', models.JSONField(default=dict)),
                ('mapping', models.JSONField(default=dict)),
                ('columns', models.CharField(blank=True, default='', max_length=64)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='roadmap.importrun')),
            ],
            options={
                'ordering': ['position'],
                'indexes': [models.Index(fields=['columns'], name='roadmap_importfile_columns')],
                'constraints': [models.UniqueConstraint(fields=('run', 'position'), name='roadmap_importfile_once')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('progress', models.DecimalField(decimal_places=4, max_digits=5, null=True)),
                ('plan_start', models.DateField(null=True)),
                ('plan_finish', models.DateField(null=True)),
                ('p50', models.DateField(null=True)),
                ('p85', models.DateField(null=True)),
                ('health', models.CharField(choices=[('on_track', 'On track'), ('at_risk', 'At risk'), ('off_track', 'Off track'), ('no_plan', 'No plan')], max_length=10)),
                ('reason', models.CharField(blank=True, default='', max_length=300)),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='roadmap.delivery')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='accounts.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', '-day'], name='roadmap_reading_day')],
                'constraints': [models.UniqueConstraint(fields=('delivery', 'day'), name='roadmap_reading_once_a_day'), models.CheckConstraint(condition=models.Q(('health__in', ['on_track', 'at_risk', 'off_track', 'no_plan'])), name='roadmap_reading_health')],
            },
        ),
        migrations.CreateModel(
            name='RequirementTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirement_tasks', to='roadmap.delivery')),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirement_tasks', to='strategy.requirement')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirement_tasks', to='execution.task')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('delivery', 'requirement'), name='roadmap_requirement_task_once')],
            },
        ),
        migrations.CreateModel(
            name='Roadmap',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('whole', models.BooleanField(default=False, editable=False, verbose_name='all products')),
                ('group', models.CharField(choices=[('goal', 'Goal'), ('theme', 'Theme'), ('product', 'Product')], default='goal', max_length=10, verbose_name='group')),
                ('zoom', models.CharField(choices=[('months', 'Months'), ('weeks', 'Weeks'), ('quarters', 'Quarters')], default='months', max_length=10, verbose_name='zoom')),
                ('layout', models.CharField(choices=[('timeline', 'Timeline'), ('list', 'List')], default='timeline', max_length=10, verbose_name='layout')),
                ('first', models.DateField(blank=True, null=True, verbose_name='from')),
                ('last', models.DateField(blank=True, null=True, verbose_name='to')),
                ('spread', models.BooleanField(default=False, verbose_name='forecasts up to 85 % certainty')),
                ('park', models.BooleanField(default=True, verbose_name='parking lot')),
                ('product', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='roadmaps', to='strategy.product', verbose_name='product')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'saved roadmap',
                'verbose_name_plural': 'saved roadmaps',
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.UniqueConstraint(condition=models.Q(('deleted_at', None)), fields=('workspace', 'name'), name='roadmap_roadmap_name', violation_error_message='There is a view of this name already. Choose another.'), models.CheckConstraint(condition=models.Q(('whole', False), ('product', None), _connector='OR'), name='roadmap_roadmap_whole', violation_error_message='It shows one product or all of them.'), models.CheckConstraint(condition=models.Q(('first', None), ('last', None), ('last__gte', models.F('first')), _connector='OR'), name='roadmap_roadmap_range', violation_error_message='The range ends before it begins.'), models.CheckConstraint(condition=models.Q(('group__in', ['goal', 'theme', 'product'])), name='roadmap_roadmap_group'), models.CheckConstraint(condition=models.Q(('zoom__in', ['months', 'weeks', 'quarters'])), name='roadmap_roadmap_zoom'), models.CheckConstraint(condition=models.Q(('layout__in', ['timeline', 'list'])), name='roadmap_roadmap_layout')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ShareLink',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('name', models.CharField(max_length=80, verbose_name='for whom')),
                ('intro', models.CharField(blank=True, default='', max_length=300, verbose_name='introduction')),
                ('fields', models.JSONField(blank=True, default=list, verbose_name='shown')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('password', models.CharField(blank=True, default='', editable=False, max_length=128)),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('ending', models.CharField(editable=False, max_length=4)),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='revoked')),
                ('opened_at', models.DateTimeField(editable=False, null=True)),
                ('opened', models.PositiveIntegerField(default=0, editable=False)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='share_links', to='roadmap.roadmap', verbose_name='roadmap')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='share_links', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'share link',
                'verbose_name_plural': 'share links',
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='roadmap_sharelink_named')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
    ]
