"""Files that came in: their reports, undoing one, accepting what one brought."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api.translating import reviewing
from contentapi.api.translating.described import Described
from contentapi.api.translating.views import Resource, answer, nothing
from contentapi.core.catalog import Fate
from contentapi.core.errors import NotAllowed
from contentapi.models import Upload, UploadEntry
from contentapi.services import catalogs, policy
from contentapi.services.catalogs.judging import SUGGESTING, Report

TOLD = frozenset(fate.value for fate in SUGGESTING)


class UploadResource(Resource):
    """What the resources of one upload share."""

    def upload(self, pk: int, act: str) -> Upload:
        """An upload that the user may see. One that is not there and one that may not be seen are alike."""
        found = (
            Upload.objects.select_related("catalog__guide", "guide", "actor", "undone_by")
            .filter(pk=pk)
            .first()
        )
        if found is None:
            raise nothing()
        if found.catalog is None:
            if found.actor_id != policy.actor(self.user).pk:
                raise nothing()
            return found
        try:
            self.permit("read", found.catalog.locale)
        except NotAllowed:
            raise nothing() from None
        self.permit(act, found.catalog.locale)
        return found


class UploadReport(UploadResource):
    """The report of one upload."""

    operations: ClassVar = {"get": Described("readUpload", "uploads", "Report")}

    def get(self, request: Request, upload: int) -> HttpResponseBase:
        """What became of a file, entry by entry."""
        return answer(stored(self.upload(upload, "read")))


class UploadUndo(UploadResource):
    """Undoing one upload."""

    operations: ClassVar = {"post": Described("undoUpload", "uploads", "Undone", problems=("illegal_move",))}

    def post(self, request: Request, upload: int) -> HttpResponseBase:
        """Take back what a file did, as one act.

        Texts that still stand as the file left them become what they were; what came in between is kept.
        """
        found = self.upload(upload, "write")
        self.body()
        counts = catalogs.undo(found, by=self.user, at=self.now)
        return answer({"upload": found.pk, "status": "undone", **counts})


class UploadAcceptance(UploadResource):
    """Accepting what one upload brought."""

    operations: ClassVar = {
        "post": Described("acceptUpload", "review", "Accepted", problems=("illegal_move",))
    }

    def post(self, request: Request, upload: int) -> HttpResponseBase:
        """Accept what a file brought, as far as it still stands as the file left it."""
        found = self.upload(upload, "accept")
        self.body()
        done = catalogs.reviews.accept_upload(found, by=self.user, at=self.now)
        return answer(reviewing.told(done))


def told(report: Report, name: str, *, dry_run: bool) -> dict[str, Any]:
    """A file's report, as it is answered at once."""
    entries = [e for e in report.entries if e.fate is not Fate.UNCHANGED or e.findings]
    return {
        "upload": report.upload,
        "guide": report.guide,
        "locale": report.locale,
        "path": name,
        "status": report.status,
        "error": None,
        "counts": report.counts,
        "base_known": report.base_known,
        "entries": [{**entry.told(), "line": entry.message.line} for entry in entries],
        "dry_run": dry_run,
    }


def stored(upload: Upload) -> dict[str, Any]:
    """The same of an upload that is in the record."""
    guide = upload.guide.slug if upload.guide else None
    return {
        "upload": upload.pk,
        "guide": guide,
        "locale": upload.catalog.locale if upload.catalog else None,
        "path": upload.name,
        "status": upload.status,
        "error": upload.error,
        "counts": upload.counts,
        "base_known": upload.base_known,
        "entries": [_entry(entry) for entry in upload.entries.order_by("pk").iterator(chunk_size=5_000)],
        "actor": upload.actor.name,
        "at": upload.at,
        "digest": upload.digest,
        "undone_at": upload.undone_at,
        "undone_by": upload.undone_by.name if upload.undone_by else None,
    }


def _entry(entry: UploadEntry) -> dict[str, Any]:
    """The fate of one entry."""
    facts: dict[str, Any] = {
        "msgctxt": entry.context,
        "msgid": entry.source,
        "fate": entry.fate,
        "findings": entry.findings,
        "line": entry.line,
    }
    if entry.fate in TOLD:
        facts |= {"text": entry.text, "current": entry.current}
    return facts
