"""What the database refuses by itself: changing what was published, accepted, or written down."""

from django.db import migrations

from contentapi.migrations import _guards

APP = "contentapi_"
PUBLIC = "('published', 'superseded', 'withdrawn')"
FROZEN = "('approved', 'published', 'superseded', 'withdrawn')"
VERSION_TEXT = (
    "guide_id", "number", "urgency", "title", "summary", "critical", "reviewed_last", "review_due",
    "reviewer", "created_at", "frozen_at", "written_by_id", "approved_by_id",
)
MOVES = (
    ("draft", "in_review"), ("in_review", "draft"), ("in_review", "approved"), ("approved", "published"),
    ("published", "superseded"), ("published", "withdrawn"), ("superseded", "withdrawn"),
)
COLUMNS = {
    "release": (
        "guide_id", "version_id", "locale", "number", "digest", "state", "built_at", "facts", "parts",
        "body", "gzip", "br", "zstd",
    ),
    "revision": (
        "target_id", "number", "catalog_revision", "act", "text", "state", "author_id", "accepted_by_id",
        "solo", "origin", "at", "upload_id", "comment",
    ),
    "auditentry": ("at", "actor_id", "act", "guide_id", "version", "locale", "detail"),
    "change": ("guide_id", "locale", "kind", "release_id", "withdrawal_id", "at"),
    "withdrawal": ("guide_id", "reason", "notice", "replacement_id", "at", "actor_id"),
    "segment": ("guide_id", "section_key", "segment_id", "kind", "source", "digest"),
}
PARTS = {
    "section": ("version_id", "key", "kind", "critical", "position", "heading", "markdown"),
    "placement": ("version_id", "segment_id", "position", "links", "note"),
    "versioncode": ("version_id", "system", "code", "display"),
}


def state_of(row):
    return f"(SELECT state FROM {APP}version WHERE id = {row}.version_id)"


def rules(differs):
    """(name, table, event, condition, sentence) for every guard; `differs(columns)` in the vendor's words."""
    for table, columns in COLUMNS.items():
        yield f"{table}_never_changes", table, "UPDATE", differs(columns), f"a {table} never changes"
        yield f"{table}_never_goes", table, "DELETE", "1 = 1", f"a {table} is never deleted"
    for table, columns in PARTS.items():
        old, new = f"{state_of('OLD')} IN {FROZEN}", f"{state_of('NEW')} IN {PUBLIC}"
        yield f"{table}_frozen", table, "UPDATE", f"{old} AND ({differs(columns)})", f"the {table} of a frozen version never changes"
        yield f"{table}_stays", table, "DELETE", old, f"the {table} of a frozen version is never deleted"
        yield f"{table}_closed", table, "INSERT", new, f"a published version takes no new {table}"
    moved = " OR ".join(f"(OLD.state = '{a}' AND NEW.state = '{b}')" for a, b in MOVES)
    yield "version_moves", "version", "UPDATE", f"OLD.state <> NEW.state AND NOT ({moved})", "this version cannot move to that state"
    yield "version_frozen", "version", "UPDATE", f"OLD.state IN {FROZEN} AND ({differs(VERSION_TEXT)})", "a frozen version never changes"
    yield (
        "version_published_once", "version", "UPDATE",
        f"OLD.published_at IS NOT NULL AND ({differs(('published_at',))})", "a version is published once",
    )
    yield "version_stays", "version", "DELETE", f"OLD.state IN {FROZEN}", "a frozen version is never deleted"
    yield (
        "target_keeps_acceptance", "target", "UPDATE",
        "OLD.accepted_id IS NOT NULL AND NEW.accepted_id IS NULL", "an accepted text is never lost",
    )
    yield "target_stays", "target", "DELETE", "1 = 1", "a target is never deleted"
    yield "upload_stays", "upload", "DELETE", "1 = 1", "an upload is never deleted"


def install(cursor, vendor):
    """Create every guard."""
    _guards.install(cursor, vendor, rules)


def remove(cursor, vendor):
    """Drop every guard."""
    _guards.remove(cursor, vendor, rules)


def forwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        install(cursor, schema_editor.connection.vendor)


def backwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        remove(cursor, schema_editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("contentapi", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
