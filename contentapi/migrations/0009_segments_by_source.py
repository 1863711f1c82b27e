"""Sources are found by what they say: the same text in another place or guide."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contentapi', '0008_reasons_of_suggestions'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='segment',
            index=models.Index(fields=['digest'], name='segments_by_source'),
        ),
    ]
