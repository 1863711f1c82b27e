"""Overrides of findings, tokens of programs, and who took a step in the history of a target."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contentapi', '0003_groups'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='revision',
            name='actor',
            field=models.ForeignKey(help_text='Who acted, when not the author.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contentapi.actor'),
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefix', models.CharField(editable=False, max_length=12, unique=True, verbose_name='prefix')),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('name', models.CharField(help_text='What it is for, such as a program.', max_length=100, verbose_name='name')),
                ('locales', models.JSONField(default=list, help_text='BCP 47 tags, or * for every locale.', verbose_name='locales')),
                ('acts', models.JSONField(default=list, help_text='Of: read, write, accept.', verbose_name='acts')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='made')),
                ('expires_at', models.DateTimeField(verbose_name='expires')),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='revoked')),
                ('last_used_at', models.DateTimeField(editable=False, null=True, verbose_name='last used')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'token',
                'verbose_name_plural': 'tokens',
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='token_expires_after_it_is_made')],
            },
        ),
        migrations.CreateModel(
            name='Override',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_id', models.CharField(max_length=40, verbose_name='check')),
                ('rule_version', models.PositiveIntegerField(verbose_name='version of the rule')),
                ('source_digest', models.CharField(max_length=64)),
                ('target_digest', models.CharField(max_length=64)),
                ('findings', models.JSONField(default=list, verbose_name='findings')),
                ('reason', models.TextField(verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='time')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overrides', to='contentapi.actor')),
                ('catalog', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overrides', to='contentapi.catalog')),
                ('segment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overrides', to='contentapi.segment')),
            ],
            options={
                'verbose_name': 'override',
                'verbose_name_plural': 'overrides',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='override_has_a_reason')],
            },
        ),
    ]
