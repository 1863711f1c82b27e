"""What lists tell of an offer, and the full-text index; what is offered already is put into both."""

import django.db.models.deletion
from django.db import migrations, models

TERMS = ("heading", "exact", "stems", "context")
FIELDS = ("key", "guide_title", "guide_title_locale", "title", "text", *TERMS)


def install(cursor, vendor):
    """The index beside the table, kept by the database itself; an entry comes and goes, and never changes."""
    if vendor == "sqlite":
        names = ", ".join(TERMS)
        cursor.execute(
            f"CREATE VIRTUAL TABLE contentapi_entry_index USING fts5({names}, content='contentapi_entry', "
            "content_rowid='id', tokenize='ascii')"
        )
        new = ", ".join(f"new.{name}" for name in TERMS)
        old = ", ".join(f"old.{name}" for name in TERMS)
        cursor.execute(
            "CREATE TRIGGER entry_is_indexed AFTER INSERT ON contentapi_entry BEGIN "
            f"INSERT INTO contentapi_entry_index(rowid, {names}) VALUES (new.id, {new}); END"
        )
        cursor.execute(
            "CREATE TRIGGER entry_leaves_the_index AFTER DELETE ON contentapi_entry BEGIN "
            f"INSERT INTO contentapi_entry_index(contentapi_entry_index, rowid, {names}) "
            f"VALUES ('delete', old.id, {old}); END"
        )
        cursor.execute(
            "CREATE TRIGGER entry_never_changes BEFORE UPDATE ON contentapi_entry BEGIN "
            "SELECT RAISE(ABORT, 'an entry of the index never changes'); END"
        )
    elif vendor == "postgresql":
        weighed = " || ".join(
            f"setweight(to_tsvector('simple', {name}), '{weight}')" for name, weight in zip(TERMS, "ABCD")
        )
        cursor.execute(f"ALTER TABLE contentapi_entry ADD COLUMN terms tsvector GENERATED ALWAYS AS ({weighed}) STORED")
        cursor.execute("CREATE INDEX entry_by_terms ON contentapi_entry USING gin (terms)")
        cursor.execute(
            "CREATE FUNCTION entry_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'an entry of the index never changes' USING ERRCODE = '23514'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER entry_never_changes BEFORE UPDATE ON contentapi_entry FOR EACH ROW "
            "EXECUTE FUNCTION entry_never_changes()"
        )


def remove(cursor, vendor):
    """The index away; the table stays."""
    if vendor == "sqlite":
        for name in ("entry_is_indexed", "entry_leaves_the_index", "entry_never_changes"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute("DROP TABLE IF EXISTS contentapi_entry_index")
    elif vendor == "postgresql":
        cursor.execute("DROP FUNCTION IF EXISTS entry_never_changes() CASCADE")
        cursor.execute("ALTER TABLE contentapi_entry DROP COLUMN IF EXISTS terms")


def forwards(apps, schema_editor):
    """Cost: the bytes of one release at a time; about a thousand releases in ten seconds."""
    import orjson

    from contentapi.core.searching import entries, folded

    with schema_editor.connection.cursor() as cursor:
        install(cursor, schema_editor.connection.vendor)
    Entry, Offer = apps.get_model("contentapi", "Entry"), apps.get_model("contentapi", "Offer")
    for pk in list(Offer.objects.order_by("pk").values_list("pk", flat=True)):
        release, body = Offer.objects.values_list("release_id", "release__body").get(pk=pk)
        said = orjson.loads(bytes(body))
        title, summary = said["title"], said["summary"]
        Offer.objects.filter(pk=pk).update(
            title=title, title_locale=said["title_locale"], summary=summary, folded=folded(f"{title} {summary}")
        )
        Entry.objects.bulk_create(
            Entry(release_id=release, **{name: getattr(entry, name) for name in FIELDS}) for entry in entries(said)
        )


def backwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        remove(cursor, schema_editor.connection.vendor)


def text(**more):
    return models.TextField(**more)


class Migration(migrations.Migration):
    dependencies = [("contentapi", "0005_more_guards")]
    operations = [
        migrations.AddField("offer", "title", text(default=""), preserve_default=False),
        migrations.AddField("offer", "summary", text(blank=True, default=""), preserve_default=False),
        migrations.AddField("offer", "folded", text(blank=True, default=""), preserve_default=False),
        migrations.AddField(
            "offer", "title_locale", models.CharField(max_length=35, default=""), preserve_default=False
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(blank=True, max_length=64)),
                ("guide_title", text()),
                ("guide_title_locale", models.CharField(max_length=35)),
                ("title", text()),
                ("text", text(blank=True)),
                ("heading", text(blank=True)),
                ("exact", text(blank=True)),
                ("stems", text(blank=True)),
                ("context", text(blank=True)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="contentapi.release",
                    ),
                ),
            ],
            options={"verbose_name": "search entry", "verbose_name_plural": "search entries"},
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                fields=("release", "key"), name="one_entry_per_release_and_section"
            ),
        ),
        migrations.RunPython(forwards, backwards),
    ]
