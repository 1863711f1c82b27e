"""The product's own words are there in every locale of the first guide, and compiled without gettext."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext, override

from contentapi.core.composition import Choice, SectionState
from contentapi.services import notices

ROOT = Path(__file__).parent.parent
WORDS = sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))
TARGETS = [tag for tag, _ in settings.LANGUAGES if tag != "en"]
CHOICES = [Choice("risks", state, 1, None) for state in SectionState if state is not SectionState.CURRENT]


def test_there_is_a_file_for_every_language_of_the_product():
    assert {path.parent.parent.name.replace("_", "-").lower() for path in WORDS} == set(TARGETS)


@pytest.mark.parametrize("path", WORDS, ids=lambda p: p.parent.parent.name)
def test_every_message_is_translated_and_none_is_doubtful(path):
    with path.open("rb") as file:
        messages = [m for m in read_po(file) if m.id]
    assert len(messages) > (0 if "es_MX" in path.parts else 400)
    assert not [m.id for m in messages if not m.string or m.fuzzy]


def test_the_files_hold_every_word_of_the_code_and_no_other():
    call_command("extract_words", "--check")


@pytest.mark.parametrize("path", WORDS, ids=lambda p: p.parent.parent.name)
def test_gettext_finds_no_fault(path):
    run = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("locale", TARGETS)
@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.state)
def test_a_notice_speaks_the_readers_language(locale, choice):
    english = notices.section(choice, locale="en", source_locale="en")
    assert notices.section(choice, locale=locale, source_locale="en") != english


@pytest.mark.parametrize(
    ("locale", "words", "language"),
    [
        ("zh-CN", "zh-Hans", "英语"),
        ("zh-SG", "zh-Hans", "英语"),
        ("es-AR", "es", "inglés"),
        ("zh-TW", "en", "English"),
        ("pt-PT", "en", "English"),
        ("sr", "en", "English"),
    ],
)
@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.state)
def test_a_notice_is_in_one_language_which_the_readers_locale_leads_to(choice, locale, words, language):
    said = notices.section(choice, locale=locale, source_locale="en")
    assert said == notices.section(choice, locale=words, source_locale="en")
    assert language in str(said) or choice.state is SectionState.OUTDATED


def test_a_region_has_its_own_words_and_takes_the_rest_from_its_language():
    def said(locale: str) -> tuple[str, str]:
        with override(locale):
            return gettext("Home"), gettext("Not yet reviewed by a clinician.")

    assert said("es-mx")[0] == said("es")[0] != "Home"
    assert said("es-mx")[1] != said("es")[1]
