"""Checks over form: placeholders, marks, links, characters, script, length, the usual quality rules."""
