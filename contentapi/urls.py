"""Where everything is found."""

from __future__ import annotations

from importlib.util import find_spec

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("contentapi.api.urls")),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
]
if find_spec("contentapi.web") and find_spec("contentapi.web.urls"):
    urlpatterns.append(path("", include("contentapi.web.urls")))

handler404 = "contentapi.web.views.not_found"
handler403 = "contentapi.web.views.forbidden"
