"""How a known answer is sent: validators, encodings, preconditions, ranges, caching. Source: RFC 9110, 9111.

Pure, so that the API's views and the front that answers before Django give the same headers. An edge
describes the answer (`Answer`) and what was asked; `decide` says the status, which stored bytes to send and
every header field that goes with them.

answers      Answer, Decision, decide, fields, not_modified, caching, link
accept       Encoding, choose_encoding, welcome, acceptable, weighted
conditions   Conditions, precondition, matches, read_range
dates        read
"""

from contentapi.core.http.accept import (
    MAX_FIELD,
    PLAIN,
    READY_MADE,
    Encoding,
    acceptable,
    choose_encoding,
    welcome,
)
from contentapi.core.http.answers import (
    JSON,
    REPEATED,
    Answer,
    Decision,
    Fields,
    caching,
    decide,
    entity_tag,
    fields,
    grouping,
    link,
    not_modified,
    vary,
)
from contentapi.core.http.conditions import NO_CONDITIONS, Conditions, precondition

__all__ = [
    "JSON",
    "MAX_FIELD",
    "NO_CONDITIONS",
    "PLAIN",
    "READY_MADE",
    "REPEATED",
    "Answer",
    "Conditions",
    "Decision",
    "Encoding",
    "Fields",
    "acceptable",
    "caching",
    "choose_encoding",
    "decide",
    "entity_tag",
    "fields",
    "grouping",
    "link",
    "not_modified",
    "precondition",
    "vary",
    "welcome",
]
