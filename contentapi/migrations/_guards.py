"""How the migrations put guards, rules that the database itself keeps, into SQLite and PostgreSQL.

A rule is (name, table without its prefix, event, condition, sentence); `rules(differs)` yields them, where
`differs(columns)` says in the vendor's words that one of the columns changes. Applied migrations made triggers
with this text: it stays as it is, and a change of form gets a function of its own.
"""

APP = "contentapi_"


def install(cursor, vendor, rules):
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


def remove(cursor, vendor, rules):
    """Drop every guard."""
    for name, *_ in rules(lambda columns: "1 = 0"):
        if vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS guard_{name}() CASCADE")
        else:
            cursor.execute(f"DROP TRIGGER IF EXISTS guard_{name}")
