"""Real files: the catalogs of Django itself, in a hundred languages, read as msgfmt and polib read them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import polib
import pytest

from contentapi.core import po
from contentapi.core.errors import BadPlural, CatalogRefused
from contentapi.core.po.writer import write
from tests.core.po import gnu

_SPEC = importlib.util.find_spec("django")
FILES = sorted(Path(_SPEC.origin).parent.rglob("*.po")) if _SPEC and _SPEC.origin else []


def test_there_are_real_files_to_read():
    assert len(FILES) > 1000


def test_all_are_read_but_those_whose_forms_do_not_fit_their_header():
    refused = []
    for path in FILES:
        try:
            po.read(path.read_bytes())
        except CatalogRefused as refusal:
            refused.append((path, refusal))
    assert len(refused) < 0.05 * len(FILES)
    assert {type(refusal) for _, refusal in refused} <= {BadPlural}
    for path, _ in refused:
        assert gnu.msgfmt(path.read_bytes(), "--check").returncode != 0


@pytest.mark.parametrize("part", range(10))
def test_a_sample_is_what_polib_reads_and_what_msgcat_writes(part):
    for path in FILES[part::60]:
        data = path.read_bytes()
        try:
            catalog = po.read(data)
        except BadPlural:
            continue
        other = po.from_polib(polib.pofile(data.decode()))
        assert dict(catalog.header) == dict(other.header), path
        # polib keeps fuzzy marks and obsolete messages that have no target.
        assert [
            (m.key, m.target, m.plural_targets, m.obsolete, m.flags, m.previous_source)
            for m in catalog.messages
        ] == [
            (m.key, m.target, m.plural_targets, m.obsolete, m.flags, m.previous_source)
            for m in other.messages
            if not m.obsolete or m.target or any(m.plural_targets)
        ], path
        assert gnu.msgcat(write(catalog)) == write(catalog), path
