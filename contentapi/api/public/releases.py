"""Releases by their digest."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api.conditional import answer
from contentapi.api.schema import Operation
from contentapi.api.views import Resource, about
from contentapi.core.http import Answer
from contentapi.queries import releases
from contentapi.queries.releases import Shelf


class ReleaseByDigest(Resource):
    """The bytes of that digest, for as long as the guide is not withdrawn.

    The digest is the SHA-256 of the bytes without their last member, `,"digest":"…"`.
    """

    operation = Operation("readRelease", "versions", "Guide", ("not_found", "guide_withdrawn"))

    def get(self, request: Request, digest: str) -> HttpResponseBase:
        """Cost: two queries, one for a 304."""
        slug, shown = releases.by_digest(digest)
        known = Answer(**about(Shelf(slug, "", {}), shown, past=True))
        return answer(request, known, lambda encoding: releases.content(slug, shown.pk, encoding))
