"""The roles: groups with the permissions of their acts, and the feed's one row."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEW = (
    "guide", "version", "section", "versioncode", "catalog", "target", "revision", "upload", "suggestion",
    "release", "offer", "change", "withdrawal", "term", "rendering", "auditentry", "segment", "substitute",
)
GROUPS = {
    "Editor": ("add_guide", "change_guide", "add_version", "change_version", "delete_version", "submit_version",
               "add_section", "change_section", "delete_section", "add_versioncode", "change_versioncode",
               "delete_versioncode", "add_term", "change_term", "delete_term", "add_rendering",
               "change_rendering", "delete_rendering", "add_substitute", "change_substitute",
               "delete_substitute"),
    "Clinical reviewer": ("approve_version", "accept_target", "override_finding"),
    "Publisher": ("publish_version", "withdraw_guide"),
    "Translator": ("upload_catalog",),
    "Reviewer": ("upload_catalog", "accept_target"),
    "Auditor": (),
}


def forwards(apps, schema_editor):
    from django.apps import apps as installed

    config = installed.get_app_config("contentapi")
    create_permissions(config, verbosity=0, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, acts in GROUPS.items():
        group = Group.objects.get_or_create(name=name)[0]
        wanted = [*acts, *(f"view_{model}" for model in VIEW)]
        group.permissions.set(
            Permission.objects.filter(content_type__app_label="contentapi", codename__in=wanted)
        )
    apps.get_model("contentapi", "FeedHead").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [
        ("contentapi", "0002_guards"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
