"""Facts: tables and the promises that the database keeps. Nothing here acts; `services` write."""

from contentapi.models.audit import Account, Actor, Assignment, AuditEntry
from contentapi.models.catalogs import Catalog, Revision, Target
from contentapi.models.desk import Presence, Remark, Review, Schedule
from contentapi.models.glossary import Rendering, Term
from contentapi.models.guides import Guide, Section, Version, VersionCode
from contentapi.models.releases import Change, FeedHead, Offer, Release, Substitute, Withdrawal
from contentapi.models.reviews import Override
from contentapi.models.search import Entry
from contentapi.models.segments import Placement, Segment
from contentapi.models.tokens import ApiToken
from contentapi.models.uploads import Export, Suggestion, Upload, UploadEntry

__all__ = [
    "Account",
    "Actor",
    "ApiToken",
    "Assignment",
    "AuditEntry",
    "Catalog",
    "Change",
    "Entry",
    "Export",
    "FeedHead",
    "Guide",
    "Offer",
    "Override",
    "Placement",
    "Presence",
    "Release",
    "Remark",
    "Rendering",
    "Review",
    "Revision",
    "Schedule",
    "Section",
    "Segment",
    "Substitute",
    "Suggestion",
    "Target",
    "Term",
    "Upload",
    "UploadEntry",
    "Version",
    "VersionCode",
    "Withdrawal",
]
