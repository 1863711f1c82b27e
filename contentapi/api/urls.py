"""The API's addresses. What does not fit a pattern is not there."""

from __future__ import annotations

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from contentapi.api.documents import Document, DocumentPage, ProblemType, ProblemTypeList
from contentapi.api.public.bundles import Bundle
from contentapi.api.public.feed import Changes, Withdrawals
from contentapi.api.public.guides import (
    GuideForReader,
    GuideInLocale,
    GuideLanguages,
    GuideList,
    GuideSection,
)
from contentapi.api.public.locales import LocaleList
from contentapi.api.public.releases import ReleaseByDigest
from contentapi.api.public.search import Search
from contentapi.api.public.versions import GuideDiff, VersionInLocale, VersionList


class Slug(StringConverter):
    """A guide's slug."""

    regex = "[-a-zA-Z0-9_]{1,80}"


class Key(StringConverter):
    """A section's key or a problem's code."""

    regex = "[-a-zA-Z0-9_]{1,64}"


class Lang(StringConverter):
    """A locale as someone wrote it; resources look it up in our own tables."""

    regex = "[^/]{1,100}"


class Digest(StringConverter):
    """A release's digest."""

    regex = "[0-9a-f]{64}"


class Number:
    """A version's number."""

    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """As written."""
        return str(value)


register_converter(Slug, "guide")
register_converter(Key, "key")
register_converter(Lang, "lang")
register_converter(Digest, "digest")
register_converter(Number, "number")

_GUIDE = "v1/guides/<guide:slug>"

urlpatterns = [
    path("v1/locales", LocaleList.as_view(), name="locales"),
    path("v1/guides", GuideList.as_view(), name="guides"),
    path(_GUIDE, GuideForReader.as_view(), name="guide"),
    path(f"{_GUIDE}/languages", GuideLanguages.as_view(), name="languages"),
    path(f"{_GUIDE}/versions", VersionList.as_view(), name="versions"),
    path(f"{_GUIDE}/versions/<number:number>/<lang:lang>", VersionInLocale.as_view(), name="version"),
    path(f"{_GUIDE}/diff", GuideDiff.as_view(), name="diff"),
    path(f"{_GUIDE}/<lang:lang>", GuideInLocale.as_view(), name="guide-in-locale"),
    path(f"{_GUIDE}/<lang:lang>/sections/<key:key>", GuideSection.as_view(), name="section"),
    path("v1/releases/<digest:digest>", ReleaseByDigest.as_view(), name="release"),
    path("v1/changes", Changes.as_view(), name="changes"),
    path("v1/withdrawals", Withdrawals.as_view(), name="withdrawals"),
    path("v1/bundles/<lang:lang>", Bundle.as_view(), name="bundle"),
    path("v1/search", Search.as_view(), name="search"),
    path("v1/", include("contentapi.api.translating.urls")),
    path("v1/problems", ProblemTypeList.as_view(), name="problems"),
    path("v1/problems/<key:code>", ProblemType.as_view(), name="problem"),
    path("v1/openapi.json", Document.as_view(), name="document"),
    path("docs/", DocumentPage.as_view(), name="document-page"),
]
