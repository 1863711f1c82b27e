"""What is written is XLIFF 1.2 by a schema of its structure, written down from the standard."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from contentapi.core.interchange.xliff import write_xliff
from tests.core.interchange.test_xliff import SAMPLE, catalogs

SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).parents[2] / "data/xliff-1.2.rng")))


@given(catalogs)
def test_every_catalog_is_valid(catalog):
    SCHEMA.assertValid(etree.fromstring(write_xliff(catalog, source_locale="en")))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (' datatype="plaintext"', ""),
        ('state="translated"', 'state="done"'),
        ('alttranstype="previous-version"', 'alttranstype="older"'),
        ("<source>Empty.</source>", "<target>Vacío.</target><source>Empty.</source>"),
        ('version="1.2"', 'version="1.1"'),
    ],
)
def test_the_schema_refuses_what_the_standard_does_not_know(right, wrong):
    written = write_xliff(SAMPLE, source_locale="en").decode()
    assert right in written
    assert not SCHEMA.validate(etree.fromstring(written.replace(right, wrong).encode()))
