"""The layout of what is written, where it is easy to get wrong."""

from __future__ import annotations

import pytest

from contentapi.core import po
from contentapi.core.catalog import Catalog, Message
from tests.core.po import gnu

HEADER = {"Language": "es", "Content-Type": "text/plain; charset=UTF-8"}


def written(*messages: Message) -> str:
    return po.write(Catalog(HEADER, messages)).decode().partition("\n\n")[2]


@pytest.mark.parametrize(
    ("text", "strings"),
    [
        ("", '""'),
        ("one", '"one"'),
        ("one\n", '"one\\n"'),
        ("\n", '"\\n"'),
        ("one\ntwo", '""\n"one\\n"\n"two"'),
        ("one\ntwo\n", '""\n"one\\n"\n"two\\n"'),
        ("\n\n", '""\n"\\n"\n"\\n"'),
        ("\none", '""\n"\\n"\n"one"'),
        ('a "b" \\ c\td\re', '"a \\"b\\" \\\\ c\\td\\re"'),
        ("50% %s {0} `x`", '"50% %s {0} `x`"'),
        ("\u2028\u0085\ufeff\u00a0", '"\u2028\u0085\ufeff\u00a0"'),
    ],
)
def test_a_text_is_written_on_one_line_but_for_its_line_feeds(text, strings):
    assert written(Message(None, "a", text)) == f'msgid "a"\nmsgstr {strings}\n'


def test_lines_above_come_in_the_order_of_msgcat():
    message = Message(
        "c",
        "a",
        "b",
        fuzzy=True,
        notes=("note",),
        comments=("by hand", ""),
        references=("x:1", "y:2"),
        flags=("no-wrap",),
        previous_context="o",
        previous_source="old",
        previous_plural="olds",
    )
    assert written(message) == (
        "# by hand\n#\n#. note\n#: x:1 y:2\n#, fuzzy, no-wrap\n"
        '#| msgctxt "o"\n#| msgid "old"\n#| msgid_plural "olds"\n'
        'msgctxt "c"\nmsgid "a"\nmsgstr "b"\n'
    )


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 20, 200])
@pytest.mark.parametrize(
    "place", ["knee/risks:{}", "rodilla/después-de-la-inyección:{}", "膝/危险:{}", "x" * 90 + ":{}"]
)
def test_references_wrap_where_msgcat_wraps_them(count, place):
    references = tuple(place.format(number + 1) for number in range(count))
    data = po.write(Catalog(HEADER, (Message(None, "a", "b", references=references),)))
    assert gnu.msgcat(data) == data
    assert po.read(data).messages[0].references == references


@pytest.mark.parametrize("place", ["my file.md:7", "my file.md", " a\tb ", "a\nmsgid b:2"])
def test_a_reference_with_blanks_stays_one_and_on_its_line(place):
    data = po.write(Catalog(HEADER, (Message(None, "a", "b", references=("x:1", place)),)))
    (message,) = po.read(data).messages
    assert message.references == ("x:1", " ".join(place.split()))


@pytest.mark.parametrize("note", ["one\ntwo", "one\r\ntwo", "one\rtwo"])
def test_a_note_with_line_ends_takes_several_lines(note):
    assert written(Message(None, "a", "b", notes=(note,))) == '#. one\n#. two\nmsgid "a"\nmsgstr "b"\n'


def test_bare_lines_of_comments_have_no_trailing_blank():
    text = written(Message(None, "a", "b", comments=("", "see # ", " ", ""), notes=("", "x", "")))
    assert text == '#\n# see # \n#  \n#\n#.\n#. x\n#.\nmsgid "a"\nmsgstr "b"\n'


def test_a_comment_that_ends_with_a_backslash_swallows_nothing():
    message = Message(None, "a", "b", notes=("C:\\",), comments=("\\",), references=("c:\\",), flags=("x\\",))
    data = po.write(Catalog(HEADER, (message,), ("\\",)))
    assert data.count(b"\\ \n") == 5
    assert po.read(data).messages[0].target == "b"
    assert b'msgid "a"\nmsgstr "b"\n' in gnu.msgcat(data)


def test_fuzzy_is_written_only_with_a_target():
    assert "fuzzy" not in written(Message(None, "a", "", fuzzy=True))
    assert "fuzzy" not in written(Message(None, "a", fuzzy=True, plural_source="b", plural_targets=("", "")))
    assert "fuzzy" in written(Message(None, "a", fuzzy=True, plural_source="b", plural_targets=("", "x")))


def test_an_obsolete_message_without_target_is_left_out():
    assert written(Message(None, "a", obsolete=True)) == ""


def test_obsolete_messages_come_last():
    text = written(Message(None, "a", "b", obsolete=True), Message(None, "c", "d"))
    assert text == 'msgid "c"\nmsgstr "d"\n\n#~ msgid "a"\n#~ msgstr "b"\n'


def test_a_previous_context_alone_is_written_with_the_source_it_still_has():
    text = written(Message("c", "a", "b", fuzzy=True, previous_context="o"))
    assert text.startswith('#, fuzzy\n#| msgctxt "o"\n#| msgid "a"\nmsgctxt "c"\n')


def test_an_untranslated_plural_has_one_empty_form_at_least():
    text = written(Message(None, "a", plural_source="b"))
    assert text == 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n'


def test_an_empty_catalog_is_an_empty_file():
    assert po.write(Catalog()) == b""
