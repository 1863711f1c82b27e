"""Nothing that a user can meet is undocumented: error codes, settings, commands, endpoints, checks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contentapi.core import errors
from contentapi.core.checks import CHECKS
from contentapi.core.composition.body import unsealed
from contentapi.core.http import refusals
from contentapi.core.reading.lint import RULES

ROOT = Path(__file__).parent.parent
DOCS = "\n".join(path.read_text() for path in [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"])
CODES = sorted(
    {
        kind.code
        for kind in (*vars(errors).values(), *vars(refusals).values())
        if isinstance(kind, type) and issubclass(kind, errors.ContentError)
    }
)
SETTINGS = sorted(set(re.findall(r'env\.\w+\("([A-Z_]+)"', (ROOT / "contentapi/settings.py").read_text())))
COMMANDS = sorted(path.stem for path in (ROOT / "contentapi/management/commands").glob("[a-z]*.py"))


@pytest.mark.parametrize("code", CODES)
def test_every_error_code_is_documented(code):
    assert f"| `{code}` |" in (ROOT / "docs/errors.md").read_text()


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_documented(name):
    assert f"`{name}`" in (ROOT / "docs/operations.md").read_text()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name):
    assert f"`{name}" in (ROOT / "docs/operations.md").read_text()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_is_documented(check):
    assert f"`{check.id}`" in DOCS


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_reading_is_documented(rule):
    assert f"`{rule}`" in (ROOT / "docs/reading.md").read_text()


def test_the_decision_on_digests_cuts_what_is_cut():
    text = (ROOT / "docs/decisions/0002-what-a-digest-names.md").read_text()
    cut = re.search(r"`body\[:-(\d+)\] \+ \"}\"`", text)
    assert cut is not None
    sealed = b'{"a":1,"digest":"' + b"0" * 64 + b'"}'
    assert sealed[: -int(cut[1])] + b"}" == unsealed(sealed)


def test_no_document_speaks_of_a_place_on_some_machine():
    assert not re.findall(r"/(?:home|root|tmp)/\w+", DOCS)
