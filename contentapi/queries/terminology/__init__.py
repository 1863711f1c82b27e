"""Reads of what is agreed on and what was said before: the glossary and the translation memory."""
