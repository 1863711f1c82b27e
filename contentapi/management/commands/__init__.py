"""One module a command; see docs/operations.md and docs/translators.md."""
