"""Acts: the only code that writes. Each is one function, one transaction, one audit entry."""

from contentapi.services import audit, catalogs, glossary, guides, policy, releases, tokens
from contentapi.services.catalogs import exports, minor, reviews
from contentapi.services.guides import freezing

__all__ = [
    "audit",
    "catalogs",
    "exports",
    "freezing",
    "glossary",
    "guides",
    "minor",
    "policy",
    "releases",
    "reviews",
    "tokens",
]
