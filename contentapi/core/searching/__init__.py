"""Search without a search engine's ideas of language: one reading of text for the index and for the question.

folding    what writers and readers spell differently is made equal
words      text cut into words, with their stems; scripts without spaces into pairs of characters
entries    a release as the index takes it
snippets   the best place of a text, with what was found marked

The terms are plain ASCII, so that any full-text index takes them as they are and none folds them again.
"""

from contentapi.core.searching.entries import Entry, entries
from contentapi.core.searching.folding import folded
from contentapi.core.searching.snippets import snippet
from contentapi.core.searching.words import MAX_WORDS, Sought, Terms, locale_term, read, terms

__all__ = [
    "MAX_WORDS",
    "Entry",
    "Sought",
    "Terms",
    "entries",
    "folded",
    "locale_term",
    "read",
    "snippet",
    "terms",
]
