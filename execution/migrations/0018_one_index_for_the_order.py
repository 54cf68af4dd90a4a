from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('execution', '0017_read_the_plan_in_the_order_of_places'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='task', name='execution_task_rank'),
    ]
