"""Files that try to be slow, deep or large in one place. That time grows with length is shown by tests/bench."""

from __future__ import annotations

import pytest

from contentapi.core import po
from contentapi.core.errors import CatalogRefused
from contentapi.core.po.strings import EscapeError, unquote

N = 30_000
END = 'msgid "a"\nmsgstr "b"\n'


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('msgid "' + "a" * 50 * N + '"\nmsgstr ""\n', "a" * 50 * N),
        ('msgid "' + "\\n" * 20 * N + '"\nmsgstr ""\n', "\n" * 20 * N),
        ('msgid "' + "\\\\" * 20 * N + '"\nmsgstr ""\n', "\\" * 20 * N),
        ('msgid "' + "\\303\\251" * N + '"\nmsgstr ""\n', "é" * N),
        ('msgid "\\x' + "0" * 20 * N + '41"\nmsgstr ""\n', "A"),
        ('msgid ""\n' + '"ab"\n' * 10 * N + 'msgstr ""\n', "ab" * 10 * N),
        ('msgid ""\n' + ' "ab" \n\n' * N + 'msgstr ""\n', "ab" * N),
        ("#\n" * 10 * N + END, "a"),
        ("#~\n" * N + END, "a"),
        ("#~ # x\n" * N + END, "a"),
        ("#, fuzzy\n" * N + END, "a"),
        ("#, " + "fuzzy, " * N + "\n" + END, "a"),
        ("\n" * 100 * N + END, "a"),
        (" " * 100 * N + END, "a"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_a_long_shape_is_read_whole(text, source):
    (message,) = po.read(text.encode()).messages
    assert message.source == source


def test_a_hundred_thousand_obsolete_messages_are_read():
    data = "".join(f'#~ msgid "{number}"\n#~ msgstr "x"\n\n' for number in range(100_000)).encode()
    assert len(po.read(data).messages) == 100_000


@pytest.mark.parametrize(
    "text",
    [
        'msgid "' + 'a\\"' * N + "\nmsgstr",
        'msgid ""\n' + '"ab"\n' * N + '"ab\nmsgstr ""\n',
        'msgid ""\n' + '"ab"\n' * N + '"\\0"\nmsgstr ""\n',
        "msgid" + " \t" * N + "x\n",
        '"' * N + "\n",
        "#~" * N + "\n",
        "#| " * N + "\n",
        'msgid "a"\nmsgid_plural "b"\nmsgstr[' + "9" * N + '] ""\n',
        'msgid "a"\nmsgid_plural "b"\n' + 'msgstr[0] ""\n' * N,
        END * N,
    ],
    ids=lambda value: value[:12],
)
def test_a_long_faulty_shape_is_refused(text):
    with pytest.raises(CatalogRefused):
        po.read(text.encode())


@pytest.mark.parametrize("number", [*range(7), *range(14, 32), 127])
def test_a_numbered_control_character_is_refused(number):
    for escape in (f"\\{number:o}", f"\\{number:03o}", f"\\x{number:x}", f"\\x{number:04X}"):
        with pytest.raises(EscapeError):
            unquote(f'"{escape} "')


@pytest.mark.parametrize("number", [*range(7, 14), *range(32, 127)])
def test_any_other_ascii_character_may_be_numbered(number):
    assert unquote(f'"\\{number:03o}\\x{number:02x} "') == chr(number) * 2 + " "
