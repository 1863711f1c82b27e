"""Hostile files: each is refused whole, with the class, the place and a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentapi.core import po
from contentapi.core.errors import (
    BadEscape,
    BadHeader,
    BadPlural,
    BadQuote,
    BadSyntax,
    CatalogRefused,
    DuplicateKey,
    NotText,
    NotUtf8,
    TooLarge,
)
from tests.core.po import gnu

FILES = Path(__file__).parents[2] / "data/po/hostile"

REFUSED = [
    ("empty", NotText, None),
    ("only-blank-lines", NotText, None),
    ("gzip", NotText, 1),
    ("zip", NotText, 1),
    ("bzip2", NotText, 1),
    ("xz", NotText, 1),
    ("zstd", NotText, 1),
    ("compiled-mo", NotText, 1),
    ("pdf", NotText, 1),
    ("picture", NotText, 1),
    ("nul-in-string", NotText, 11),
    ("nul-in-comment", NotText, 11),
    ("control-in-string", NotText, 12),
    ("escape-character-in-string", NotText, 12),
    ("control-in-comment", NotText, 11),
    ("delete-character", NotText, 11),
    ("windows-quote-as-c1-control", NotText, 12),
    ("no-character-in-string", NotText, 12),
    ("octal-escapes-of-no-character", BadEscape, 12),
    ("end-of-transmission-in-key", NotText, 11),
    ("utf-16-with-mark", NotUtf8, 1),
    ("utf-16-without-mark", NotUtf8, 1),
    ("utf-16-big-endian-without-mark", NotUtf8, 1),
    ("utf-32-with-mark", NotUtf8, 1),
    ("latin-1-bytes", NotUtf8, 17),
    ("latin-1-declared-and-used", NotUtf8, 17),
    ("latin-1-declared-ascii-text", NotUtf8, 7),
    ("utf-7-declared", NotUtf8, 7),
    ("utf-16-declared-in-utf-8", NotUtf8, 7),
    ("ascii-declared-but-accents", NotUtf8, 7),
    ("codec-name-declared", NotUtf8, 7),
    ("truncated-character", NotUtf8, 12),
    ("overlong-character", NotUtf8, 12),
    ("surrogate", NotUtf8, 12),
    ("beyond-unicode", NotUtf8, 12),
    ("bad-byte-in-comment", NotUtf8, 11),
    ("bad-byte-after-lone-carriage-returns", NotUtf8, 11),
    ("unclosed-quote-in-msgid", BadQuote, 11),
    ("unclosed-quote-in-msgstr", BadQuote, 12),
    ("unclosed-quote-in-msgctxt", BadQuote, 11),
    ("unclosed-quote-in-continuation", BadQuote, 13),
    ("unclosed-quote-at-end-of-file", BadQuote, 12),
    ("unclosed-quote-in-obsolete", BadQuote, 15),
    ("unclosed-quote-in-previous", BadQuote, 12),
    ("unclosed-quote-in-plural-form", BadQuote, 14),
    ("closing-quote-escaped", BadQuote, 11),
    ("closing-quote-escaped-swallows-next-line", BadQuote, 12),
    ("quote-inside-text", BadQuote, 12),
    ("quotes-doubled-inside-text", BadQuote, 12),
    ("text-after-closing-quote", BadQuote, 11),
    ("comment-after-closing-quote", BadQuote, 11),
    ("semicolon-after-closing-quote", BadQuote, 11),
    ("next-line-character-after-closing-quote", BadQuote, 11),
    ("two-strings-on-one-line", BadQuote, 11),
    ("two-keywords-on-one-line", BadQuote, 11),
    ("curly-quotes", BadQuote, 11),
    ("single-quotes", BadQuote, 11),
    ("no-quotes", BadQuote, 11),
    ("opening-quote-missing", BadQuote, 12),
    ("no-break-space-after-keyword", BadQuote, 11),
    ("backslash-at-end-of-line", BadQuote, 11),
    ("keyword-without-text", BadQuote, 12),
    ("keyword-without-text-at-end-of-file", BadQuote, 12),
    ("unknown-escape-q", BadEscape, 12),
    ("unknown-escape-question-mark", BadEscape, 11),
    ("unknown-escape-apostrophe", BadEscape, 11),
    ("unknown-escape-u", BadEscape, 12),
    ("unknown-escape-line-in-long-text", BadEscape, 14),
    ("unknown-escape-in-obsolete", BadEscape, 15),
    ("hexadecimal-escape-without-digits", BadEscape, 11),
    ("octal-escape-of-nul", BadEscape, 11),
    ("octal-escape-above-255", BadEscape, 12),
    ("hexadecimal-escape-above-255", BadEscape, 12),
    ("octal-escape-not-utf-8", BadEscape, 12),
    ("octal-escape-half-a-character", BadEscape, 12),
    ("octal-escape-of-control", BadEscape, 12),
    ("hexadecimal-escape-of-end-of-transmission", BadEscape, 11),
    ("msgstr-missing", BadSyntax, 11),
    ("msgstr-missing-at-end-of-file", BadSyntax, 15),
    ("msgstr-before-msgid", BadSyntax, 11),
    ("msgstr-twice", BadSyntax, 13),
    ("msgid-missing", BadSyntax, 11),
    ("msgid-twice", BadSyntax, 11),
    ("msgctxt-twice", BadSyntax, 12),
    ("msgctxt-after-msgid", BadSyntax, 11),
    ("msgctxt-alone-at-end-of-file", BadSyntax, 15),
    ("msgid-plural-before-msgid", BadSyntax, 11),
    ("msgid-plural-twice", BadSyntax, 13),
    ("msgid-plural-without-forms", BadSyntax, 11),
    ("msgid-plural-with-plain-msgstr", BadSyntax, 13),
    ("plural-form-without-msgid-plural", BadSyntax, 12),
    ("plain-msgstr-after-plural-forms", BadSyntax, 15),
    ("plural-index-a-letter", BadSyntax, 13),
    ("plural-index-negative", BadSyntax, 13),
    ("plural-index-empty", BadSyntax, 13),
    ("plural-index-unclosed", BadSyntax, 13),
    ("plural-index-arabic-digit", BadSyntax, 13),
    ("comment-between-msgid-and-msgstr", BadSyntax, 12),
    ("comment-inside-a-text", BadSyntax, 12),
    ("text-without-keyword", BadSyntax, 12),
    ("stray-word", BadSyntax, 11),
    ("unknown-keyword", BadSyntax, 11),
    ("keyword-in-capitals", BadSyntax, 11),
    ("keyword-misspelt", BadSyntax, 12),
    ("domain-directive", BadSyntax, 11),
    ("merge-marks", BadSyntax, 12),
    ("obsolete-msgid-live-msgstr", BadSyntax, 12),
    ("obsolete-text-without-mark", BadSyntax, 12),
    ("live-text-with-obsolete-mark", BadSyntax, 13),
    ("obsolete-free-text", BadSyntax, 15),
    ("obsolete-msgstr-missing", BadSyntax, 15),
    ("previous-free-text", BadSyntax, 11),
    ("previous-msgstr", BadSyntax, 12),
    ("previous-context-alone", BadSyntax, 11),
    ("previous-plural-alone", BadSyntax, 11),
    ("previous-twice", BadSyntax, 11),
    ("previous-above-a-comment", BadSyntax, 11),
    ("previous-at-end-of-file", BadSyntax, 15),
    ("previous-text-without-mark", BadSyntax, 12),
    ("previous-obsolete-above-live", BadSyntax, 12),
    ("previous-live-above-obsolete", BadSyntax, 12),
    ("comment-ends-with-backslash", BadSyntax, 11),
    ("obsolete-comment-ends-with-backslash", BadSyntax, 15),
    ("html-page", BadSyntax, 1),
    ("xliff", BadSyntax, 1),
    ("json", BadSyntax, 1),
    ("second-byte-order-mark", BadSyntax, 1),
    ("byte-order-mark-between-entries", BadSyntax, 15),
    ("duplicate-message", DuplicateKey, 15),
    ("duplicate-message-other-target", DuplicateKey, 15),
    ("duplicate-without-context", DuplicateKey, 14),
    ("duplicate-spelt-otherwise", DuplicateKey, 14),
    ("duplicate-of-an-obsolete-message", DuplicateKey, 14),
    ("duplicate-obsolete-messages", DuplicateKey, 14),
    ("duplicate-plural-and-singular", DuplicateKey, 16),
    ("header-twice", BadHeader, 15),
    ("header-obsolete", BadHeader, 1),
    ("header-live-and-obsolete", BadHeader, 15),
    ("header-empty", BadHeader, 1),
    ("header-with-plural", BadHeader, 1),
    ("header-line-without-colon", BadHeader, 10),
    ("header-field-without-name", BadHeader, 10),
    ("header-field-name-with-blank", BadHeader, 10),
    ("header-field-twice", BadHeader, 10),
    ("header-field-twice-in-other-case", BadHeader, 10),
    ("header-charset-named-twice", BadHeader, 10),
    ("header-charset-left-empty", BadHeader, 7),
    ("plural-form-left-out", BadPlural, 14),
    ("plural-forms-out-of-order", BadPlural, 13),
    ("plural-form-twice", BadPlural, 14),
    ("plural-index-huge", BadPlural, 13),
    ("plural-forms-too-few", BadPlural, 11),
    ("plural-forms-too-many", BadPlural, 11),
    ("plural-forms-without-rule", BadPlural, 10),
    ("plural-forms-without-header", BadPlural, 1),
    ("plural-rule-is-python", BadPlural, 9),
    ("plural-rule-divides-by-zero", BadPlural, 9),
    ("plural-rule-modulo-zero", BadPlural, 9),
    ("plural-rule-out-of-range", BadPlural, 9),
    ("plural-rule-negative", BadPlural, 9),
    ("plural-rule-unclosed", BadPlural, 9),
    ("plural-rule-overclosed", BadPlural, 9),
    ("plural-rule-empty", BadPlural, 9),
    ("plural-rule-without-nplurals", BadPlural, 9),
    ("plural-rule-without-expression", BadPlural, 9),
    ("plural-rule-nplurals-zero", BadPlural, 9),
    ("plural-rule-nplurals-huge", BadPlural, 9),
    ("plural-rule-nplurals-negative", BadPlural, 9),
    ("plural-rule-other-variable", BadPlural, 9),
    ("plural-rule-assigns", BadPlural, 9),
    ("plural-rule-half-a-choice", BadPlural, 9),
    ("plural-rule-nested-too-deep", BadPlural, 9),
    ("plural-rule-too-long", BadPlural, 9),
    ("plural-rule-in-a-misspelt-field", BadPlural, 9),
    ("plural-rule-power", BadPlural, 9),
]
"""File, class, line."""

ACCEPTED_BY_MSGFMT = {
    "nul-in-string",
    "nul-in-comment",
    "control-in-string",
    "escape-character-in-string",
    "control-in-comment",
    "delete-character",
    "windows-quote-as-c1-control",
    "no-character-in-string",
    "octal-escapes-of-no-character",
    "latin-1-declared-and-used",
    "latin-1-declared-ascii-text",
    "utf-7-declared",
    "utf-16-declared-in-utf-8",
    "codec-name-declared",
    "bad-byte-in-comment",
    "bad-byte-after-lone-carriage-returns",
    "quotes-doubled-inside-text",
    "two-strings-on-one-line",
    "two-keywords-on-one-line",
    "backslash-at-end-of-line",
    "octal-escape-of-nul",
    "octal-escape-above-255",
    "hexadecimal-escape-above-255",
    "octal-escape-not-utf-8",
    "octal-escape-half-a-character",
    "octal-escape-of-control",
    "comment-ends-with-backslash",
    "header-line-without-colon",
    "header-field-without-name",
    "header-field-name-with-blank",
    "header-field-twice",
    "header-field-twice-in-other-case",
    "header-charset-named-twice",
    "header-charset-left-empty",
    "plural-rule-without-nplurals",
    "plural-rule-without-expression",
    "plural-rule-nplurals-huge",
    "plural-rule-nested-too-deep",
    "plural-rule-too-long",
    "plural-rule-in-a-misspelt-field",
}
"""Where reading is stricter than `msgfmt --check`, on purpose."""


@pytest.mark.parametrize(("name", "error", "line"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_hostile_file_is_refused_with_class_line_and_advice(name, error, line):
    with pytest.raises(CatalogRefused) as refusal:
        po.read((FILES / f"{name}.po").read_bytes())
    assert type(refusal.value) is error
    assert refusal.value.line == line
    assert refusal.value.message.endswith(".")
    assert len(refusal.value.message) < 200


def test_every_hostile_file_stands_in_the_table():
    assert {path.stem for path in FILES.iterdir()} == {name for name, _, _ in REFUSED}


def test_reading_refuses_all_that_msgfmt_refuses_and_more():
    accepted = {
        path.stem for path in FILES.iterdir() if gnu.msgfmt(path.read_bytes(), "--check").returncode == 0
    }
    assert accepted == ACCEPTED_BY_MSGFMT


def test_a_file_is_refused_by_its_size_before_anything_is_looked_at():
    with pytest.raises(TooLarge) as refusal:
        po.read(b"\0" * 101, max_bytes=100)
    assert refusal.value.facts == {"max_bytes": 100}


def test_one_message_too_many_is_refused_where_it_stands():
    data = "".join(f'msgid "{n}"\nmsgstr ""\n' for n in range(4)).encode()
    header = b'msgid ""\nmsgstr "Language: es\\n"\n'
    assert len(po.read(header + data, max_messages=4).messages) == 4
    with pytest.raises(TooLarge) as refusal:
        po.read(header + data, max_messages=3)
    assert refusal.value.line == 9


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('msgstr "a\\q"', 10),
        ('  msgstr "a', 10),
        ('msgstr "a" b', 11),
        ("msgstr a", 8),
        ('\tmsgstr[x] "a"', 8),
        ("  foo", 3),
        ("#~ foo", 4),
    ],
)
def test_a_fault_is_told_to_the_column(line, column):
    with pytest.raises(CatalogRefused) as refusal:
        po.read(f'msgid "x"\n{line}\n'.encode())
    assert (refusal.value.line, refusal.value.column) == (2, column)


@pytest.mark.parametrize(
    ("data", "place"), [(b'msgid "\xc3\xa9\xff"', (1, 9)), ("# é\x01\n".encode(), (1, 4))]
)
def test_a_byte_or_control_character_is_told_to_the_column(data, place):
    with pytest.raises(CatalogRefused) as refusal:
        po.read(data)
    assert (refusal.value.line, refusal.value.column) == place


def test_a_duplicate_names_its_key_and_its_first_line():
    with pytest.raises(DuplicateKey) as refusal:
        po.read((FILES / "duplicate-message.po").read_bytes())
    assert refusal.value.key == "risks/a1"
    assert refusal.value.facts == {"first_line": 11}
