"""Addresses of the pages for people."""

from __future__ import annotations

from django.urls import path

from contentapi.web import translators, views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("guides/<slug:slug>/", views.negotiated, name="negotiated"),
    path("guides/<slug:slug>/<str:lang>/", views.guide, name="guide"),
    path("translate/", translators.desk, name="translate"),
    path("translate/login/", translators.Login.as_view(), name="login"),
    path("translate/logout/", translators.Logout.as_view(), name="logout"),
    path("translate/uploads/<int:pk>/", translators.report, name="report"),
    path("translate/uploads/<int:pk>/undo/", translators.undo, name="undo"),
    path("translate/<slug:slug>/<str:lang>/", translators.catalog, name="catalog"),
    path("translate/<slug:slug>/<str:lang>/po/", translators.download, name="download"),
]
