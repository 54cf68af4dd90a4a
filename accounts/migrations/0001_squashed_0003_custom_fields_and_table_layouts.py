import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.manager
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('accounts', '0001_first_tables'), ('accounts', '0002_token_names'), ('accounts', '0003_custom_fields_and_table_layouts')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('seen_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Workspace',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('slug', models.SlugField(unique=True, verbose_name='address')),
                ('timezone', models.CharField(default='UTC', max_length=64, verbose_name='time zone')),
                ('is_demo', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('theme', models.CharField(choices=[('system', 'As my device'), ('light', 'Light'), ('dark', 'Dark')], default='system', max_length=10, verbose_name='theme')),
                ('locale', models.CharField(blank=True, default='', max_length=12, verbose_name='language')),
                ('timezone', models.CharField(blank=True, default='', max_length=64, verbose_name='time zone')),
                ('shortcuts', models.BooleanField(default=True, verbose_name='keyboard shortcuts')),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False)),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='accounts_user_email', violation_error_message='Somebody already uses this e-mail address.'), models.CheckConstraint(condition=models.Q(('theme__in', ['system', 'light', 'dark'])), name='accounts_user_theme')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('role', models.CharField(choices=[('owner', 'Owner'), ('product_manager', 'Product manager'), ('project_manager', 'Project manager'), ('contributor', 'Contributor'), ('executive', 'Executive')], max_length=20, verbose_name='role')),
                ('title', models.CharField(blank=True, default='', max_length=80, verbose_name='job title')),
                ('deactivated_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('seen_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'user'), name='accounts_membership_once', violation_error_message='This person is already a member.'), models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'product_manager', 'project_manager', 'contributor', 'executive'])), name='accounts_membership_role')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TableLayout',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('table', models.CharField(max_length=40, verbose_name='table')),
                ('columns', models.JSONField(default=list, verbose_name='columns')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='table_layouts', to='accounts.membership')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='table_layouts', to='accounts.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('member', 'table'), name='accounts_tablelayout_once')],
            },
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30)),
                ('recipient', models.EmailField(max_length=254)),
                ('period', models.CharField(max_length=60)),
                ('subject', models.CharField(max_length=255)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True, default='')),
                ('headers', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('queued', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Failed')], default='queued', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('next_attempt_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True, default='')),
                ('workspace', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mails', to='accounts.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'next_attempt_at'], name='accounts_mail_due')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'recipient', 'period', 'workspace'), name='accounts_mail_once'), models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sending', 'sent', 'failed'])), name='accounts_mail_state')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('role', models.CharField(choices=[('owner', 'Owner'), ('product_manager', 'Product manager'), ('project_manager', 'Project manager'), ('contributor', 'Contributor'), ('executive', 'Executive')], default='contributor', max_length=20, verbose_name='role')),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('expires_at', models.DateTimeField(editable=False)),
                ('accepted_at', models.DateTimeField(editable=False, null=True)),
                ('revoked_at', models.DateTimeField(editable=False, null=True)),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'product_manager', 'project_manager', 'contributor', 'executive'])), name='accounts_invitation_role'), models.UniqueConstraint(condition=models.Q(('accepted_at', None), ('deleted_at', None), ('revoked_at', None)), fields=('workspace', 'email'), name='accounts_invitation_open_once', violation_error_message='This address has an open invitation already. Revoke it first.')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='CustomField',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('noun', models.CharField(choices=[('initiative', 'Initiatives')], default='initiative', max_length=20, verbose_name='noun')),
                ('key', models.CharField(editable=False, max_length=40, verbose_name='key')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('kind', models.CharField(choices=[('text', 'Text'), ('number', 'Number'), ('date', 'Date'), ('choice', 'Choice')], default='text', max_length=10, verbose_name='kind')),
                ('hint', models.CharField(blank=True, default='', max_length=200, verbose_name='hint')),
                ('options', models.JSONField(blank=True, default=list, verbose_name='choices')),
                ('rank', models.IntegerField(default=0, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, null=True, verbose_name='archived')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'field',
                'verbose_name_plural': 'fields',
                'abstract': False,
                'base_manager_name': 'everything',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'noun', 'key'), name='accounts_customfield_key'), models.UniqueConstraint(condition=models.Q(('deleted_at', None)), fields=('workspace', 'noun', 'name'), name='accounts_customfield_name', violation_error_message='Another field has this name.'), models.CheckConstraint(condition=models.Q(('noun__in', ['initiative'])), name='accounts_customfield_noun'), models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'number', 'date', 'choice'])), name='accounts_customfield_kind')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('deletion', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('ending', models.CharField(editable=False, max_length=4)),
                ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='expires')),
                ('used_at', models.DateTimeField(editable=False, null=True)),
                ('revoked_at', models.DateTimeField(editable=False, null=True)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='accounts.membership')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'API token',
                'verbose_name_plural': 'API tokens',
                'abstract': False,
                'base_manager_name': 'everything',
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('verb', models.CharField(max_length=40)),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.UUIDField()),
                ('subject_label', models.CharField(max_length=255)),
                ('version', models.PositiveIntegerField()),
                ('changes', models.JSONField(default=dict)),
                ('note', models.TextField(blank=True, default='')),
                ('cause', models.UUIDField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='activities', to='accounts.membership')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='accounts.workspace')),
            ],
            options={
                'verbose_name_plural': 'activities',
                'indexes': [models.Index(fields=['workspace', '-at', '-id'], name='accounts_activity_feed'), models.Index(fields=['subject_id', 'version'], name='accounts_activity_subject'), models.Index(fields=['cause'], name='accounts_activity_cause')],
            },
        ),
    ]
