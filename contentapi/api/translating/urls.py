"""The addresses of the translators' API. What does not fit a pattern is not there."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import IntConverter, StringConverter

from contentapi.api.translating.catalogs import CatalogAcceptance, CatalogFile
from contentapi.api.translating.memory import Glossary, Matches
from contentapi.api.translating.messages import MessageDetail, MessageList
from contentapi.api.translating.reviewing import (
    MessageAcceptance,
    MessageOverride,
    MessageRejection,
    SuggestionDeclining,
    SuggestionTaking,
)
from contentapi.api.translating.uploads import UploadAcceptance, UploadReport, UploadUndo


class Tag(StringConverter):
    """A locale as someone wrote it."""

    regex = "[^/]{1,100}"


class Row(IntConverter):
    """The number of a row that is told to users."""

    regex = "[1-9][0-9]{0,17}"


class Name(StringConverter):
    """A message's name: guide:locale:section:segment."""

    regex = "[^/]{7,300}"


register_converter(Tag, "tag")
register_converter(Row, "row")
register_converter(Name, "message")

_CATALOG = "catalogs/<slug:slug>/<tag:lang>"
_MESSAGE = "messages/<message:name>"
_SUGGESTION = f"{_MESSAGE}/suggestions/<row:suggestion>"

urlpatterns = [
    path(_CATALOG, CatalogFile.as_view(), name="catalog-file"),
    path(f"{_CATALOG}/accept", CatalogAcceptance.as_view(), name="catalog-acceptance"),
    path("uploads/<row:upload>", UploadReport.as_view(), name="upload"),
    path("uploads/<row:upload>/undo", UploadUndo.as_view(), name="upload-undo"),
    path("uploads/<row:upload>/accept", UploadAcceptance.as_view(), name="upload-acceptance"),
    path("messages", MessageList.as_view(), name="messages"),
    path(_MESSAGE, MessageDetail.as_view(), name="message"),
    path(f"{_MESSAGE}/accept", MessageAcceptance.as_view(), name="message-acceptance"),
    path(f"{_MESSAGE}/reject", MessageRejection.as_view(), name="message-rejection"),
    path(f"{_MESSAGE}/override", MessageOverride.as_view(), name="message-override"),
    path(f"{_SUGGESTION}/take", SuggestionTaking.as_view(), name="suggestion-taking"),
    path(f"{_SUGGESTION}/decline", SuggestionDeclining.as_view(), name="suggestion-declining"),
    path("memory", Matches.as_view(), name="memory"),
    path("glossary", Glossary.as_view(), name="glossary"),
]
