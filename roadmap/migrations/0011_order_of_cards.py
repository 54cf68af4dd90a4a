from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('roadmap', '0010_deliveries_go_along'),
    ]

    operations = [
        migrations.AddField(
            model_name='roadmap',
            name='sort',
            field=models.CharField(choices=[('manual', 'Manual'), ('start', 'Start'), ('score', 'Score'), ('effort', 'Effort'), ('title', 'Name')], default='manual', max_length=10, verbose_name='order of cards'),
        ),
        migrations.AddConstraint(
            model_name='roadmap',
            constraint=models.CheckConstraint(condition=models.Q(('sort__in', ['manual', 'start', 'score', 'effort', 'title'])), name='roadmap_roadmap_sort'),
        ),
    ]
