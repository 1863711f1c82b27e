"""What holds for every catalog and every file."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentapi.core import po
from contentapi.core.catalog import Catalog, Message
from contentapi.core.errors import BadHeader, CatalogRefused, NotText, NotUtf8
from contentapi.core.po import faults
from contentapi.core.po.scanner import entries
from contentapi.core.po.walk import walk
from tests.core.po import gnu
from tests.core.po.strategies import LINE_ENDS, catalogs, texts

DATA = Path(__file__).parents[2] / "data/po"
SEEDS = sorted((*(DATA / "valid").glob("*.po"), *(DATA / "hostile").glob("*.po")))
FRAGMENTS = (
    *(
        b'"',
        b"\\",
        b"\n",
        b"\r",
        b"\r\n",
        b" ",
        b"\t",
        b"\0",
        b"\x0b",
        b"\x04",
        b"\xff",
        b"\xc3",
        b"~",
        b"|",
        b"#",
    ),
    *(
        b"#~ ",
        b"#| ",
        b"#~| ",
        b"#, ",
        b"# ",
        b"#~\n",
        b"[",
        b"]",
        b"0",
        b"1",
        b": ",
        b'""',
        b'""\n',
        b'"a"\n',
    ),
    *(b"msgid ", b"msgstr ", b"msgctxt ", b"msgid_plural ", b"msgstr[0] ", b"msgstr[1] ", b"msgstr[2] "),
    *(
        b"\xe2\x80\xa8",
        b"\xc2\x85",
        b"\xef\xbb\xbf",
        b"\\x41",
        b"\\303\\251",
        b"\\q",
        b"\\n",
        b"\\0",
        b"\n\n",
    ),
    *(b'domain "x"\n', b'msgid "n"\nmsgstr "m"\n', b"nplurals=3", b"charset=", b"<<<<<<< x\n"),
)


def without_lines(catalog: Catalog) -> Catalog:
    return replace(catalog, messages=tuple(replace(message, line=0) for message in catalog.messages))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The same with one to six small damages: a fragment put in, bytes or a line cut, doubled, swapped."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        at = chance.randrange(len(data) + 1)
        lines = data.split(b"\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                data = data[:at] + chance.choice(FRAGMENTS) + data[at:]
            case 1:
                data = data[:at] + chance.choice(FRAGMENTS) + data[at + 1 :]
            case 2:
                data = data[:at] + data[at + chance.choice((1, 1, 2, 5, 20)) :]
            case 3:
                data = b"\n".join(lines[:one] + lines[one + 1 :])
            case 4:
                data = b"\n".join([*lines[:other], lines[one], *lines[other:]])
            case 5:
                lines[one], lines[other] = lines[other], lines[one]
                data = b"\n".join(lines)
    return data


def mutants(seed: int, count: int) -> list[bytes]:
    chance = random.Random(seed)
    seeds = [data for path in SEEDS if 0 < len(data := path.read_bytes()) < 4000]
    return [mutated(chance.choice(seeds), chance) for _ in range(count)]


@given(catalogs())
def test_what_is_written_is_read_back_equal(catalog):
    assert without_lines(po.read(po.write(catalog))) == catalog


@given(catalogs())
def test_writing_what_was_read_changes_no_byte(catalog):
    data = po.write(catalog)
    assert po.write(po.read(data)) == data


@given(catalogs())
@settings(max_examples=40, deadline=None)
def test_msgcat_leaves_what_is_written_as_it_is(catalog):
    data = po.write(catalog)
    assert gnu.msgcat(data) == data


@given(catalogs())
@settings(max_examples=40, deadline=None)
def test_msgfmt_has_nothing_to_say_of_what_is_written(catalog):
    def edged(text: str) -> str:
        return text.strip("\n")

    same_edges = tuple(
        replace(
            message,
            source=f"{number} {edged(message.source)}.",
            target=edged(message.target),
            plural_source=None if message.plural_source is None else f"{edged(message.plural_source)}.",
            plural_targets=tuple(edged(target) for target in message.plural_targets),
        )
        for number, message in enumerate(catalog.messages)
    )
    done = gnu.msgfmt(po.write(replace(catalog, messages=same_edges)), "--check")
    said = [line for line in done.stderr.decode().splitlines() if "internationalized messages" not in line]
    assert (done.returncode, said) == (0, [])


@given(catalogs())
def test_polib_reads_the_same_from_what_is_written(catalog):
    text = str(po.to_polib(catalog))
    # polib takes the first of these for line ends and does not escape the others; and it takes an empty msgid
    # of any context for the header.
    if not set(text).isdisjoint({*LINE_ENDS, *"\a\b\v\f"}) or not all(m.source for m in catalog.messages):
        return
    text = po.write(catalog).decode()
    found = po.from_polib(polib.pofile(text, wrapwidth=0))
    assert _as_polib_has_it(found) == _as_polib_has_it(catalog)


@given(catalogs())
def test_a_catalog_is_the_same_after_a_turn_through_polib(catalog):
    found = po.from_polib(po.to_polib(catalog))
    assert _without_bare_comments(found) == _without_bare_comments(catalog)


@given(catalogs())
def test_the_quick_way_and_the_whole_grammar_give_the_same(catalog):
    text = po.write(catalog).decode()
    assert list(entries(text)) == _walked(text)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data):
    _read_or_refused(data)


@given(st.text(st.sampled_from('#~|.:, \t\n\r"\\abmsgidctxrpl_[]019\0é\u2028'), max_size=60))
def test_any_text_is_read_or_refused(text):
    _read_or_refused(text.encode())


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_is_read_or_refused_with_its_line(seed):
    read = 0
    for data in mutants(seed, 1500):
        catalog = _read_or_refused(data)
        if catalog is not None:
            read += 1
            again = po.read(po.write(catalog)) if catalog.messages or catalog.header else catalog
            assert without_lines(again) == without_lines(catalog)
    assert 20 < read < 1480


@pytest.mark.parametrize("seed", range(4, 8))
def test_a_damaged_file_is_the_same_by_the_quick_way_and_the_whole_grammar(seed):
    for data in mutants(seed, 800):
        try:
            text = data.decode().replace("\r\n", "\n").replace("\r", "\n") + "\n"
        except UnicodeDecodeError:
            continue
        assert _outcome(lambda text=text: list(entries(text))) == _outcome(lambda text=text: _walked(text))


@pytest.mark.parametrize("seed", range(8, 10))
def test_nothing_is_read_that_msgfmt_refuses(seed):
    both = 0
    for data in mutants(seed, 900):
        try:
            po.read(data)
        except CatalogRefused:
            continue
        both += 1
        known = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        done = gnu.msgfmt(known, "--check-header")
        # A file without header, and edges that differ, are for the caller and the checks to judge.
        judged = (b"header missing or invalid", b"entries do not both", b"INTEGER", b"EXPRESSION")
        assert done.returncode == 0 or any(reason in done.stderr + known for reason in judged), done.stderr
    assert both > 30


@given(texts, st.sampled_from(["\0", "\x01", "\x1b", "\x7f", "\x80", "\x9f"]))
def test_a_control_character_is_never_written(text, control):
    for message in (
        Message(None, "a", text + control),
        Message("a", control + text),
        Message(control, "a"),
        Message(None, "a", notes=(control,)),
        Message(None, "a", comments=(f"{control} b",)),
    ):
        with pytest.raises(NotText):
            po.write(Catalog({"Language": "es"}, (message,)))


def test_half_a_surrogate_pair_is_never_written():
    with pytest.raises(NotUtf8):
        po.write(Catalog({"Language": "es"}, (Message(None, "a", "\ud800"),)))


@pytest.mark.parametrize("header", [{"Two words": "x"}, {"": "x"}, {"A:": "x"}, {"A": "x\ny"}])
def test_a_header_field_that_could_not_be_read_back_is_never_written(header):
    with pytest.raises(BadHeader):
        po.write(Catalog(header, (Message(None, "a"),)))


def test_comments_above_no_header_are_never_lost_silently():
    with pytest.raises(BadHeader):
        po.write(Catalog({}, (Message(None, "a"),), ("c",)))


def _read_or_refused(data: bytes) -> Catalog | None:
    try:
        return po.read(data)
    except CatalogRefused as refusal:
        if refusal.line is None and not isinstance(refusal, NotText):
            pytest.fail(f"refused without a line: {refusal}")
        return None


def _walked(text: str) -> list[Message]:
    faults.refuse_continued_comment(text)
    found = []
    position = 0
    while True:
        message, position = walk(text, position, text.count("\n", 0, position) + 1)
        if message is None:
            return found
        found.append(message)


def _outcome(call):
    try:
        return call()
    except CatalogRefused as refusal:
        return type(refusal), refusal.line, refusal.message


def _as_polib_has_it(catalog: Catalog) -> list[tuple[object, ...]]:
    """polib drops notes of obsolete messages and comments of one bare line, and orders nothing else."""
    return [
        (m.key, m.target, m.plural_targets, m.plural_source or None, m.fuzzy, m.obsolete, m.flags)
        for m in catalog.messages
    ]


def _without_bare_comments(catalog: Catalog) -> Catalog:
    def known(lines: tuple[str, ...]) -> tuple[str, ...]:
        return () if lines == ("",) else lines

    return Catalog(
        dict(catalog.header),
        tuple(
            replace(
                message,
                notes=known(message.notes),
                comments=known(message.comments),
                plural_source=message.plural_source,
            )
            for message in catalog.messages
        ),
        known(catalog.comments),
    )
