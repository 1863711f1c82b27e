"""Every kind of stored fact that can be proved is told when somebody changes it behind the product's back."""

from __future__ import annotations

import pytest
from django.db import connection

from contentapi.queries import proofs
from contentapi.services import guides
from contentapi.services.guides import proving
from tests import build

pytestmark = pytest.mark.django_db

RELEASE = "UPDATE contentapi_release SET {} WHERE locale = 'es'"
OFFER = "UPDATE contentapi_offer SET {} WHERE locale = 'es'"
TARGET = "UPDATE contentapi_target SET {} WHERE id = (SELECT max(id) FROM contentapi_target)"
ACCEPTANCE = "UPDATE contentapi_revision SET {} WHERE id = (SELECT max(accepted_id) FROM contentapi_target)"
VERSION = "UPDATE contentapi_version SET {} WHERE number = 2"
LIES = {
    "a state": (RELEASE.format("state = 'outdated'"), "the record says"),
    "a locale": (RELEASE.format("locale = 'ca'"), "the record says"),
    "facts": (RELEASE.format("facts = '{}'"), "the fact 'title'"),
    "parts": (RELEASE.format("parts = '{}'"), "the parts are not the sections"),
    "a time of building": (RELEASE.format("built_at = '2020-01-01 00:00:00'"), "the release was built"),
    "a time of offering": (OFFER.format("since = '2020-01-01 00:00:00'"), "the release was built"),
    "a title in lists": (OFFER.format("title = 'x'"), "is not what its release says"),
    "an offer gone": ("DELETE FROM contentapi_offer WHERE locale = 'es'", "is not what is offered"),
    "a change gone": ("DELETE FROM contentapi_change WHERE sequence = 2", "changes were drawn"),
    "the last change gone": (
        "DELETE FROM contentapi_change WHERE sequence = (SELECT max(sequence) FROM contentapi_change)",
        "the head says",
    ),
    "a change's time": ("UPDATE contentapi_change SET at = '2020-01-01 00:00:00'", "is not of what it names"),
    "a head ahead": ("UPDATE contentapi_feedhead SET last = last + 1", "the head says"),
    "a row of search": ("DELETE FROM contentapi_entry", "search:"),
    "a source": ("UPDATE contentapi_segment SET source = source || 'x'", "does not have its digest"),
    "an accepted text": (TARGET.format("text = 'x'"), "not the last step"),
    "a state of a text": (TARGET.format("state = 'fuzzy'"), "not the last step"),
    "an author": (TARGET.format("author_id = author_id + 1"), "not the last step"),
    "a lost acceptance": (TARGET.format("state = 'fuzzy', accepted_id = NULL"), "acceptance is lost"),
    "a number": (TARGET.format("number = 77"), "history lacks a step"),
    "a step gone": ("DELETE FROM contentapi_revision WHERE number = 1", "history lacks a step"),
    "an acceptance that is none": (ACCEPTANCE.format("state = 'translated'"), "no acceptance"),
    "an acceptance by nobody": (ACCEPTANCE.format("accepted_by_id = NULL"), "accepted by nobody"),
    "an acceptance by the author": (ACCEPTANCE.format("accepted_by_id = author_id"), "its own author"),
    "an approval by the author": (VERSION.format("approved_by_id = written_by_id"), "one of its authors"),
    "no approval": (VERSION.format("approved_by_id = NULL"), "nobody approved it"),
    "a version taken back": (VERSION.format("state = 'superseded'"), "neither published nor withdrawn"),
    "a version hidden": (
        "UPDATE contentapi_version SET state = 'draft' WHERE number = 1",
        "not public, but it was released",
    ),
    "a time of publication": (VERSION.format("published_at = '2020-01-01 00:00:00'"), "published at"),
    "a title": (VERSION.format("title = 'x'"), "title and summary"),
    "a text": (
        "UPDATE contentapi_section SET markdown = markdown || ' x' WHERE key = 'risks'",
        "are not those of its text",
    ),
    "a critical section": (
        "UPDATE contentapi_section SET critical = FALSE",
        "does not say what the record says",
    ),
    "a publication unknown": (
        "DELETE FROM contentapi_auditentry WHERE act = 'publish'",
        "the audit knows of no publication",
    ),
    "an upload unknown": ("DELETE FROM contentapi_auditentry WHERE act = 'upload'", "does not know of it"),
}


def faults() -> list[str]:
    """All that is told."""
    return [*proofs.releases(every=True), *proofs.promises(), *proving.recomposed()]


@pytest.fixture
def unguarded():
    """Two versions in two languages, in a database without its guards."""
    guide = build.make_version().guide
    build.translate(guide, "es")
    text = build.guide_text(overview="You get a small injection into your knee.")
    version = build.make_version(text, state="approved", at=build.later(1))
    build.translate(guide, "es", {"You get a small injection into your knee.": "Recibe una inyección."})
    guides.publish(version, by=build.publisher(), at=build.later(2))
    assert faults() == []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            yield from _off_sqlite(cursor)
        else:
            _off_postgresql(cursor)
            yield


def _off_sqlite(cursor):
    """Triggers are dropped, constraints not looked at until the test is over."""
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE '%index%'")
    for (name,) in cursor.fetchall():
        cursor.execute(f'DROP TRIGGER "{name}"')
    cursor.execute("PRAGMA ignore_check_constraints = 1")
    yield
    cursor.execute("PRAGMA ignore_check_constraints = 0")


def _off_postgresql(cursor):
    """Triggers and foreign keys rest, constraints are dropped: all of it for this transaction."""
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(
        "SELECT conrelid::regclass, conname FROM pg_constraint"
        " WHERE contype = 'c' AND conrelid::regclass::text LIKE 'contentapi_%'"
    )
    for table, name in cursor.fetchall():
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    cursor.execute("SET LOCAL session_replication_role = replica")


@pytest.mark.parametrize("what", LIES)
def test_a_changed_fact_is_told(unguarded, what):
    lie, told = LIES[what]
    with connection.cursor() as cursor:
        cursor.execute(lie)
        assert cursor.rowcount > 0
    assert any(told in fault for fault in faults()), faults()


def test_an_accepted_text_rewritten_with_its_history_is_told(unguarded):
    with connection.cursor() as cursor:
        cursor.execute(ACCEPTANCE.format("text = 'x'"))
        cursor.execute(TARGET.format("text = 'x'"))
    assert any("does not say what the record says" in f or "title, summary" in f for f in faults())
