"""Content negotiation by weights: encodings and media types. Languages are `core.negotiation`'s."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from sys import intern

MAX_FIELD = 4096
"""Characters of a request's header field that are looked at; what is longer counts as absent."""

_QUALITY = re.compile(r"(?:0?\.[0-9]{1,3}|0\.?|1(?:\.0{0,3})?)")


class Encoding(StrEnum):
    """A content coding; the values are its names in header fields, best first."""

    BR = "br"
    ZSTD = "zstd"
    GZIP = "gzip"
    IDENTITY = "identity"


READY_MADE = tuple(Encoding)
PLAIN = (Encoding.IDENTITY,)


@lru_cache(maxsize=1024)
def choose_encoding(field: str | None, available: tuple[Encoding, ...] = READY_MADE) -> Encoding | None:
    """The best acceptable encoding, or None. Source: RFC 9110 §12.5.3. Cached.

    field  `Accept-Encoding`; None when absent (then no encoding is used).

    Of equally welcome ones the smallest wins; identity comes last unless it was given the higher weight.

    >>> choose_encoding("gzip, br;q=0.8"), choose_encoding("*;q=0"), choose_encoding("zstd;q=0, br;q=0, *")
    (<Encoding.GZIP: 'gzip'>, None, <Encoding.GZIP: 'gzip'>)
    """
    return next((one for one in _ranked(field) if one in available), None)


@lru_cache(maxsize=1024)
def welcome(field: str | None) -> str:
    """One name for all fields that choose alike, whatever there is to choose from. Cached.

    >>> welcome("gzip, deflate, br"), welcome("gzip;q=0.9,br"), welcome(None), welcome("*;q=0")
    ('br gzip identity', 'br gzip identity', 'identity', '')
    """
    return intern(" ".join(_ranked(field)))


def _ranked(field: str | None) -> list[Encoding]:
    """The acceptable encodings, best first. Identity comes last where it is not named."""
    weights = weighted(field) if field is not None and len(field) <= MAX_FIELD else {}
    if "x-gzip" in weights:
        weights.setdefault("gzip", weights["x-gzip"])
    found = {encoding: weights.get(encoding.value, weights.get("*", 0.0)) for encoding in READY_MADE}
    if Encoding.IDENTITY.value not in weights and weights.get("*") != 0.0:
        found[Encoding.IDENTITY] = 0.0001
    return sorted((one for one in READY_MADE if found[one]), key=lambda one: -found[one])


def weighted(field: str) -> dict[str, float]:
    """A list with quality values as name (lower case) → weight; malformed members are left out.

    Parameters other than `q` are ignored. Of a name given twice the first counts. A weight may lack its
    nought: old Java asks for "*; q=.2" unless it is told otherwise.

    >>> weighted("gzip;q=0.5, BR, x;q=high")
    {'gzip': 0.5, 'br': 1.0}
    """
    found: dict[str, float] = {}
    for member in field.split(","):
        name, *parameters = (part.strip().lower() for part in member.split(";"))
        weight = "1"
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                weight = value.strip()
        if name and _QUALITY.fullmatch(weight):
            found.setdefault(name, float(weight))
    return found


def acceptable(field: str | None, media: Sequence[str]) -> str | None:
    """The media type to send by `Accept`, or None when all are refused. Source: RFC 9110 §12.5.1.

    media  types there are, the usual one first; it is taken when several are equally welcome.

    The most specific range that fits a type decides its weight; parameters but `q` are ignored. A star
    alone, which old Java sends, is `*/*`.

    >>> acceptable("text/html;q=0.8, */*;q=0.5", ["application/json", "text/html"])
    'text/html'
    >>> acceptable("text/html", ["application/json"])
    """
    if field is None or not field.strip() or len(field) > MAX_FIELD:
        return media[0]
    weights = weighted(field)
    best, most = None, 0.0
    for one in media:
        whole = one.partition("/")[0] + "/*"
        weight = next((weights[name] for name in (one, whole, "*/*", "*") if name in weights), 0.0)
        if weight > most:
            best, most = one, weight
    return best
