"""The editors' desk: Django's own admin over the record. State changes go through `services` alone.

desk      what all rooms of the desk share: read-only records, audited tables, acts told as messages
guides    guides, with matrix.py their table locale × section and their timeline; withdrawal; Markdown
versions  drafts to edit, the acts (submit, approve, publish …) and what is shown before each
forms     of guides and drafts
catalogs  catalogs, their messages to accept, PO files out
targets   target texts: the page of a reviewer, history, suggestions, segments
uploads   PO files in, their reports, undoing them
glossary  terms and renderings · releases  what readers get · audit  who did what, who may what
"""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from contentapi.admin import audit, catalogs, glossary, guides, releases, targets, tokens, uploads
from contentapi.admin.versions import records, table

__all__ = [
    "audit",
    "catalogs",
    "glossary",
    "guides",
    "records",
    "releases",
    "table",
    "targets",
    "tokens",
    "uploads",
]

admin.site.site_header = _("Patient guides")
admin.site.site_title = _("Patient guides")
admin.site.index_title = _("The desk")
