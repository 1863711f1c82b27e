"""What the database refuses by itself: changing an override, widening or reviving a token."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

APP = "contentapi_"
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
    if vendor == "sqlite":
        different = lambda columns: " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in columns)  # noqa: E731
        for name, table, event, when, sentence in rules(different):
            cursor.execute(
                f'CREATE TRIGGER guard_{name} BEFORE {event} ON {APP}{table} FOR EACH ROW WHEN {when} '
                f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            )
    elif vendor == "postgresql":
        different = lambda columns: " OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in columns)  # noqa: E731
        for name, table, event, when, sentence in rules(different):
            cursor.execute(
                f"CREATE FUNCTION guard_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF {when} THEN RAISE EXCEPTION '{sentence}' USING ERRCODE = '23514'; END IF; "
                f"{'RETURN OLD' if event == 'DELETE' else 'RETURN NEW'}; END $$"
            )
            cursor.execute(
                f"CREATE TRIGGER guard_{name} BEFORE {event} ON {APP}{table} FOR EACH ROW "
                f"EXECUTE FUNCTION guard_{name}()"
            )


def remove(cursor, vendor):
    """Drop every guard."""
    for name, *_ in rules(lambda columns: "1 = 0"):
        if vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS guard_{name}() CASCADE")
        else:
            cursor.execute(f"DROP TRIGGER IF EXISTS guard_{name}")


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
