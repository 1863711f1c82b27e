"""Cursors are ours or refused; a bundle is the same file for the same members."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.errors import BadCursor, CursorGone
from contentapi.core.feed.bundles import Member, pack, write
from contentapi.core.feed.cursors import Place, Round, digest, seal, unseal

KEY = b"a key of this installation"
ROUNDS = st.builds(
    Round,
    lang=st.sampled_from(["", "es-MX"]),
    limit=st.integers(1, 200),
    after=st.integers(0, 2**40),
    until=st.integers(0, 2**40),
    mark=st.text(max_size=16),
    rules=st.text(max_size=16),
    phase=st.integers(0, 2),
    name=st.text(max_size=80),
)


@given(ROUNDS)
def test_a_cursor_is_read_back_as_it_was(walk):
    assert unseal(seal(walk, key=KEY), Round, key=KEY) == walk


@given(ROUNDS, st.integers(0, 400), st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=127))
def test_a_cursor_that_was_changed_is_refused(walk, place, letter):
    text = seal(walk, key=KEY)
    place %= len(text)
    changed = text[:place] + letter + text[place + 1 :]
    if changed != text:
        with pytest.raises((BadCursor, CursorGone)):
            unseal(changed, Round, key=KEY)


@given(st.text(max_size=200))
def test_no_text_of_a_stranger_is_a_cursor(text):
    with pytest.raises((BadCursor, CursorGone)):
        unseal(text, Round, key=KEY)


def test_a_cursor_of_another_key_is_gone_and_of_another_list_is_bad():
    with pytest.raises(CursorGone):
        unseal(seal(Place("a", "b"), key=b"other"), Place, key=KEY)
    with pytest.raises(BadCursor):
        unseal(seal(Place("a", "b"), key=KEY), Round, key=KEY)


def test_a_digest_binds_to_all_its_parts():
    assert digest("a", "bc") != digest("ab", "c")
    assert digest(1, {"x": 2}) == digest(1, {"x": 2})


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,20}(/[a-z]{1,20})?\.json", fullmatch=True),
        st.binary(max_size=300),
        max_size=8,
    )
)
def test_a_bundle_holds_what_was_put_in(files):
    members = [
        Member(name, gzip.compress(data, mtime=0)) if len(name) % 2 else pack(name, data)
        for name, data in files.items()
    ]
    data = b"".join(write(members))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == files
    assert data == b"".join(write(members))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x1f\x8b\x08\x08name\0rest-of-it"])
def test_what_is_no_plain_gzip_is_refused(data):
    with pytest.raises(ValueError, match="gzip"):
        b"".join(write([Member("a", data)]))
