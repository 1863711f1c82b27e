"""Target texts: the reviewer's page of a catalog, lists with their history, suggestions, segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import Desk, Part, Record, TabularInline, foreign, held, told, user, way
from contentapi.admin.lists.filters import by_guide, by_locale
from contentapi.admin.lists.scope import OwnLocales
from contentapi.core.checks import Finding, Level
from contentapi.core.lifecycle import TargetState
from contentapi.models import Catalog, Export, Override, Placement, Revision, Segment, Suggestion, Target
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row
from contentapi.services import policy
from contentapi.services.catalogs import messages as texts
from contentapi.services.catalogs import reviews, verdicts

ACCEPT, OVERRIDE = "contentapi.accept_target", "contentapi.override_finding"
MAX_ROWS = 500
MAX_TOLD = 20
Seen = Mapping[str, tuple[int, int]]


def accept(request: HttpRequest, catalog: Catalog, *, seen: Seen | None = None) -> None:
    """Accept all that waits in a catalog, or the texts that were seen, as the user; what is left out is told.

    seen   msgctxt → (segment, revision).
    """
    with told(request, catalog):
        contexts: Collection[str] | None = None if seen is None else list(seen)
        done = reviews.accept(catalog, by=user(request), at=timezone.now(), contexts=contexts, seen=seen)
        text = ngettext(
            "%(catalog)s: %(count)d text accepted.", "%(catalog)s: %(count)d texts accepted.", done.count
        )
        messages.success(request, text % {"catalog": catalog, "count": done.count})
        if done.own:
            said = gettext("Your own texts need another reviewer: %(texts)s")
            messages.warning(request, said % {"texts": ", ".join(done.own[:MAX_TOLD])})
        for context, findings in list(done.blocked.items())[:MAX_TOLD]:
            reasons = " ".join(finding.message for finding in findings)
            messages.error(request, f"{context}: {reasons}")


def page(room: Desk, request: HttpRequest, catalog: Catalog) -> HttpResponse:
    """Show the messages in one state; on POST do what the pressed button says, and show them again."""
    if request.method == "POST":
        _act(request, catalog)
        return redirect(request.get_full_path())
    state = request.GET.get("state", TargetState.TRANSLATED.value)
    version = guide_reads.working_version(catalog.guide)
    rows = catalog_reads.rows(version, catalog) if version else []
    chosen = [row for row in rows if row.mine.state.value == state]
    waiting = state == TargetState.TRANSLATED.value
    context = {
        "catalog": catalog,
        "version": version,
        "rows": _judged(catalog, chosen[:MAX_ROWS]),
        "number": len(chosen),
        "state": state,
        "states": list(TargetState),
        "may_accept": waiting and policy.allowed(request.user, ACCEPT, locale=catalog.locale),
        "may_override": waiting and policy.allowed(request.user, OVERRIDE, locale=catalog.locale),
        "dir": way(catalog.locale),
        "source_dir": way(catalog.guide.source_locale),
    }
    title = gettext("Messages of %(catalog)s") % {"catalog": catalog}
    return room.page(request, "catalog/messages.html", title, context)


def _judged(catalog: Catalog, rows: list[Row]) -> list[dict[str, Any]]:
    """Messages with what the checks find in them now."""
    bench = verdicts.bench(catalog)
    judged = []
    for row in rows:
        findings = bench.findings(row, row.target.text) if row.target and row.target.text else ()
        seen = f"{row.context} {row.segment.pk} {row.target.number}" if row.target else ""
        judged.append({"row": row, "findings": findings, "seen": seen, "blocking": _blocking(findings)})
    return judged


def _blocking(findings: tuple[Finding, ...]) -> list[str]:
    """The checks that block, each once."""
    return list(dict.fromkeys(finding.check for finding in findings if finding.level is Level.BLOCKING))


def _act(request: HttpRequest, catalog: Catalog) -> None:
    """Accept, send back or override, by the button that was pressed."""
    overridden = request.POST.get("override")
    if not policy.allowed(request.user, OVERRIDE if overridden else ACCEPT, locale=catalog.locale):
        raise PermissionDenied
    comment = request.POST.get("comment", "")
    seen = dict(one for text in request.POST.getlist("seen") if (one := _seen(text)) is not None)
    if overridden:
        context, _sep, check = overridden.partition(" ")
        with told(request, context):
            texts.override(catalog, context, check, reason=comment, by=user(request), at=timezone.now())
            messages.success(request, gettext("%(text)s: the finding only advises now.") % {"text": context})
    elif "reject" in request.POST:
        _reject(request, catalog, seen, comment)
    else:
        accept(request, catalog, seen=None if "all" in request.POST else seen)


def _reject(request: HttpRequest, catalog: Catalog, seen: Seen, comment: str) -> None:
    """Send texts back to the translators with the reviewer's words."""
    with told(request, catalog):
        done = texts.reject(
            catalog, list(seen), comment=comment, seen=seen, by=user(request), at=timezone.now()
        )
        text = ngettext("%(count)d text sent back.", "%(count)d texts sent back.", len(done.contexts))
        messages.success(request, text % {"count": len(done.contexts)})
        if done.left:
            said = gettext("Moved meanwhile, and left: %(texts)s")
            messages.warning(request, said % {"texts": ", ".join(done.left[:MAX_TOLD])})


def _seen(text: str) -> tuple[str, tuple[int, int]] | None:
    """What a box says that the reviewer saw: `msgctxt segment revision`."""
    context, *numbers = text.split(" ")
    if len(numbers) != 2 or not all(number.isdecimal() and len(number) < 18 for number in numbers):
        return None
    return context, (int(numbers[0]), int(numbers[1]))


class RevisionInline(TabularInline):
    """The history of a target."""

    model = Revision
    fk_name = "target"
    fields = ("number", "act", "text", "state", "author", "accepted_by", "origin", "at", "comment")
    readonly_fields = fields
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """With the names of who did it."""
        return super().get_queryset(request).select_related("author", "accepted_by")

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """History only grows by acts."""
        del request, obj
        return False


@admin.register(Target)
class TargetAdmin(OwnLocales, Record):
    """Target texts with their history."""

    inlines = (RevisionInline,)
    list_display = ("segment", "catalog", "shown_source", "shown_text", "state", "author", "changed_at")
    list_filter = ("state", "origin", by_locale("catalog__locale"), by_guide("catalog__guide"), "changed_at")
    list_select_related = ("segment", "catalog__guide", "author")
    search_fields = ("text", "segment__source", "segment__section_key", "catalog__guide__slug")
    actions = ("accept",)

    @admin.display(description=_("source"))
    def shown_source(self, target: Target) -> SafeString:
        """What it is made for."""
        return foreign(target.segment.source, target.catalog.guide.source_locale, limit=80)

    @admin.display(description=_("text"))
    def shown_text(self, target: Target) -> SafeString:
        """The text in its own direction."""
        return foreign(target.text, target.catalog.locale, limit=80)

    @admin.action(description=_("Accept the chosen texts"), permissions=["accept"])
    def accept(self, request: HttpRequest, queryset: QuerySet[Target]) -> None:
        """Make chosen texts releasable, catalog by catalog."""
        seen: dict[Catalog, dict[str, tuple[int, int]]] = defaultdict(dict)
        for target in queryset.select_related("segment", "catalog__guide"):
            seen[target.catalog][target.segment.context] = (target.segment_id, target.number)
        for catalog, stood in seen.items():
            accept(request, catalog, seen=stood)

    def has_accept_permission(self, request: HttpRequest) -> bool:
        """May accept texts; for which locales, the service asks."""
        return held(request, "accept_target")


@admin.register(Revision)
class RevisionAdmin(OwnLocales, Record):
    """The history of every target."""

    locale_path = "target__catalog__locale"

    list_display = ("at", "act", "target", "state", "author", "accepted_by", "origin")
    list_filter = ("act", "state", "origin", "solo", "at")
    list_select_related = ("target", "author", "accepted_by")
    search_fields = ("text", "author__name")
    ordering = ("-pk",)


@admin.register(Segment)
class SegmentAdmin(Record):
    """Exact source texts under their lasting names."""

    list_display = ("shown_place", "guide", "kind", "source")
    list_filter = ("kind", by_guide())
    list_select_related = ("guide",)
    search_fields = ("source", "section_key", "segment_id", "guide__slug")

    @admin.display(description=_("place"))
    def shown_place(self, segment: Segment) -> str:
        """Its section and its id."""
        return segment.context


@admin.register(Placement)
class PlacementAdmin(Part):
    """Where segments stand in versions."""

    list_display = ("version", "position", "segment", "note")
    list_select_related = ("version__guide", "segment")
    search_fields = ("segment__source", "version__guide__slug")


@admin.register(Export)
class ExportAdmin(OwnLocales, Part):
    """States of catalogs that left as files."""

    list_display = ("digest", "catalog", "version", "catalog_revision")
    list_select_related = ("catalog__guide", "version__guide")
    search_fields = ("digest", "catalog__guide__slug")


@admin.register(Suggestion)
class SuggestionAdmin(OwnLocales, Record):
    """Texts kept beside the current ones; they change nothing until one is taken."""

    actions = ("take", "decline")

    list_display = ("segment", "catalog", "shown_text", "reason", "author", "at", "state")
    list_filter = ("state", "reason", by_locale("catalog__locale"), by_guide("catalog__guide"), "at")
    list_select_related = ("segment", "catalog__guide", "author")
    search_fields = ("text", "segment__source", "catalog__guide__slug")

    @admin.display(description=_("text"))
    def shown_text(self, suggestion: Suggestion) -> SafeString:
        """The text in its own direction."""
        return foreign(suggestion.text, suggestion.catalog.locale, limit=80)

    @admin.action(description=_("Take the chosen suggestions"), permissions=["work"])
    def take(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> None:
        """Make suggestions the working texts; somebody else accepts them."""
        for suggestion in queryset.select_related("segment", "catalog__guide"):
            with told(request, suggestion.segment.context):
                texts.take(suggestion, by=user(request), at=timezone.now())
                messages.success(request, gettext("%(text)s: taken.") % {"text": suggestion.segment.context})

    @admin.action(description=_("Decline the chosen suggestions"), permissions=["work"])
    def decline(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> None:
        """Put suggestions aside."""
        for suggestion in queryset.select_related("segment", "catalog__guide"):
            with told(request, suggestion.segment.context):
                texts.decline(suggestion, by=user(request), at=timezone.now())
                messages.success(
                    request, gettext("%(text)s: declined.") % {"text": suggestion.segment.context}
                )

    def has_work_permission(self, request: HttpRequest) -> bool:
        """May work on texts; for which locales, the service asks."""
        return held(request, "upload_catalog") or held(request, "accept_target")


@admin.register(Override)
class OverrideAdmin(OwnLocales, Record):
    """Blocking findings that a clinician overrode, with the reason. They lapse with the text or the rule."""

    list_display = ("check_id", "segment", "catalog", "reason", "actor", "at")
    list_filter = ("check_id", by_locale("catalog__locale"), by_guide("catalog__guide"), "at")
    list_select_related = ("segment", "catalog__guide", "actor")
    search_fields = ("reason", "segment__source", "catalog__guide__slug", "actor__name")
