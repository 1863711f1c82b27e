"""The usual answer: rows for guides, translations and sections, a query with a prefetch, nested serializers.

The same document as ours, in Django's and DRF's ordinary way and in favour of it: no middleware, no
permission, only the fields that are sent, indexes on what is looked up, connections kept open.
Run as a program it fills its database from a folder of our answers.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, ClassVar

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["*"],
    DEBUG=False,
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["rest_framework"],
    MIDDLEWARE=[],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["BENCH_DATABASE"],
            "CONN_MAX_AGE": None,
        }
    },
    REST_FRAMEWORK={
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "UNAUTHENTICATED_USER": None,
    },
)
django.setup()

from django.db import connection, models  # noqa: E402 - Django must be set up first
from django.urls import path  # noqa: E402
from rest_framework import generics, serializers  # noqa: E402
from rest_framework.generics import get_object_or_404  # noqa: E402

TEXTS = ("title", "summary", "state", "urgency", "published_at", "digest", "dir", "source_locale")
PARTS = ("key", "kind", "locale", "dir", "state", "notice", "title", "html", "markdown", "text", "digest")


class Guide(models.Model):  # noqa: DJ008 - never shown
    """A guide."""

    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        app_label = "bench"


class Translation(models.Model):  # noqa: DJ008 - never shown
    """A guide in one language."""

    guide = models.ForeignKey(Guide, models.CASCADE, related_name="translations")
    locale = models.CharField(max_length=35)
    more = models.JSONField()
    for name in TEXTS:
        locals()[name] = models.TextField(null=True)
    del name

    class Meta:
        app_label = "bench"
        unique_together: ClassVar = [("guide", "locale")]


class Section(models.Model):  # noqa: DJ008 - never shown
    """One section of a translation."""

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="sections")
    position = models.IntegerField()
    critical = models.BooleanField()
    renders_version = models.IntegerField(null=True)
    blocks = models.JSONField()
    for name in PARTS:
        locals()[name] = models.TextField(null=True)
    del name

    class Meta:
        app_label = "bench"
        ordering: ClassVar = ["position"]


class SectionSerializer(serializers.ModelSerializer):
    """A section as it is sent."""

    class Meta:
        model = Section
        fields: ClassVar = ["critical", "renders_version", "blocks", *PARTS]


class GuideSerializer(serializers.ModelSerializer):
    """A guide in one language as it is sent."""

    guide = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    sections = SectionSerializer(many=True, read_only=True)

    class Meta:
        model = Translation
        fields: ClassVar = ["guide", "locale", "more", "sections", *TEXTS]


class GuideView(generics.RetrieveAPIView):
    """GET one guide in one language."""

    serializer_class = GuideSerializer
    queryset = Translation.objects.select_related("guide").prefetch_related("sections")

    def get_object(self) -> Any:
        """By slug and locale."""
        return get_object_or_404(
            self.get_queryset(), guide__slug=self.kwargs["slug"], locale=self.kwargs["lang"]
        )


urlpatterns = [path("api/v1/guides/<slug:slug>/<str:lang>", GuideView.as_view())]


def fill(root: Path) -> None:
    """Store every document of a folder, part by part."""
    with connection.schema_editor() as editor:
        for model in (Guide, Translation, Section):
            editor.create_model(model)
    for file in sorted(root.rglob("*")):
        if not file.is_file():
            continue
        told = json.loads(file.read_bytes())
        guide, _ = Guide.objects.get_or_create(slug=told["guide"])
        rest = {n: v for n, v in told.items() if n not in {*TEXTS, "guide", "locale", "sections"}}
        texts = {name: told[name] for name in TEXTS}
        one = Translation.objects.create(guide=guide, locale=told["locale"], more=rest, **texts)
        Section.objects.bulk_create(
            Section(
                translation=one,
                position=n,
                **{k: part[k] for k in ("critical", "renders_version", "blocks", *PARTS)},
            )
            for n, part in enumerate(told["sections"])
        )


if __name__ == "__main__":
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    fill(Path(sys.argv[1]))
else:
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
