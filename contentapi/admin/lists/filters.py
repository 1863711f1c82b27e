"""Filters whose choices cost the same however many rows the list has."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contentapi.models import Catalog, Guide

MAX_GUIDES = 40


class _Exact(admin.SimpleListFilter):
    """Rows whose field says exactly what is chosen."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those rows; all while nothing is chosen."""
        del request
        return queryset.filter(**{self.parameter_name or "": self.value()}) if self.value() else queryset


class _Guides(_Exact):
    """The guides there are, or, where they are too many for a list, the one that is chosen."""

    title = _("guide")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        """At most MAX_GUIDES. Cost: one query, or two."""
        del request, model_admin
        guides = Guide.objects.order_by("slug").values_list("pk", "slug")
        found = list(guides[: MAX_GUIDES + 1])
        if len(found) <= MAX_GUIDES:
            return found
        chosen = self.value() or ""
        return list(guides.filter(pk=chosen)) if chosen.isdecimal() and len(chosen) < 18 else []


class _Locales(_Exact):
    """The locales that guides are written in or translated into."""

    title = _("locale")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        """Every tag. Cost: two queries of narrow indexes."""
        del request, model_admin
        tags = {*Catalog.objects.order_by().values_list("locale", flat=True).distinct()}
        tags |= {*Guide.objects.order_by().values_list("source_locale", flat=True).distinct()}
        return [(tag, tag) for tag in sorted(tags)]


def by_guide(path: str = "guide") -> type[_Guides]:
    """A filter of a list by the guide to which `path` leads."""
    return type("GuideFilter", (_Guides,), {"parameter_name": f"{path}__id__exact"})


def by_locale(path: str = "locale") -> type[_Locales]:
    """A filter of a list by the locale to which `path` leads."""
    return type("LocaleFilter", (_Locales,), {"parameter_name": f"{path}__exact"})
