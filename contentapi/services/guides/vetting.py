"""What is to be said of a draft before review, by the rules of `core.reading` and the settings."""

from __future__ import annotations

from django.conf import settings

from contentapi.core.errors import Unready
from contentapi.core.reading import Draft, Finding, Level, Part, lint
from contentapi.core.reading.lint import linked
from contentapi.models import Version
from contentapi.queries import guides as guide_reads


def findings(version: Version) -> tuple[Finding, ...]:
    """Everything the rules say of a version; what stops it comes first.

    Cost: one query, and one more where it links to guides of this service; O(text).
    """
    parts = [Part(s.key, s.kind, s.critical, s.heading, s.markdown) for s in guide_reads.sections(version)]
    slugs = linked(parts, settings.ALLOWED_HOSTS) - {version.guide.slug}
    draft = Draft(
        locale=version.guide.source_locale,
        title=version.title,
        summary=version.summary,
        critical=version.critical,
        parts=parts,
        required=settings.REQUIRED_KINDS,
        slug=version.guide.slug,
        hosts=settings.ALLOWED_HOSTS,
        guides=guide_reads.public_sections(slugs) if slugs else {},
    )
    return lint(draft, stops=settings.LINT_STOPS)


def refuse_unready(version: Version) -> None:
    """Raise Unready when a rule keeps the version from review."""
    stops = [one for one in findings(version) if one.level is Level.STOP]
    if stops:
        told = "; ".join(" ".join(filter(None, [one.rule, one.section, *one.words])) for one in stops)
        raise Unready(
            f"{version} cannot go to review yet: {told}.",
            findings=[{"rule": one.rule, "section": one.section, "words": list(one.words)} for one in stops],
        )
