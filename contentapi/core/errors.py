"""Everything that can be refused, as one tree of exceptions with stable codes.

A message says what is wrong, where (line, column, key) and what to do. Edges translate: the API to
problem+json, the admin to messages, commands to one line on stderr and an exit code. Findings of
checks are values, not exceptions.
"""

from __future__ import annotations

from typing import Any, ClassVar


class ContentError(Exception):
    """The root. `code` is stable and documented; `facts` are extra members for machines.

    line, column   1-based place in the file that was sent, when there is one.
    key            message key, section key or field name, when there is one.
    """

    code: ClassVar[str] = "content_error"
    status: ClassVar[int] = 400

    def __init__(
        self,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        key: str | None = None,
        **facts: Any,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.message}"


class BadRequest(ContentError):
    """A value of a request or an option cannot be used."""

    code = "bad_request"


class UnknownParameter(BadRequest):
    """A query parameter that this path does not know."""

    code = "unknown_parameter"


class BadParameter(BadRequest):
    """A known parameter with a value out of its form or limits."""

    code = "bad_parameter"


class BadLocale(BadParameter):
    """Not a BCP 47 tag that this service knows."""

    code = "bad_locale"


class BadCursor(BadParameter):
    """A cursor that this service did not write, or not for this list."""

    code = "bad_cursor"


class CursorGone(ContentError):
    """A cursor too old, or of another installation: start again."""

    code = "cursor_gone"
    status = 410


class NotFound(ContentError):
    """There is nothing of that name, or nothing that may be told of."""

    code = "not_found"
    status = 404


class UnknownGuide(NotFound):
    """No guide of that slug is published (or known, for a command)."""

    code = "unknown_guide"


class UnknownVersion(NotFound):
    """The guide has no such version."""

    code = "unknown_version"


class UnknownUser(NotFound):
    """No user of that name."""

    code = "unknown_user"


class UnknownFile(NotFound):
    """A path that is not there or cannot be read or written."""

    code = "unknown_file"


class LocaleNotAvailable(NotFound):
    """The guide is published, but not in that locale."""

    code = "locale_not_available"


class NotAcceptable(ContentError):
    """No representation of the asked media type."""

    code = "not_acceptable"
    status = 406


class GuideWithdrawn(ContentError):
    """The guide was pulled for cause; facts carry reason, withdrawn_at, replacement, notice."""

    code = "guide_withdrawn"
    status = 410


class NotAuthenticated(ContentError):
    """Who asks is not known."""

    code = "not_authenticated"
    status = 401


class NotAllowed(ContentError):
    """Who asks lacks the permission, or is the one person who may not do this."""

    code = "not_allowed"
    status = 403


class SecondPersonNeeded(NotAllowed):
    """The author of a text cannot be the one who accepts or approves it."""

    code = "second_person_needed"


class IllegalMove(ContentError):
    """A step that the state does not allow."""

    code = "illegal_move"
    status = 409


class Moved(ContentError):
    """Compare-and-set failed: the record moved since it was read. Facts carry the current text."""

    code = "moved"
    status = 412


class Blocked(ContentError):
    """A blocking finding stands against the act; facts carry the findings."""

    code = "blocked"
    status = 409


class Unready(Blocked):
    """A draft that breaks a rule which keeps it from review; facts carry the findings."""

    code = "unready"


class Busy(ContentError):
    """The database is locked or away; nothing was changed; try again."""

    code = "busy"
    status = 503


class TooManyRequests(ContentError):
    """Over the limit of this caller."""

    code = "too_many_requests"
    status = 429


class BadGuide(ContentError):
    """A guide file or a section's Markdown that cannot be taken in."""

    code = "bad_guide"


class BadFrontMatter(BadGuide):
    """The front matter is missing, not YAML, or a field is wrong."""

    code = "bad_front_matter"


class BadSection(BadGuide):
    """A section heading without a key, a doubled key, an unknown kind."""

    code = "bad_section"


class UnsupportedConstruct(BadGuide):
    """Markdown that cannot be translated segment by segment and rebuilt; never dropped silently."""

    code = "unsupported_construct"


class CatalogRefused(ContentError):
    """A PO (or XLIFF) file refused whole: nothing of it was stored but this refusal."""

    code = "catalog_refused"


class TooLarge(CatalogRefused):
    """More bytes or messages than the limits allow."""

    code = "too_large"
    status = 413


class NotText(CatalogRefused):
    """Compressed, binary, empty, or with NUL or control characters."""

    code = "not_text"


class NotUtf8(CatalogRefused):
    """Bytes that are not UTF-8, or a header that names another charset."""

    code = "not_utf8"


class BadSyntax(CatalogRefused):
    """A line that is not gettext's grammar."""

    code = "bad_syntax"


class BadQuote(BadSyntax):
    """A string that does not end on its line, or text after its end."""

    code = "bad_quote"


class BadEscape(BadSyntax):
    """A backslash followed by something that is no escape."""

    code = "bad_escape"


class DuplicateKey(CatalogRefused):
    """The same message key twice."""

    code = "duplicate_key"


class BadHeader(CatalogRefused):
    """The header is missing, doubled, or a field is malformed."""

    code = "bad_header"


class BadPlural(CatalogRefused):
    """A plural rule that does not evaluate, or forms that do not fit it."""

    code = "bad_plural"


class AddressMismatch(CatalogRefused):
    """The header's Language or X-Guide disagrees with where the file was sent or lies."""

    code = "address_mismatch"


class BadXml(CatalogRefused):
    """An XLIFF, TMX or TBX file that is not well-formed, or carries a DTD or entities."""

    code = "bad_xml"


class BadTerms(CatalogRefused):
    """A glossary file (CSV or TBX) with a header, a row or a term that is not of the form."""

    code = "bad_terms"
