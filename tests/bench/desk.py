"""Every list of the desk, the matrix, the diff, the forecast and the front page, at a full house.

    python tests/bench/desk.py [--guides 1000] [--locales 12] [--versions 10] [--at DATABASE.sqlite3] [--json]

One guide is made through the services, with its versions, catalogs, files and releases; SQL multiplies it.
`--at` keeps the database, so that a second run measures at once. Prints for each page its seconds (the second
of two loads), how many of them were work of this process, its queries and its kilobytes. Exit 1 when a page
takes a second of work, or more than 40 queries.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
MAX_SECONDS, MAX_QUERIES = 1.0, 40
TAGS = ("ar", "de", "es", "fa", "fr", "hi", "ja", "pt-BR", "ru", "vi", "zh-Hans", "it", "ko", "tr", "pl")
HEAD = """---
slug: house
locale: en
title: A guide of a full house
summary: Made up.
codes: ['ICD-10-CM:M54.5']
---
"""
START = datetime(2026, 1, 1, tzinfo=UTC)
# What belongs to one guide, in the order in which it can be multiplied.
MULTIPLIED = """Guide Version Section VersionCode Segment Placement Catalog Export Upload Target Revision
    UploadEntry Suggestion Release Offer Change AuditEntry"""
UNIQUE = {
    "slug": "{column} || '-' || printf('%05d', k.n)",
    "digest": "printf('%08x', k.n) || substr({column}, 9)",
    "sequence": "{column} + k.n * {stride}",
}


def main() -> int:
    """Make the house, walk through it, print."""
    args = arguments()
    place = Path(args.at) if args.at else Path(tempfile.mkdtemp()) / "desk.sqlite3"
    os.environ |= {"DATABASE_URL": f"sqlite:///{place}", "DJANGO_SETTINGS_MODULE": "contentapi.settings"}
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from contentapi.models import Guide

    if not Guide.objects.exists():
        started = time.perf_counter()
        template(args.versions, TAGS[: args.locales])
        multiply(args.guides)
        print(f"made in {time.perf_counter() - started:.0f} s, {place.stat().st_size / 1e6:.0f} MB")
    print("rows:", ", ".join(f"{name} {count}" for name, count in rows().items()))
    measured = walk()
    if args.json:
        print(json.dumps(measured, indent=1))
    return 1 if report(measured) else 0


def arguments() -> argparse.Namespace:
    """What the shell says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--guides", type=int, default=1000)
    parser.add_argument("--locales", type=int, default=12, choices=range(1, len(TAGS) + 1))
    parser.add_argument("--versions", type=int, default=10)
    parser.add_argument("--at", metavar="FILE")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def template(versions: int, tags: tuple[str, ...]) -> None:
    """One guide through the services: `versions` published, one in review, one approved, catalogs by file."""
    from contentapi.models import Catalog
    from contentapi.services import guides
    from contentapi.services.guides import samples
    from tests import build

    stale = None
    for number in range(versions):
        at = START + timedelta(days=number)
        version = build.make_version(text(number, samples), at=at)
        for tag in tags:
            build.upload(build.filled(build.export(version.guide, tag)), at=at)
            stale = stale or build.filled(build.export(version.guide, tag), {"About risks": "Other words"})
            if number < versions - 1 or tag != tags[0]:
                build.accept(version.guide, tag, at=at)
    build.upload(build.filled(build.export(version.guide, tags[0]), {"About risks": "Risks"}), at=at)
    assert stale is not None
    build.upload(stale, at=START + timedelta(days=versions))
    ready = build.make_version(text(versions, samples), state="approved", at=START + timedelta(days=versions))
    assert ready.state == "approved"
    draft = build.make_draft(text(versions + 1, samples), at=START + timedelta(days=versions + 1))
    guides.submit(draft, by=build.editor(), at=START + timedelta(days=versions + 1))
    assert Catalog.objects.count() == len(tags)


def text(number: int, samples: Any) -> bytes:
    """A guide of 26 texts, two of which are other ones in every version."""
    words = samples._stream("house")
    parts = [HEAD]
    for key, kind, critical in samples.SECTIONS:
        parts.append(f"## About {key} {{#{key} kind={kind}{critical}}}\n")
        parts += [samples._paragraph(words, n) for n in range(3)]
        if key in {"procedure", "risks"}:
            parts.append(f"This is paragraph {number} of {key}; rest for {number + 2} hours.\n")
    return "\n".join(parts).encode()


def multiply(guides: int) -> None:
    """Copy every row of the guide once for each other guide, with its keys moved by a stride of its table."""
    from django.apps import apps
    from django.db import connection, transaction

    models = [apps.get_model("contentapi", name) for name in MULTIPLIED.split()]
    guards = [
        importlib.import_module(f"contentapi.migrations.{path.stem}")
        for path in sorted((ROOT / "contentapi" / "migrations").glob("*guards.py"))
    ]
    strides = {model: top(model) for model in models}
    with transaction.atomic(), connection.cursor() as cursor:
        for guard in guards:
            guard.remove(cursor, "sqlite")
        for model in models:
            cursor.execute(copying(model, strides), [guides - 1])
        for guard in guards:
            guard.install(cursor, "sqlite")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def top(model: Any) -> int:
    """The highest key of a table."""
    last = model.objects.order_by("pk").last()
    return int(last.pk) if last else 0


def copying(model: Any, strides: dict[Any, int]) -> str:
    """The statement that copies a table's rows n times."""
    columns, values = [], []
    for field in model._meta.concrete_fields:
        name, column = field.name, f't."{field.column}"'
        related = field.related_model if field.related_model in strides else None
        columns.append(f'"{field.column}"')
        if field.primary_key or related:
            values.append(f"{column} + k.n * {strides[related or model]}")
        elif name in UNIQUE and (field.unique or name == "digest"):
            values.append(UNIQUE[name].format(column=column, stride=strides[model]))
        else:
            values.append(column)
    return (
        "WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < %s) "
        f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) '
        f'SELECT {", ".join(values)} FROM "{model._meta.db_table}" t, k'
    )


def rows() -> dict[str, int]:
    """How many rows the big tables have."""
    from django.apps import apps

    return {name: apps.get_model("contentapi", name).objects.count() for name in MULTIPLIED.split()}


def walk() -> dict[str, dict[str, float]]:
    """Open every page twice, as somebody who may see all; the second load counts."""
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = ["testserver"]
    chief = User.objects.filter(is_superuser=True).first() or User.objects.create_superuser("chief")
    client = Client()
    client.force_login(chief, "django.contrib.auth.backends.ModelBackend")
    measured = {}
    for name, address in pages().items():
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            wall, work = time.perf_counter(), time.process_time()
            answer = client.get(address)
            wall, work = time.perf_counter() - wall, time.process_time() - work
        assert answer.status_code == 200, (address, answer.status_code)
        size = len(answer.content) / 1000
        slowest = max((float(query["time"]) for query in seen.captured_queries), default=0.0)
        measured[name] = {
            "seconds": wall, "work": work, "queries": len(seen), "kB": size, "slowest query": slowest,
        }  # fmt: skip
    return measured


def pages() -> dict[str, str]:
    """Every list, its search, and the pages with tables of their own."""
    from django.contrib import admin
    from django.urls import reverse

    from contentapi.models import Catalog, Guide, Upload, Version

    found = {"front page": reverse("admin:index")}
    for model in sorted(admin.site._registry, key=lambda one: one._meta.model_name or ""):
        if model._meta.app_label == "contentapi":
            address = reverse(f"admin:contentapi_{model._meta.model_name}_changelist")
            found[f"list {model.__name__}"] = address
            found[f"list {model.__name__}, searched"] = f"{address}?q=house-00042"
            found[f"list {model.__name__}, next page"] = f"{address}?p=2"
    guide = Guide.objects.order_by("pk")[Guide.objects.count() // 2]
    catalog, upload = guide.catalogs.first(), Upload.objects.filter(guide=guide).last()
    assert isinstance(catalog, Catalog)
    assert isinstance(upload, Upload)
    live = guide.versions.get(state="published")
    of = {state: guide.versions.get(state=state) for state in ("approved", "in_review")}
    assert isinstance(live, Version)
    found |= {
        "guide with matrix": reverse("admin:contentapi_guide_change", args=[guide.pk]),
        "version": reverse("admin:contentapi_version_change", args=[live.pk]),
        "forecast": reverse("admin:contentapi_version_act", args=[of["approved"].pk, "publish"]),
        "what approval changes": reverse(
            "admin:contentapi_version_act", args=[of["in_review"].pk, "approve"]
        ),
        "diff": reverse("admin:contentapi_version_compare", args=[live.pk]) + "?with=1",
        "diff in a locale, side by side": reverse("admin:contentapi_version_compare", args=[live.pk])
        + f"?with=1&locale={TAGS[1]}&form=side",
        "preview in a locale": reverse("admin:contentapi_version_preview", args=[of["in_review"].pk])
        + f"?locale={TAGS[1]}",
        "how it reads": reverse("admin:contentapi_version_reading", args=[live.pk]),
        "messages": reverse("admin:contentapi_catalog_messages", args=[catalog.pk]) + "?state=accepted",
        "upload report": reverse("admin:contentapi_upload_change", args=[upload.pk]),
        "guide's audit": reverse("admin:contentapi_auditentry_changelist") + f"?guide__id__exact={guide.pk}",
        "versions in review": reverse("admin:contentapi_version_changelist") + "?state__exact=in_review",
        "withdraw": reverse("admin:contentapi_guide_withdraw", args=[guide.pk]),
    }
    return found


def report(measured: dict[str, dict[str, float]]) -> list[str]:
    """Print the table; the pages that take too long."""
    print(f"{'page':36} {'seconds':>8} {'work':>8} {'queries':>8} {'kB':>8} {'slowest query':>14}")
    slow = []
    for name, one in sorted(measured.items(), key=lambda item: -item[1]["work"]):
        bad = one["work"] > MAX_SECONDS or one["queries"] > MAX_QUERIES
        slow += [name] if bad else []
        print(
            f"{name:36} {one['seconds']:8.3f} {one['work']:8.3f} {one['queries']:8.0f} {one['kB']:8.0f}"
            f" {one['slowest query']:14.3f}{'  <--' if bad else ''}"
        )
    print(f"{len(measured)} pages, {len(slow)} too slow")
    return slow


if __name__ == "__main__":
    sys.exit(main())
