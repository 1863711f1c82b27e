"""A known answer: its header fields, and the decision how to send it. Source: RFC 9110, 9111, 9213, 9875."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import formatdate

from contentapi.core.http.accept import READY_MADE, Encoding, choose_encoding
from contentapi.core.http.conditions import (
    NO_CONDITIONS,
    Conditions,
    precondition,
    range_holds,
    read_range,
)

Fields = tuple[tuple[str, str], ...]

JSON = "application/json"
REPEATED = frozenset(
    {
        "etag",
        "cache-control",
        "vary",
        "content-location",
        "access-control-allow-origin",
        "strict-transport-security",
    }
)
"""Names (lower case) of the fields of a 200 that its 304 repeats, with those that middleware adds."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of an answer before its bytes are.

    digest      names the bytes before any encoding; the entity tag is made of it.
    modified    seconds since 1970, or None: then no dates are told or compared.
    language    of the text, or empty for an answer in no one language.
    negotiated  the locale was chosen from the request's `Accept-Language`.
    by_media    the form was chosen from the request's `Accept`.
    location    of the canonical form, where this is another address for it (`Content-Location`).
    links       complete values of `Link`.
    groups      names by which caches may purge it.
    size        bytes without encoding, where ranges can be asked for.
    """

    digest: str
    modified: int | None = None
    media: str = JSON
    language: str = ""
    negotiated: bool = False
    by_media: bool = False
    location: str = ""
    links: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    max_age: int = 60
    cdn_max_age: int = 60
    encodings: tuple[Encoding, ...] = READY_MADE
    size: int | None = None

    @property
    def dates_go_back(self) -> bool:
        """May a later answer here bear an earlier date? By language; as a file, by what it takes in."""
        return self.negotiated or self.size is not None


@dataclass(frozen=True, slots=True)
class Decision:
    """What to send: 200, 206, 304, 406 (no encoding is acceptable), 412 or 416.

    encoding   which bytes; None where none are sent.
    span       half-open range of those bytes, for a 206.
    """

    status: int
    encoding: Encoding | None
    fields: Fields
    span: tuple[int, int] | None = None


def decide(
    answer: Answer,
    *,
    method: str = "GET",
    accept_encoding: str | None = None,
    asked: Conditions = NO_CONDITIONS,
) -> Decision:
    """Status, bytes and header fields. Cost: no I/O; no parsing where the request has no conditions.

    >>> answer = Answer("abc", max_age=60)
    >>> decide(answer, accept_encoding="gzip").encoding
    <Encoding.GZIP: 'gzip'>
    >>> decide(answer, asked=Conditions(if_none_match='"abc"')).status
    304
    """
    encoding = choose_encoding(accept_encoding, answer.encodings)
    if encoding is None:
        return Decision(406, None, (("Vary", vary(answer)),))
    tag = entity_tag(answer.digest, encoding)
    status = precondition(asked, tag, answer.modified, exact_dates=answer.dates_go_back)
    if status == 304:
        return Decision(304, None, not_modified(answer, encoding))
    if status != 200:
        return Decision(status, None, (("Vary", vary(answer)),))
    if (
        answer.size is not None
        and asked.range
        and method == "GET"
        and range_holds(asked, tag, answer.modified)
    ):
        return _partial(answer, encoding, asked.range, answer.size)
    return Decision(200, encoding, fields(answer, encoding))


def entity_tag(digest: str, encoding: Encoding) -> str:
    """The strong entity tag of one encoding of the bytes. Source: RFC 9110 §8.8.3.3.

    >>> entity_tag("abc", Encoding.IDENTITY), entity_tag("abc", Encoding.GZIP)
    ('"abc"', '"abc-gzip"')
    """
    return f'"{digest}"' if encoding is Encoding.IDENTITY else f'"{digest}-{encoding.value}"'


def fields(answer: Answer, encoding: Encoding) -> Fields:
    """Every header field of a 200 but Content-Length (and Date, which the server adds)."""
    told = [("Content-Type", answer.media)]
    if encoding is not Encoding.IDENTITY:
        told.append(("Content-Encoding", encoding.value))
    told += not_modified(answer, encoding)
    if answer.modified is not None:
        told.append(("Last-Modified", formatdate(answer.modified, usegmt=True)))
    told.append(("CDN-Cache-Control", caching(answer.cdn_max_age)))
    if answer.language:
        told.append(("Content-Language", answer.language))
    if answer.links:
        told.append(("Link", ", ".join(answer.links)))
    if answer.groups:
        told += grouping(answer.groups)
    if answer.size is not None:
        told.append(("Accept-Ranges", "bytes"))
    return tuple(told)


def not_modified(answer: Answer, encoding: Encoding) -> Fields:
    """The fields of a 200 that a 304 repeats: those that RFC 9110 §15.4.5 asks for, and no others.

    What a cache has stored of the rest it keeps; an app on a slow network pays for every byte.
    """
    told = [
        ("ETag", entity_tag(answer.digest, encoding)),
        ("Cache-Control", caching(answer.max_age)),
        ("Vary", vary(answer)),
    ]
    if answer.location:
        told.append(("Content-Location", answer.location))
    return tuple(told)


def grouping(groups: tuple[str, ...]) -> Fields:
    """The names by which caches may purge an answer, as three kinds of caches read them. Source: RFC 9875.

    >>> grouping(("guide-knee",))[2]
    ('Cache-Groups', '"guide-knee"')
    """
    return (
        ("Cache-Tag", ",".join(groups)),
        ("Surrogate-Key", " ".join(groups)),
        ("Cache-Groups", ", ".join(f'"{group}"' for group in groups)),
    )


def vary(answer: Answer) -> str:
    """The request's fields that the answer was chosen by.

    >>> vary(Answer("abc", negotiated=True))
    'Accept-Encoding, Accept-Language'
    """
    names = ("Accept-Encoding", "Accept-Language" * answer.negotiated, "Accept" * answer.by_media)
    return ", ".join(filter(None, names))


def caching(max_age: int) -> str:
    """A Cache-Control that lets a withdrawal bite: short, and never stale.

    >>> caching(60)
    'public, max-age=60, must-revalidate'
    """
    return f"public, max-age={max_age}, must-revalidate"


def link(target: str, **attributes: str) -> str:
    """One value of a `Link` field. Source: RFC 8288.

    >>> link("/api/v1/guides/x/es", rel="alternate", hreflang="es")
    '</api/v1/guides/x/es>; rel="alternate"; hreflang="es"'
    """
    return "; ".join([f"<{target}>", *(f'{name}="{value}"' for name, value in attributes.items())])


def _partial(answer: Answer, encoding: Encoding, wanted: str, size: int) -> Decision:
    """206 with the span, 416 when it lies outside, or the whole for a form that is ignored."""
    try:
        span = read_range(wanted, size)
    except ValueError:
        return Decision(416, None, (("Content-Range", f"bytes */{size}"), ("Accept-Ranges", "bytes")))
    if span is None:
        return Decision(200, encoding, fields(answer, encoding))
    told = (*fields(answer, encoding), ("Content-Range", f"bytes {span[0]}-{span[1] - 1}/{size}"))
    return Decision(206, encoding, told, span)
