from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks.findings import Pair
from contentapi.core.checks.form.links import addresses, check


@pytest.mark.parametrize(
    "target",
    [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:x)",
        "[a](data:text/html,x)",
        "[a](vbscript:x)",
        "[a](//evil.example)",
        "<https://e.example>",
    ],
)
def test_an_address_that_the_source_lacks_blocks(target):
    assert [finding.level for finding in check(Pair("a", target, "es"))] == ["blocking"]


def test_a_contact_mapped_for_the_locale_may_take_the_place_of_the_sources():
    contacts = MappingProxyType({"help@example.org": frozenset({"ayuda@example.org"})})
    pair = Pair("Write to help@example.org", "Escriba a ayuda@example.org", "es", contacts=contacts)
    assert not list(check(pair))


def test_letter_case_of_host_and_scheme_does_not_matter_and_that_of_the_path_does():
    assert not list(check(Pair("HTTPS://E.example/a", "https://e.example/a", "es")))
    assert list(check(Pair("https://e.example/a", "https://e.example/A", "es")))


def test_punctuation_after_an_address_is_no_part_of_it():
    assert list(addresses("(https://e.example/a).")) == ["https://e.example/a"]
    assert list(addresses("请看https://e.example/a。")) == ["https://e.example/a"]


@pytest.mark.parametrize(
    "text", ["p.es. una radiografía", "z.B. ein Foto", "data: 5 de mayo", "Tome 5 mg/día", "a@b", "10:30"]
)
def test_prose_is_no_address(text):
    assert addresses(text) == {}


@given(st.text(alphabet="ab:/.@[]()<>{}1 wcomhtps", max_size=40))
def test_a_text_that_is_its_own_translation_has_no_finding(text):
    assert not list(check(Pair(text, text, "es")))
