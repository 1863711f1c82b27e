"""Work in progress of one locale is shown to those who work on it, and to the desk's own people."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from contentapi.admin.desk import ModelAdmin
from contentapi.services import policy


class OwnLocales(ModelAdmin):
    """Rows of a catalog. `locale_path` leads to its locale, `actor_path` to whose own rows are shown, too."""

    locale_path = "catalog__locale"
    actor_path = ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Those that the user may read. Cost: at most two queries."""
        rows: QuerySet[Any] = super().get_queryset(request)
        locales = policy.readable(request.user)
        if locales is None:
            return rows
        wanted = Q(**{f"{self.locale_path}__in": locales})
        if self.actor_path:
            wanted |= Q(**{self.actor_path: policy.actor(request.user)})
        return rows.filter(wanted)
