"""Odd but valid files: what must come out of each."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from contentapi.core import po
from contentapi.core.catalog import Message
from tests.core.po import gnu

FILES = Path(__file__).parents[2] / "data/po/valid"
NAMES = sorted(path.stem for path in FILES.glob("*.po"))

MSGCAT_DIFFERS = {
    "flags": "msgcat drops flags that it does not know",
    "header-above-nothing": "msgcat writes no file without messages",
    "no-charset-named": "msgcat takes accents without a charset for an error",
    "no-header": "msgcat takes accents without a header for an error",
    "template": "msgcat refuses CHARSET",
}
POLIB_DIFFERS = {
    "line-separators-in-text": "polib takes U+2028 and U+0085 for line ends",
    "every-escape": "polib knows neither octal nor hexadecimal escapes; expected files have none, but \\a",
}


def messages(name: str) -> tuple[Message, ...]:
    return po.read((FILES / f"{name}.po").read_bytes()).messages


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_file_comes_out_as_expected(name):
    assert (
        po.write(po.read((FILES / f"{name}.po").read_bytes())) == (FILES / f"expected/{name}.po").read_bytes()
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_out_is_stable(name):
    expected = (FILES / f"expected/{name}.po").read_bytes()
    assert po.write(po.read(expected)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_msgcat_agrees_with_what_comes_out(name):
    expected = (FILES / f"expected/{name}.po").read_bytes()
    assert (gnu.msgcat(expected) == expected) is (name not in MSGCAT_DIFFERS)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in POLIB_DIFFERS])
def test_polib_reads_the_same_from_what_comes_out(name):
    expected = (FILES / f"expected/{name}.po").read_bytes()
    ours, theirs = po.read(expected), po.from_polib(polib.pofile(expected.decode()))
    assert dict(ours.header) == dict(theirs.header)
    assert ours.comments == theirs.comments
    assert [(m.key, m.target, m.plural_targets, m.obsolete) for m in ours.messages] == [
        (m.key, m.target, m.plural_targets, m.obsolete) for m in theirs.messages
    ]


@pytest.mark.parametrize("name", ["byte-order-mark", "crlf", "lone-carriage-returns", "mixed-line-ends"])
def test_marks_and_line_ends_change_nothing(name):
    last = messages(name)[-1]
    assert (last.key, last.target) == (("risks/a2", "Infection is rare."), "La infección es rara.")


def test_line_separators_stay_in_their_text():
    (message,) = messages("line-separators-in-text")
    assert message.target == "uno\u2028dos\u0085tres\u2029cuatro"
    assert message.comments == ("comment with \u2028 and \u0085 in it",)


def test_wrapped_strings_are_joined():
    (message,) = messages("wrapped-strings")
    assert message.source == "Rest for 24 hours, and do not drive.\nCall us if it hurts."


def test_escapes_are_those_of_gettext():
    (message,) = messages("every-escape")
    assert message.source == (
        "bell \a back \b form \f line \n return \r tab \t vertical \v "
        'backslash \\ quote " letters \\n \\" \\\\'
    )
    assert message.target == "octal A\né hexadecimal AéA! A\\"


def test_previous_texts_are_kept():
    (message,) = messages("previous-with-context-and-plural")
    assert message.fuzzy
    assert (message.previous_context, message.previous_source, message.previous_plural) == (
        "risks/a0",
        "%d old\nday",
        "%d old days",
    )


def test_obsolete_messages_keep_everything():
    live, first, second = messages("obsolete-with-everything")
    assert (live.obsolete, first.obsolete, second.obsolete) == (False, True, True)
    assert first.fuzzy
    assert (first.previous_context, first.previous_source) == ("risks/a0", "old")
    assert (first.comments, first.notes, first.references) == (("by hand",), ("note",), ("a:1",))
    assert first.source == "one\ntwo"
    assert second.plural_targets == ("%d día", "%d días")


def test_obsolete_messages_come_last():
    assert [message.obsolete for message in messages("obsolete-before-live")] == [False, True]


def test_a_message_knows_the_line_of_its_first_keyword():
    lines = (FILES / "comments-of-every-kind.po").read_text().split("\n")
    (message,) = messages("comments-of-every-kind")
    assert lines[message.line - 1] == 'msgid "knee"'
    for name in NAMES:
        read = (FILES / f"{name}.po").read_bytes().decode().removeprefix("\ufeff")
        lines = read.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for message in messages(name):
            assert lines[message.line - 1].lstrip(" \t#~").startswith(("msgctxt", "msgid"))


def test_fuzzy_is_never_lost_among_several_lines_of_flags():
    (message,) = messages("flags")
    assert message.fuzzy
    assert message.flags == ("no-wrap", "range: 0..10", "md-text")


def test_a_percent_sign_makes_no_format():
    (message,) = messages("percent-sign")
    assert message.flags == ()
    assert b"format" not in po.write(po.read((FILES / "percent-sign.po").read_bytes()))


def test_references_are_words_and_each_stands_once():
    (message,) = messages("references")
    assert message.references[:3] == ("b:2", "a:1", "c/d:30")
    assert message.references[-1] == "my file.md:7"


def test_contexts_empty_and_absent_are_two():
    assert [message.key for message in messages("contexts-empty-and-absent")] == [
        ("", "knee"),
        (None, "knee"),
        ("knee", ""),
    ]


def test_keys_are_compared_exactly():
    assert [message.target for message in messages("keys-that-differ-in-little")] == ["1", "2", "3", "4", "5"]


def test_a_file_without_header_has_an_empty_one():
    catalog = po.read((FILES / "no-header.po").read_bytes())
    assert dict(catalog.header) == {}
    assert len(catalog.messages) == 2


def test_a_file_of_comments_alone_is_an_empty_catalog():
    assert po.read(b"# nothing here\n").messages == ()
