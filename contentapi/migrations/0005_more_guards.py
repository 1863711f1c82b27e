"""What the database refuses by itself: changing an override, widening or reviving a token."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

from contentapi.migrations import _guards

COLUMNS = {
    "override": (
        "catalog_id", "segment_id", "check_id", "rule_version", "source_digest", "target_digest", "findings",
        "reason", "actor_id", "at",
    ),
    "apitoken": ("prefix", "digest", "user_id", "locales", "acts", "created_at", "expires_at"),
}
LISTED = ("Editor", "Clinical reviewer", "Publisher", "Translator", "Reviewer", "Auditor")


def rules(differs):
    """(name, table, event, condition, sentence) for every guard; `differs(columns)` in the vendor's words."""
    for table, columns in COLUMNS.items():
        yield f"{table}_never_changes", table, "UPDATE", differs(columns), f"an {table} never changes"
    yield "override_never_goes", "override", "DELETE", "1 = 1", "an override is never deleted"
    yield (
        "token_stays_revoked", "apitoken", "UPDATE",
        f"OLD.revoked_at IS NOT NULL AND ({differs(('revoked_at',))})", "a revoked token stays revoked",
    )
    yield (
        "revision_keeps_its_actor", "revision", "UPDATE", differs(("actor_id",)), "a revision never changes",
    )


def install(cursor, vendor):
    """Create every guard."""
    _guards.install(cursor, vendor, rules)


def remove(cursor, vendor):
    """Drop every guard."""
    _guards.remove(cursor, vendor, rules)


def forwards(apps, schema_editor):
    from django.apps import apps as installed

    with schema_editor.connection.cursor() as cursor:
        install(cursor, schema_editor.connection.vendor)
    create_permissions(installed.get_app_config("contentapi"), verbosity=0, using=schema_editor.connection.alias)
    view = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="contentapi", codename="view_override"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=LISTED):
        group.permissions.add(*view)


def backwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        remove(cursor, schema_editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("contentapi", "0004_reviews_and_tokens")]
    operations = [migrations.RunPython(forwards, backwards)]
