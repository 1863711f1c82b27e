"""What belongs to versions, to be found and read: sections, codes, remarks, reviews, times, open drafts."""

from __future__ import annotations

from django.contrib import admin

from contentapi.admin.desk import Part, Record
from contentapi.models import Entry, Presence, Remark, Review, Schedule, Section, VersionCode


@admin.register(Section)
class SectionAdmin(Part):
    """Sections, to be found and read; they are edited with their version."""

    list_display = ("key", "heading", "version", "kind", "critical", "position")
    list_filter = ("kind", "critical", "version__state")
    list_select_related = ("version__guide",)
    search_fields = ("key", "heading", "markdown", "version__guide__slug")


@admin.register(VersionCode)
class VersionCodeAdmin(Part):
    """Clinical codes, to be found and read."""

    list_display = ("code", "system", "display", "version")
    list_filter = ("system",)
    list_select_related = ("version__guide",)
    search_fields = ("code", "display", "version__guide__slug")


@admin.register(Review)
class ReviewAdmin(Record):
    """Clinicians' words that published versions still hold."""

    list_display = ("version", "reviewed_on", "next_due", "reviewer", "actor", "note")
    list_select_related = ("version__guide", "actor")
    search_fields = ("version__guide__slug", "reviewer", "note")


@admin.register(Schedule)
class ScheduleAdmin(Record):
    """Versions that are to be published at a time; set and called off at the version."""

    list_display = ("version", "publish_at", "actor", "made_at")
    list_select_related = ("version__guide", "actor")
    search_fields = ("version__guide__slug",)


@admin.register(Remark)
class RemarkAdmin(Part):
    """What reviewers wanted mended, open and solved."""

    list_display = ("version", "section_key", "text", "actor", "at", "solved_by", "solved_at")
    list_filter = (("solved_at", admin.EmptyFieldListFilter),)
    list_select_related = ("version__guide", "actor", "solved_by")
    search_fields = ("version__guide__slug", "section_key", "text")


@admin.register(Presence)
class PresenceAdmin(Part):
    """Who had a draft open, and when last."""

    list_display = ("version", "actor", "seen_at")
    list_select_related = ("version__guide", "actor")


@admin.register(Entry)
class EntryAdmin(Part):
    """What the full-text index holds, to be looked into when a search finds what it should not."""

    list_display = ("guide_title", "key", "title", "guide_title_locale")
    search_fields = ("guide_title", "key", "title")
    fields = ("guide_title", "key", "title", "text")
