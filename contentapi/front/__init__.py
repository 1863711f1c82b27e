"""Answers published GETs from memory, before Django is entered."""
