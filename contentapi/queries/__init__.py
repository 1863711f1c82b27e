"""Reads: what is so. Nothing here writes, and nothing here decides what may be."""

from contentapi.queries import catalogs, guides, releases

__all__ = ["catalogs", "guides", "releases"]
