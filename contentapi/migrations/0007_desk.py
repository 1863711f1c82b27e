"""What the desk keeps: times of publication, reviews, remarks, open drafts; and who may see and do what."""

import django.db.models.deletion
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from contentapi.migrations import _guards

APP = "contentapi_"
COLUMNS = {
    "review": ("version_id", "reviewed_on", "next_due", "reviewer", "note", "actor_id", "at"),
    "remark": ("version_id", "section_key", "text", "actor_id", "at"),
    "schedule": ("version_id", "publish_at", "actor_id", "made_at"),
}
EVERYONE = ("Editor", "Clinical reviewer", "Publisher", "Translator", "Reviewer", "Auditor")
SEEN_BY_ALL = ("placement", "export", "actor", "review", "remark", "schedule", "presence")
GRANTS = {
    "Editor": ("view_assignment", "roll_back_version"),
    "Clinical reviewer": ("view_assignment", "view_apitoken"),
    "Publisher": ("view_feedhead", "view_apitoken", "change_apitoken", "roll_back_version"),
    "Translator": ("view_apitoken",),
    "Reviewer": ("view_assignment", "view_apitoken"),
    "Auditor": ("view_assignment", "view_account", "view_apitoken", "view_feedhead"),
}


def rules(differs):
    """(name, table, event, condition, sentence) for every guard; `differs(columns)` in the vendor's words."""
    for table, columns in COLUMNS.items():
        yield f"{table}_never_changes", table, "UPDATE", differs(columns), f"a {table} never changes"
    yield "review_never_goes", "review", "DELETE", "1 = 1", "a review is never deleted"
    yield (
        "schedule_is_of_approved", "schedule", "INSERT",
        f"(SELECT state FROM {APP}version WHERE id = NEW.version_id) <> 'approved'",
        "only an approved version can be scheduled",
    )


def install(cursor, vendor):
    """Create every guard."""
    _guards.install(cursor, vendor, rules)


def remove(cursor, vendor):
    """Drop every guard."""
    _guards.remove(cursor, vendor, rules)


def grant(apps, using):
    """Give every group what it should see and do."""
    from django.apps import apps as installed

    create_permissions(installed.get_app_config("contentapi"), verbosity=0, using=using)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name in EVERYONE:
        wanted = [*GRANTS[name], *(f"view_{model}" for model in SEEN_BY_ALL)]
        group = Group.objects.get_or_create(name=name)[0]
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="contentapi", codename__in=wanted)
        )


def forwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        install(cursor, schema_editor.connection.vendor)
    grant(apps, schema_editor.connection.alias)


def backwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        remove(cursor, schema_editor.connection.vendor)


class Migration(migrations.Migration):

    dependencies = [
        ('contentapi', '0006_search'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='version',
            options={'ordering': ['guide', '-number'], 'permissions': [('submit_version', 'Can submit a version for review'), ('approve_version', 'Can approve a version'), ('publish_version', 'Can publish a version'), ('roll_back_version', 'Can bring an earlier version back')], 'verbose_name': 'version', 'verbose_name_plural': 'versions'},
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen_at', models.DateTimeField(verbose_name='last seen')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presences', to='contentapi.actor')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='contentapi.version')),
            ],
            options={
                'verbose_name': 'open draft',
                'verbose_name_plural': 'open drafts',
                'ordering': ['-seen_at'],
                'constraints': [models.UniqueConstraint(fields=('version', 'actor'), name='one_presence_per_version_and_actor')],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section_key', models.CharField(blank=True, max_length=64, verbose_name='section')),
                ('text', models.TextField(verbose_name='remark')),
                ('at', models.DateTimeField(verbose_name='time')),
                ('solved_at', models.DateTimeField(null=True, verbose_name='solved')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='contentapi.actor')),
                ('solved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks_solved', to='contentapi.actor')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='contentapi.version')),
            ],
            options={
                'verbose_name': 'remark',
                'verbose_name_plural': 'remarks',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='remark_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('solved_at__isnull', True), ('solved_by__isnull', True)), models.Q(('solved_at__isnull', False), ('solved_by__isnull', False)), _connector='OR'), name='solved_remark_has_a_solver_and_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewed_on', models.DateField(verbose_name='reviewed')),
                ('next_due', models.DateField(verbose_name='next review due')),
                ('reviewer', models.CharField(max_length=200, verbose_name='clinical reviewer')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('at', models.DateTimeField(verbose_name='time')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='contentapi.actor')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='contentapi.version')),
            ],
            options={
                'verbose_name': 'review',
                'verbose_name_plural': 'reviews',
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('next_due__gt', models.F('reviewed_on'))), name='next_review_comes_after_this'), models.CheckConstraint(condition=models.Q(('reviewer', ''), _negated=True), name='review_has_a_reviewer')],
            },
        ),
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publish_at', models.DateTimeField(db_index=True, verbose_name='to be published')),
                ('made_at', models.DateTimeField(verbose_name='scheduled')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schedules', to='contentapi.actor')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='schedule', to='contentapi.version')),
            ],
            options={
                'verbose_name': 'scheduled publication',
                'verbose_name_plural': 'scheduled publications',
                'ordering': ['publish_at', 'version'],
                'constraints': [models.CheckConstraint(condition=models.Q(('publish_at__gt', models.F('made_at'))), name='schedule_lies_ahead')],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]
