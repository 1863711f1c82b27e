"""Checks over amounts: numbers, units, frequencies, comparators, contacts."""
