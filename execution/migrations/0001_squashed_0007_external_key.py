import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.manager
import django.utils.timezone
from decimal import Decimal
from django.db import migrations, models

from accounts.tables import Tables


class Migration(migrations.Migration):

    replaces = [('execution', '0001_first_tables'), ('execution', '0002_task_links'), ('execution', '0003_assets'), ('execution', '0004_people_and_allocations'), ('execution', '0005_milestones_and_updates'), ('execution', '0006_comments'), ('execution', '0007_external_key')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0003_custom_fields_and_table_layouts'),
    ]

    operations = [Tables([
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('member', 'Member'), ('placeholder', 'Placeholder'), ('equipment', 'Equipment')], editable=False, max_length=12, verbose_name='kind')),
                ('name', models.CharField(max_length=254, verbose_name='name')),
                ('title', models.CharField(blank=True, default='', max_length=80, verbose_name='role title')),
                ('hours', models.DecimalField(decimal_places=2, default=40, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.5')), django.core.validators.MaxValueValidator(Decimal('168'))], verbose_name='hours a week')),
                ('days', models.CharField(default='mon tue wed thu fri', max_length=27, validators=[django.core.validators.RegexValidator('^(?!\\Z)(mon( |\\Z))?(tue( |\\Z))?(wed( |\\Z))?(thu( |\\Z))?(fri( |\\Z))?(sat( |\\Z))?(sun( |\\Z))?(?<! )\\Z', 'Name at least one working day, from Monday to Sunday, each once.')], verbose_name='working days')),
                ('active', models.BooleanField(default=True, verbose_name='planned for')),
                ('member', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='person', to='accounts.membership')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people and resources',
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['member', 'placeholder', 'equipment'])), name='execution_person_kind'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'member'), ('member__isnull', False)), models.Q(models.Q(('kind', 'member'), _negated=True), ('member__isnull', True)), _connector='OR'), name='execution_person_member', violation_error_message='A member is a person by their membership; nobody else is.'), models.CheckConstraint(condition=models.Q(('hours__gte', Decimal('0.5')), ('hours__lte', Decimal('168'))), name='execution_person_hours', violation_error_message='Hours a week lie between a half and 168.'), models.CheckConstraint(condition=models.Q(('days', ''), _negated=True), name='execution_person_days', violation_error_message='Name at least one working day.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='execution_person_name', violation_error_message='Give it a name.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('key', models.CharField(max_length=5, validators=[django.core.validators.RegexValidator('^[A-Z][A-Z0-9]{1,4}\\Z', 'Two to five capital letters or digits, beginning with a letter.')], verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('description', models.TextField(blank=True, default='', max_length=20000, verbose_name='description')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('active', 'Active'), ('paused', 'Paused'), ('finished', 'Finished'), ('cancelled', 'Cancelled')], default='planned', editable=False, max_length=10, verbose_name='state')),
                ('start', models.DateField(blank=True, null=True, verbose_name='start')),
                ('deadline', models.DateField(blank=True, null=True, verbose_name='deadline')),
                ('external_key', models.CharField(blank=True, default='', max_length=200, verbose_name='external key')),
                ('task_count', models.PositiveIntegerField(default=0, editable=False)),
                ('work_version', models.PositiveIntegerField(default=0, editable=False)),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='projects_led', to='accounts.membership', verbose_name='lead')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.UniqueConstraint(condition=models.Q(('deleted_at', None), models.Q(('external_key', ''), _negated=True)), fields=('workspace', 'external_key'), name='execution_project_external_key', violation_error_message='Another one has this external key.'), models.UniqueConstraint(condition=models.Q(('deleted_at', None)), fields=('workspace', 'key'), name='execution_project_key', violation_error_message='Another project has this key.'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'active', 'paused', 'finished', 'cancelled'])), name='execution_project_state'), models.CheckConstraint(condition=models.Q(('start', None), ('deadline', None), ('deadline__gte', models.F('start')), _connector='OR'), name='execution_project_dates', violation_error_message='The deadline lies before the start.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('due', models.DateField(verbose_name='due')),
                ('rank', models.IntegerField(default=0, editable=False, verbose_name='rank')),
                ('reached_on', models.DateField(blank=True, editable=False, null=True, verbose_name='reached')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
                ('project', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='execution.project', verbose_name='project')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'everything',
                'indexes': [models.Index(fields=['project', 'due', 'rank'], name='execution_milestone_order')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('deleted_at', None)), fields=('project', 'name'), name='execution_milestone_name', violation_error_message='Another milestone of this project has this name.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='execution_milestone_named', violation_error_message='Give it a name.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Asset',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('file', 'File'), ('licence', 'Licence'), ('device', 'Device'), ('material', 'Material'), ('place', 'Place'), ('other', 'Other')], default='other', max_length=8, verbose_name='kind')),
                ('purpose', models.CharField(choices=[('needed', 'The project needs it'), ('produced', 'The project produces it')], default='needed', max_length=8, verbose_name='purpose')),
                ('state', models.CharField(choices=[('needed', 'Needed'), ('ordered', 'Ordered'), ('available', 'Available')], default='needed', max_length=9, verbose_name='state')),
                ('due', models.DateField(blank=True, null=True, verbose_name='needed by')),
                ('url', models.CharField(blank=True, default='', max_length=2000, verbose_name='address')),
                ('description', models.TextField(blank=True, default='', max_length=5000, verbose_name='note')),
                ('turn', models.GeneratedField(db_persist=True, expression=models.Case(models.When(state='available', then=models.Value('9999-12-31', models.DateField())), default=django.db.models.functions.comparison.Coalesce(models.F('due'), models.Value('9999-12-30', models.DateField()))), output_field=models.DateField())),
                ('steward', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assets_kept', to='accounts.membership', verbose_name='steward')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assets', to='execution.project', verbose_name='project')),
            ],
            options={
                'verbose_name': 'asset',
                'verbose_name_plural': 'assets',
                'abstract': False,
                'base_manager_name': 'everything',
                'indexes': [models.Index(fields=['workspace', 'turn', 'id'], name='execution_asset_turn'), models.Index(fields=['workspace', 'name', 'id'], name='execution_asset_by_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['file', 'licence', 'device', 'material', 'place', 'other'])), name='execution_asset_kind'), models.CheckConstraint(condition=models.Q(('purpose__in', ['needed', 'produced'])), name='execution_asset_purpose'), models.CheckConstraint(condition=models.Q(('state__in', ['needed', 'ordered', 'available'])), name='execution_asset_state'), models.CheckConstraint(condition=models.Q(('url', ''), ('url__startswith', 'http://'), ('url__startswith', 'https://'), _connector='OR'), name='execution_asset_web', violation_error_message='A link begins with http:// or https://.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Allocation',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('percent', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(200)], verbose_name='percent')),
                ('start', models.DateField(verbose_name='start')),
                ('end', models.DateField(verbose_name='end')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allocations', to='execution.person', verbose_name='person or resource')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allocations', to='execution.project', verbose_name='project')),
            ],
            options={
                'verbose_name': 'allocation',
                'verbose_name_plural': 'allocations',
                'abstract': False,
                'base_manager_name': 'everything',
                'indexes': [models.Index(fields=['workspace', 'end'], name='execution_allocation_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('percent__gte', 1), ('percent__lte', 200)), name='execution_allocation_percent', violation_error_message='A share lies between 1 and 200 percent.'), models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='execution_allocation_dates', violation_error_message='It ends before it starts.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ProjectComment',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('text', models.TextField(error_messages={'blank': 'Write something first.'}, max_length=20000, verbose_name='comment')),
                ('edited_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='%(class)ss_written', to='accounts.membership')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='execution.project')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'everything',
                'indexes': [models.Index(fields=['project', '-created_at', '-id'], name='execution_projectcomment_of')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='StatusUpdate',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('health', models.CharField(choices=[('on_track', 'On track'), ('at_risk', 'At risk'), ('off_track', 'Off track')], max_length=10, verbose_name='health')),
                ('words', models.CharField(max_length=280, verbose_name='in one sentence')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='status_updates', to='accounts.membership')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='execution.project')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='status_updates', to='accounts.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['project', '-at', '-id'], name='execution_update_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('health__in', ['on_track', 'at_risk', 'off_track'])), name='execution_update_health_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='execution_update_words', violation_error_message='Say it in one sentence.')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('title', models.CharField(max_length=250, verbose_name='title')),
                ('description', models.TextField(blank=True, default='', max_length=50000, verbose_name='description')),
                ('status', models.CharField(choices=[('todo', 'To do'), ('doing', 'Doing'), ('in_review', 'In review'), ('done', 'Done'), ('cancelled', 'Cancelled')], default='todo', max_length=10, verbose_name='status')),
                ('priority', models.CharField(choices=[('none', 'None'), ('low', 'Low'), ('medium', 'Medium'), ('high', 'High'), ('urgent', 'Urgent')], default='none', max_length=8, verbose_name='priority')),
                ('estimate', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99999)], verbose_name='estimate in hours')),
                ('remaining', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99999)], verbose_name='remaining hours')),
                ('start', models.DateField(blank=True, null=True, verbose_name='start')),
                ('due', models.DateField(blank=True, null=True, verbose_name='due')),
                ('started_on', models.DateField(blank=True, editable=False, null=True)),
                ('finished_on', models.DateField(blank=True, editable=False, null=True)),
                ('external_key', models.CharField(blank=True, default='', max_length=200, verbose_name='external key')),
                ('due_or_far', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce(models.F('due'), models.Value('9999-12-31', models.DateField())), output_field=models.DateField())),
                ('assignees', models.ManyToManyField(blank=True, related_name='tasks_assigned', to='accounts.membership', verbose_name='assignees')),
                ('milestone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tasks', to='execution.milestone', verbose_name='milestone')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='execution.task', verbose_name='parent')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='execution.project', verbose_name='project')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'everything',
                'indexes': [models.Index(fields=['workspace', 'due_or_far', 'id'], name='execution_task_due'), models.Index(fields=['project', 'status'], name='execution_task_status')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('deleted_at', None), models.Q(('external_key', ''), _negated=True)), fields=('workspace', 'external_key'), name='execution_task_external_key', violation_error_message='Another one has this external key.'), models.UniqueConstraint(fields=('project', 'number'), name='execution_task_number'), models.CheckConstraint(condition=models.Q(('status__in', ['todo', 'doing', 'in_review', 'done', 'cancelled'])), name='execution_task_status_known'), models.CheckConstraint(condition=models.Q(('priority__in', ['none', 'low', 'medium', 'high', 'urgent'])), name='execution_task_priority_known'), models.CheckConstraint(condition=models.Q(('start', None), ('due', None), ('due__gte', models.F('start')), _connector='OR'), name='execution_task_dates', violation_error_message='It is due before it starts.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TaskComment',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('text', models.TextField(error_messages={'blank': 'Write something first.'}, max_length=20000, verbose_name='comment')),
                ('edited_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='%(class)ss_written', to='accounts.membership')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='execution.task')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'everything',
                'indexes': [models.Index(fields=['task', '-created_at', '-id'], name='execution_taskcomment_of')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TaskLink',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('label', models.CharField(blank=True, default='', max_length=200, verbose_name='label')),
                ('url', models.CharField(max_length=2000, verbose_name='address')),
                ('rank', models.IntegerField(default=0, editable=False)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='execution.task', verbose_name='task')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='task_links', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'link',
                'verbose_name_plural': 'links',
                'ordering': ['rank', 'id'],
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.CheckConstraint(condition=models.Q(('url__startswith', 'http://'), ('url__startswith', 'https://'), _connector='OR'), name='execution_tasklink_web', violation_error_message='A link begins with http:// or https://.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TimeOff',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('first', models.DateField(verbose_name='first day')),
                ('last', models.DateField(verbose_name='last day')),
                ('reason', models.CharField(blank=True, default='', max_length=120, verbose_name='reason')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='time_off', to='execution.person', verbose_name='person or resource')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='time_off', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'time off',
                'verbose_name_plural': 'time off',
                'abstract': False,
                'base_manager_name': 'everything',
                'indexes': [models.Index(fields=['workspace', 'last'], name='execution_timeoff_last')],
                'constraints': [models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='execution_timeoff_dates', violation_error_message='The last day lies before the first.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
    ])]
