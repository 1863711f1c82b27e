from __future__ import annotations

import pytest

from contentapi.core.checks import Level, Pair, run


def levels(source, target, locale="es", **contacts):
    mapped = {known.replace("_", " ").strip(): frozenset(to) for known, to in contacts.items()}
    pair = Pair(source, target, locale, contacts=mapped)
    return {finding.level for finding in run(pair, only=["contacts"])}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Call 020 7946 0958", "Llame al 020-7946-0958"),
        ("Call 020 7946 0958", "Llame al +44 20 7946 0958"),
        ("Call 1-800-555-0199", "Llame al 1 800 555 0199"),
        ("Call +44 (0)20 7946 0958", "Llame al +44 20 7946 0958"),
        ("Call ٠٢٠٧٩٤٦٠٩٥٨", "Llame al 02079460958"),
        ("Take 10 000-20 000 IU", "Tome 10 000-20 000 UI"),
        ("on 2025-11-22", "el 22/11/2025"),
        ("Call us after 24 hours", "Llámenos después de 24 horas"),
        ("Write to Help@clinic.example.", "Escriba a help@clinic.example."),
    ],
)
def test_the_same_contact_passes(source, target):
    assert levels(source, target) == set()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Call 020 7946 0958", "Llame al 020 7946 0985"),
        ("Call 020 7946 0958", "Llame al 7946 0958"),
        ("Call 020 7946 0958", "Llámenos"),
        ("Call us", "Llame al 91 555 01 23"),
        ("Call 999", "Llame al 112"),
        ("Write to help@clinic.example", "Escriba a help@clinica.example"),
        ("Write to us", "Escriba a help@clinic.example"),
    ],
)
def test_a_changed_lost_or_invented_contact_blocks(source, target):
    assert levels(source, target) == {Level.BLOCKING}


def test_a_contact_mapped_for_the_locale_passes_and_another_does_not():
    assert levels("Call 999", "Llame al 112", **{"999": ["112"]}) == set()
    assert levels("Call 999", "Llame al 113", **{"999": ["112"]}) == {Level.BLOCKING}
    assert levels("Mail a@b.example", "Escriba a c@d.example", **{"a@b.example": ["c@d.example"]}) == set()
