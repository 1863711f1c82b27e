"""A suggestion may come from a translation memory."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contentapi', '0007_desk'),
    ]

    operations = [
        migrations.AlterField(
            model_name='suggestion',
            name='reason',
            field=models.CharField(choices=[('unchanged', 'unchanged'), ('applied', 'applied'), ('conflict', 'conflict'), ('source_moved', 'source moved'), ('blank', 'blank'), ('unknown_key', 'unknown key'), ('fuzzy', 'fuzzy'), ('blocked', 'blocked'), ('memory', 'memory')], max_length=14, verbose_name='reason'),
        ),
    ]
