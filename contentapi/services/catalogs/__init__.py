"""Acts on catalogs: files in and out, judged, stored, undone, accepted."""

from contentapi.services.catalogs import exports, judging, proposing, reviews, standing, targets
from contentapi.services.catalogs.judging import Report
from contentapi.services.catalogs.receiving import Address, check, receive, undo

__all__ = [
    "Address",
    "Report",
    "check",
    "exports",
    "judging",
    "proposing",
    "receive",
    "reviews",
    "standing",
    "targets",
    "undo",
]
