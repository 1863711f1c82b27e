"""Every table has a list, a page and a fixed price."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contentapi import models
from contentapi.admin.lists.filters import MAX_GUIDES
from contentapi.core.errors import CatalogRefused
from contentapi.models import Guide, Substitute, Term
from contentapi.services import guides
from tests import build

pytestmark = pytest.mark.django_db
OURS = [getattr(models, name) for name in models.__all__]
NEVER_BY_HAND = [
    models.AuditEntry,
    models.Change,
    models.Export,
    models.FeedHead,
    models.Offer,
    models.Placement,
    models.Release,
    models.Revision,
    models.Segment,
    models.Suggestion,
    models.Target,
    models.UploadEntry,
    models.Withdrawal,
    models.Catalog,
    models.Section,
    models.VersionCode,
    models.Presence,
    models.Remark,
    models.Review,
    models.Schedule,
]


def fill(slug: str) -> None:
    """A guide with a translation, a refused and an applied upload, and a suggestion."""
    text = build.guide_text(slug, title=f"About {slug}").replace(
        b"summary:", b"codes: ['ICD-10-CM:M54.5']\nsummary:"
    )
    version = build.make_version(text)
    stale = build.filled(build.export(version.guide, "es"), {"Risks": "Peligros"})
    build.translate(version.guide, "es")
    build.upload(stale, at=build.later(1))
    with contextlib.suppress(CatalogRefused):
        build.upload(b"\xff", by=build.translator(), address=(slug, "es"))
    term = Term.objects.create(name=f"term {slug}")
    term.renderings.create(locale="es", text=f"término {slug}")
    Substitute.objects.create(wanted=f"x-{slug}"[:30], served="es")


@pytest.fixture
def filled(db: None) -> None:
    for number in range(2):
        fill(f"guide-{number}")


def test_every_table_of_ours_is_on_the_desk():
    assert [model for model in OURS if not admin.site.is_registered(model)] == []


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_a_list_costs_the_same_however_long_it_is(model, chief, filled):
    address = reverse(f"admin:contentapi_{model._meta.model_name}_changelist")
    assert chief.get(address).status_code == 200
    few = queries(chief, address)
    for number in range(2, 6):
        fill(f"guide-{number}")
    assert queries(chief, address) <= few <= 24


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_a_list_can_be_searched(model, chief, filled):
    address = reverse(f"admin:contentapi_{model._meta.model_name}_changelist")
    answer = chief.get(address, {"q": "guide-1 ' \" % ٣"})
    assert answer.status_code == 200


def test_a_search_finds_by_fields_of_other_tables_and_nothing_twice(chief, filled):
    found = {
        ("guide", "guide-1"): ["guide-1"],
        ("guide", "about guide-1 M54.5"): ["guide-1"],
        ("guide", "'About guide' M99"): [],
        ("target", "risks guide-1 infection"): ["guide-1"],
        ("version", '"About guide-0"'): ["guide-0"],
    }
    for (name, words), slugs in found.items():
        answer = chief.get(reverse(f"admin:contentapi_{name}_changelist"), {"q": words})
        rows = list(answer.context["cl"].result_list)
        assert len({row.pk for row in rows}) == len(rows)
        named = {str(getattr(row, "catalog", row)).split()[0] for row in rows}
        assert sorted(named) == slugs, (name, words)


def test_a_release_is_found_by_the_digits_that_its_list_shows(chief, filled):
    release = models.Release.objects.latest("pk")
    address = reverse("admin:contentapi_release_changelist")
    answer = chief.get(address, {"q": release.digest[:12]})
    assert [row.pk for row in answer.context["cl"].result_list] == [release.pk]


def test_many_guides_are_searched_for_and_not_listed_as_choices(chief, filled):
    address = reverse("admin:contentapi_catalog_changelist")
    assert "By guide" in chief.get(address).content.decode()
    for number in range(MAX_GUIDES):
        Guide.objects.create(slug=f"more-{number}", source_locale="en", created_at=build.NOON)
    assert "By guide" not in chief.get(address).content.decode()
    guide = Guide.objects.get(slug="guide-1")
    chosen = chief.get(address, {"guide__id__exact": guide.pk})
    assert [row.guide.slug for row in chosen.context["cl"].result_list] == ["guide-1"]
    assert "By guide" in chosen.content.decode()
    for junk in ("x", "9" * 30, "٣"):
        assert chief.get(address, {"guide__id__exact": junk}, follow=True).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_a_record_has_a_page(model, chief, filled):
    row = model.objects.first()
    if row is None:
        row = rare(model)
    assert (
        chief.get(reverse(f"admin:contentapi_{model._meta.model_name}_change", args=[row.pk])).status_code
        == 200
    )


@pytest.mark.parametrize("model", NEVER_BY_HAND, ids=lambda m: m.__name__)
def test_what_acts_write_is_written_by_no_form(model, chief, filled):
    name = f"admin:contentapi_{model._meta.model_name}"
    before = list(model.objects.order_by("pk").values())
    assert chief.post(reverse(f"{name}_add"), {}).status_code == 403
    row = model.objects.first()
    if row is not None:
        assert chief.post(reverse(f"{name}_change", args=[row.pk]), {"text": "x"}).status_code == 403
        assert chief.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [1, 2], "post": "yes"}
    chief.post(reverse(f"{name}_changelist"), chosen)
    assert list(model.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    "model", [models.Guide, models.Version, models.Upload, models.Actor], ids=lambda m: m.__name__
)
def test_content_is_never_deleted_at_the_desk(model, chief, filled):
    name = f"admin:contentapi_{model._meta.model_name}"
    row = model.objects.first()
    assert chief.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_an_auditor_reads_everything_and_changes_nothing(at_desk, filled):
    client = at_desk("auditor", "Auditor")
    for model in (
        models.Guide,
        models.Version,
        models.Release,
        models.AuditEntry,
        models.Target,
        models.Term,
    ):
        name = f"admin:contentapi_{model._meta.model_name}"
        row = model.objects.first()
        assert client.get(reverse(f"{name}_changelist")).status_code == 200
        assert client.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
        assert client.post(reverse(f"{name}_change", args=[row.pk]), {"title": "x"}).status_code == 403


def test_somebody_who_is_not_of_the_desk_is_asked_to_sign_in(client, filled):
    user = User.objects.create_user("stranger")
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    for name in ("guide", "version", "release"):
        answer = client.get(reverse(f"admin:contentapi_{name}_changelist"))
        assert (answer.status_code, "login" in answer.url) == (302, True)


def test_the_front_page_tells_what_waits(at_desk):
    build.make_version(build.guide_text("waiting"), state="in_review")
    told = at_desk("doctor", "Clinical reviewer").get(reverse("admin:index")).content.decode()
    assert "wait for clinical review" in told
    assert (
        "wait for clinical review"
        not in at_desk("writer", "Editor").get(reverse("admin:index")).content.decode()
    )


def test_a_change_of_the_glossary_is_written_down(chief):
    form = {
        "name": "steroid",
        "source_locale": "EN",
        "variants": "corticosteroid\nsteroids\nsteroids",
        "warning": "",
        "renderings-TOTAL_FORMS": "1",
        "renderings-INITIAL_FORMS": "0",
        "renderings-0-locale": "es-mx",
        "renderings-0-text": "esteroide",
        "renderings-0-use": "required",
    }
    assert chief.post(reverse("admin:contentapi_term_add"), form).status_code == 302
    term = Term.objects.get()
    assert (term.source_locale, term.variants) == ("en", ["corticosteroid", "steroids"])
    assert term.renderings.get().locale == "es-MX"
    entry = models.AuditEntry.objects.get(act="add_term")
    assert (entry.actor.name, entry.detail["what"]) == ("chief", "steroid")


def test_a_tag_that_is_no_language_is_refused_by_the_form(chief):
    answer = chief.post(
        reverse("admin:contentapi_substitute_add"), {"wanted": "qqq-!", "served": "es", "position": 1}
    )
    assert answer.status_code == 200
    assert not Substitute.objects.exists()


def test_history_leads_to_the_audit(chief):
    version = build.make_version()
    answer = chief.get(reverse("admin:contentapi_version_history", args=[version.pk]), follow=True)
    assert answer.status_code == 200
    assert b"publish" in answer.content


def rare(model: Any) -> Any:
    """A row of a table that `fill` leaves empty."""
    catalog = models.Catalog.objects.first()
    actor = models.Actor.objects.first()
    facts: dict[Any, dict[str, Any]] = {
        models.Withdrawal: {"guide": catalog.guide, "reason": "wrong", "at": build.NOON, "actor": actor},
        models.Override: {
            "catalog": catalog,
            "segment": models.Segment.objects.first(),
            "check_id": "numbers",
            "rule_version": 1,
            "reason": "right",
            "actor": actor,
            "at": build.NOON,
        },
        models.ApiToken: {
            "user": build.editor(),
            "name": "a program",
            "prefix": "abc",
            "created_at": build.NOON,
            "expires_at": build.later(9),
        },
    }
    version = models.Version.objects.first()
    facts |= {
        models.Presence: {"version": version, "actor": actor, "seen_at": build.NOON},
        models.Remark: {"version": version, "text": "mend it", "actor": actor, "at": build.NOON},
        models.Review: {
            "version": version,
            "reviewed_on": build.NOON.date(),
            "next_due": build.later(9999).date(),
            "reviewer": "A. Reviewer",
            "actor": actor,
            "at": build.NOON,
        },
    }
    if model is models.Schedule:
        version, now = build.make_version(build.guide_text("to-come"), state="approved"), timezone.now()
        return guides.schedule(version, now + timedelta(days=1), by=build.publisher(), at=now)
    return model.objects.create(**facts[model])


def queries(client: Client, address: str) -> int:
    """How many queries a GET costs."""
    with CaptureQueriesContext(connection) as seen:
        answer: Any = client.get(address)
    assert answer.status_code == 200
    return len(seen)
