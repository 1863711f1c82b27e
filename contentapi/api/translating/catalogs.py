"""Catalogs as files: one guide in one locale, out and in, as PO or XLIFF 1.2."""

from __future__ import annotations

import re
from typing import ClassVar

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api import parameters as query
from contentapi.api.translating import bodies, reviewing, uploads
from contentapi.api.translating.bodies import Member
from contentapi.api.translating.described import Described
from contentapi.api.translating.views import PRIVATE, Resource, answer
from contentapi.core.http.conditions import matches
from contentapi.core.interchange.xliff import write_xliff
from contentapi.core.locales import to_posix
from contentapi.core.po import write
from contentapi.services import catalogs

PO, XLIFF = "text/x-gettext-translation", "application/x-xliff+xml"
FORMAT = query.choice("format", ("po", "xliff"), "The file's format.", absent="po")
DRY_RUN = query.choice("dry_run", ("0", "1"), "1: judge the file and store nothing.", absent="0")
MAX_MATCH = 4096
_TAG = re.compile(r'(?:W/)?"([0-9a-f]{64})(?:-xliff)?"')


class CatalogFile(Resource):
    """A catalog as a file."""

    operations: ClassVar = {
        "get": Described(
            "exportCatalog",
            "catalogs",
            parameters=(FORMAT,),
            files=(PO, XLIFF),
            headers={"If-None-Match": "The ETag of the file at hand; 304 when nothing has moved since."},
            problems=("unknown_guide",),
        ),
        "put": Described(
            "importCatalog",
            "catalogs",
            "Report",
            parameters=(FORMAT, DRY_RUN),
            files=(PO, XLIFF),
            takes_file=True,
            headers={
                "If-Match": "The ETag of the export that the file came from: 412 and nothing stored when the "
                "catalog has moved since. Without it the file is merged, compared with its own X-Export."
            },
            problems=(
                "unknown_guide",
                "catalog_refused",
                "too_large",
                "not_text",
                "not_utf8",
                "bad_syntax",
                "bad_quote",
                "bad_escape",
                "duplicate_key",
                "bad_header",
                "bad_plural",
                "bad_xml",
                "address_mismatch",
                "moved",
            ),
        ),
    }

    def get(self, request: Request, slug: str, lang: str) -> HttpResponseBase:
        """The catalog of the version that is worked on; its ETag is the digest of this state.

        The state is remembered, so that the file can be compared with what stands when it comes back.
        """
        locale = self.permit("read", lang)
        guide = self.guide(slug, locale)
        written = catalogs.exports.catalog(guide, locale)
        xliff = self.values["format"] == "xliff"
        tag = f'"{written.header["X-Export"]}{"-xliff" if xliff else ""}"'
        known = request.META.get("HTTP_IF_NONE_MATCH")
        if known is not None and matches(known, tag, weak=True):
            return HttpResponse(status=304, headers={"ETag": tag, **PRIVATE})
        data = write_xliff(written, source_locale=guide.source_locale) if xliff else write(written)
        name = f"guide-{slug}.{to_posix(locale)}.{'xlf' if xliff else 'po'}"
        return HttpResponse(
            data,
            content_type=XLIFF if xliff else f"{PO}; charset=utf-8",
            headers={
                "ETag": tag,
                "Content-Language": locale,
                "Content-Disposition": f'attachment; filename="{name}"',
                **PRIVATE,
            },
        )

    def put(self, request: Request, slug: str, lang: str) -> HttpResponseBase:
        """Take in a file: every entry is compared, checked, and applied or kept as a suggestion; all is told.

        A refused file is a problem with its line; a file with blocking findings is answered with 200 and the
        status `findings`, since all of its other entries were taken.
        """
        locale = self.permit("write", lang)
        self.guide(slug, locale)
        name = f"guide-{slug}.{'xlf' if self.values['format'] == 'xliff' else 'po'}"
        dry_run = self.values["dry_run"] == "1"
        report = catalogs.receive(
            bodies.whole(request, settings.MAX_UPLOAD_BYTES),
            address=catalogs.Address(slug, locale),
            name=name,
            by=self.user,
            at=self.now,
            dry_run=dry_run,
            expected=_expected(request.META.get("HTTP_IF_MATCH")),
        )
        return answer(uploads.told(report, name, dry_run=dry_run))


class CatalogAcceptance(Resource):
    """Accepting texts of a catalog."""

    operations: ClassVar = {
        "post": Described(
            "acceptCatalog",
            "review",
            "Accepted",
            members=(
                Member("section", "string", "Only the texts of this section.", example="risks"),
                Member("contexts", "array", "Only the texts of these msgctxt."),
            ),
            headers={
                "If-Match": "The ETag of the export that you looked at: 412 when the catalog moved since."
            },
            problems=("unknown_guide", "moved"),
        )
    }

    def post(self, request: Request, slug: str, lang: str) -> HttpResponseBase:
        """Accept what waits for a reviewer: all of a catalog, a section, or the texts named.

        Your own texts and those with a blocking finding are left out and told.
        """
        locale = self.permit("accept", lang)
        record = self.record(slug, locale)
        sent = self.body()
        contexts = sent["contexts"]
        if sent["section"] is not None:
            named = reviewing.of_section(record, sent["section"])
            contexts = named if contexts is None else named & set(contexts)
        done = catalogs.reviews.accept(
            record,
            by=self.user,
            at=self.now,
            contexts=None if contexts is None else set(contexts),
            expected=_expected(request.META.get("HTTP_IF_MATCH")),
        )
        return answer(reviewing.told(done))


def _expected(field: str | None) -> frozenset[str] | None:
    """The exports that If-Match names; None when any will do."""
    if field is None or field.strip() == "*":
        return None
    tags = field[:MAX_MATCH].split(",")
    strong = (_TAG.fullmatch(tag.strip()) for tag in tags if not tag.strip().startswith("W/"))
    return frozenset(found[1] for found in strong if found is not None)
