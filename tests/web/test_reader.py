"""The reader's pages: the right language, told everywhere; what is not there, told kindly."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from contentapi.models import Guide, Substitute
from contentapi.services import guides
from tests import build

pytestmark = pytest.mark.django_db
KNEE = "/guides/knee-injection/"


@pytest.fixture
def knee(db: None) -> Guide:
    """A guide in English, Spanish and Arabic."""
    guide = build.make_version().guide
    build.translate(guide, "es", {"Knee injection": "Infiltración de rodilla", "Risks": "Riesgos"})
    build.translate(guide, "ar")
    return guide


def ask(path: str, languages: str = "", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client().get(path, headers={"Accept-Language": languages, **named} if languages else named)


class Languages(HTMLParser):
    """Every text of a page with the language and direction that hold for it."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, str, str]] = [("", "", "")]
        self.texts: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"meta", "link", "input", "br", "hr", "img"}:
            return
        said = dict(attrs)
        self.stack.append((tag, said.get("lang") or self.stack[-1][1], said.get("dir") or self.stack[-1][2]))

    def handle_endtag(self, tag: str) -> None:
        while len(self.stack) > 1 and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.stack[-1][0] not in {"style", "script"}:
            self.texts.append((data.strip(), self.stack[-1][1], self.stack[-1][2]))


def spoken(html: str) -> dict[str, tuple[str, str]]:
    """Text → (language, direction) as a browser understands the page."""
    parser = Languages()
    parser.feed(html)
    return {text: (lang, direction) for text, lang, direction in parser.texts}


# -- choosing a language ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "served"),
    [
        ("es-MX,en;q=0.5", "es"),
        ("ar", "ar"),
        ("pt-BR", "en"),
        ("", "en"),
        ("zz;q=x,,*;q=0.1", "en"),
        ("es;q=0,ar;q=0.1,en;q=0", "ar"),
    ],
)
def test_a_guides_plain_address_leads_to_the_readers_language(wanted, served, knee):
    answer = ask(KNEE, wanted)
    assert (answer.status_code, answer.url) == (302, f"{KNEE}{served}/")
    assert "Accept-Language" in answer["Vary"]


def test_the_languages_in_the_address_beats_the_browsers(knee):
    assert ask(f"{KNEE}?lang=ar", "es").url == f"{KNEE}ar/"
    assert ask(f"{KNEE}?lang=not a tag").status_code == 400


def test_who_refuses_every_language_is_asked_to_choose(knee):
    answer = ask(KNEE, "*;q=0")
    assert answer.status_code == 406
    assert "العربية" in answer.content.decode()


def test_only_an_approved_substitute_is_served_for_a_sister_locale(knee):
    build.translate(knee, "pt-BR")
    assert ask(KNEE, "pt-PT").url == f"{KNEE}en/"
    Substitute.objects.create(wanted="pt-PT", served="pt-BR")
    assert ask(KNEE, "pt-PT").url == f"{KNEE}pt-BR/"


def test_another_spelling_of_a_locale_leads_to_the_one_address(knee):
    answer = ask(f"{KNEE}ES/")
    assert (answer.status_code, answer.url) == (301, f"{KNEE}es/")
    assert ask("/guides/knee-injection/es").url == f"{KNEE}es/"


def test_a_locale_that_is_not_there_is_never_passed_off_as_another(knee):
    answer = ask(f"{KNEE}es-MX/")
    told = answer.content.decode()
    assert answer.status_code == 404
    assert f'href="{KNEE}es/"' in told
    assert "Riesgos" not in told


# -- the page ----------------------------------------------------------------------------------------------


def test_every_text_says_its_language_and_direction(knee):
    said = spoken(ask(f"{KNEE}ar/", "en").content.decode())
    assert said["[ar] Knee injection"] == ("ar", "rtl")
    assert said["[ar] bleeding"] == ("ar", "rtl")
    assert said["English"] == ("en", "ltr")
    assert said["español"] == ("es", "ltr")


def test_the_frame_of_a_page_is_marked_where_it_speaks_another_language(knee):
    build.translate(knee, "ur")
    html = ask(f"{KNEE}ur/", "ar").content.decode()
    said = spoken(html)
    assert '<html lang="ur" dir="rtl">' in html
    assert said["[ur] Knee injection"] == ("ur", "rtl")
    assert said["Important for your safety"] == ("en", "ltr")
    assert said["Languages"] == ("en", "ltr")


def test_a_withheld_section_is_shown_in_the_source_language_with_a_notice(knee):
    text = build.guide_text(
        risks="Rest for 48 hours.\n\n- infection\n- bleeding", overview="You get an injection."
    )
    build.make_version(text, at=build.later(5))
    html = ask(f"{KNEE}es/").content.decode()
    said = spoken(html)
    assert said["Rest for 48 hours."] == ("en", "ltr")
    assert said["Risks"] == ("en", "ltr")
    assert "[es] Rest for 24 hours." not in said
    notice = re.search(r'role="note" dir="auto">([^<]+)<', html)
    assert notice is not None
    assert said[notice[1]][0] == "es"


def test_the_page_says_what_a_reader_may_ask_for(knee):
    html = ask(f"{KNEE}es/").content.decode()
    release = knee.offers.get(locale="es").release
    assert release.digest in html
    assert f"/api/v1/releases/{release.digest}" in html
    assert "/api/v1/guides/knee-injection/es" in html
    assert '<section id="risks" class="kind-risks critical"' in html
    assert html.count('rel="alternate" hreflang=') == 3
    assert html.index('class="skip"') < html.index("<header")
    english = ask(f"{KNEE}en/").content.decode()
    assert "Version 1" in english
    assert "Not yet reviewed by a clinician." in english


def test_a_title_with_markup_is_text(db):
    build.make_version(build.guide_text(title=r"Knee \\<b>more & \\<script>"))
    html = ask(f"{KNEE}en/").content.decode()
    assert "Knee &lt;b&gt;more &amp; &lt;script&gt;" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    "path", ["/", f"{KNEE}en/", f"{KNEE}ar/", "/nothing/", f"{KNEE}xx/", "/translate/login/"]
)
def test_no_page_needs_script_style_or_another_host(path, knee):
    answer = ask(path)
    html = answer.content.decode()
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|https?://(?!www\.w3\.org)", html)
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_a_page_is_kept_as_long_as_the_api_says_and_not_longer(knee):
    answer = ask(f"{KNEE}es/", "ar")
    assert answer["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert (answer["Content-Language"], answer["Vary"]) == ("es", "Accept-Encoding")
    assert answer["Cache-Tag"] == "guide-knee-injection"
    assert not answer.cookies
    again = ask(f"{KNEE}es/", If_None_Match=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    later = ask(f"{KNEE}es/", If_Modified_Since=answer["Last-Modified"])
    assert later.status_code == 304
    assert Client().head(f"{KNEE}es/")["ETag"] == answer["ETag"]


def test_a_new_language_in_the_menu_is_a_new_page(knee):
    before = ask(f"{KNEE}es/")
    build.translate(knee, "fr", at=build.later(9))
    after = ask(f"{KNEE}es/", If_None_Match=before["ETag"], If_Modified_Since=before["Last-Modified"])
    assert after.status_code == 200
    assert "français" in after.content.decode()


@pytest.mark.parametrize(("encoding", "sent"), [("gzip", "gzip"), ("br, gzip", "br"), ("identity", "")])
def test_a_page_is_sent_in_the_encoding_asked_for(encoding, sent, knee):
    answer = ask(f"{KNEE}es/", Accept_Encoding=encoding)
    assert answer.headers.get("Content-Encoding", "") == sent


def test_the_page_costs_two_queries(knee, django_assert_num_queries):
    with django_assert_num_queries(2 + build.DUE):
        ask(f"{KNEE}es/")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(method, knee):
    assert getattr(Client(), method)(f"{KNEE}es/").status_code == 405


# -- what is not there ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["draft", "in_review", "approved"])
def test_an_unpublished_guide_is_not_there(state):
    build.make_version(state=state)
    for path in ("", "en/", "es/"):
        answer = ask(f"{KNEE}{path}")
        assert answer.status_code == 404
        assert "Knee" not in answer.content.decode()
    assert "Knee" not in ask("/").content.decode()


def test_a_draft_of_a_published_guide_is_not_shown(knee):
    build.make_draft(build.guide_text(title="Secret plans", overview="Secret words."))
    for path in ("/", f"{KNEE}en/", "/?q=Secret"):
        assert "Secret words" not in ask(path).content.decode()


def test_a_withdrawn_guide_says_so_in_every_language_and_names_its_replacement(knee):
    new = build.make_version(build.guide_text("new-knee", title="New knee")).guide
    act = {"reason": "A dose was wrong.", "notice": "Throw <b>away</b> your copy.", "replacement": new}
    guides.withdraw(knee, by=build.publisher(), at=build.later(1), **act)
    for path in ("", "en/", "es/", "ar/", "fr/"):
        answer = ask(f"{KNEE}{path}")
        told = answer.content.decode()
        assert answer.status_code == 410
        assert "Throw &lt;b&gt;away&lt;/b&gt; your copy." in told
        assert 'href="/guides/new-knee/"' in told
        assert "Rest for 24 hours" not in told
    assert "max-age=30" in answer["Cache-Control"]
    assert answer["Cache-Tag"] == "guide-knee-injection"
    assert "Knee injection" not in ask("/").content.decode()


def test_the_notice_is_marked_with_the_language_it_was_written_in(knee):
    guides.withdraw(knee, by=build.publisher(), at=build.later(1), reason="x", notice="Stop.")
    assert spoken(ask(f"{KNEE}ar/").content.decode())["Stop."][0] == "en"


@pytest.mark.parametrize(
    "path", ["/no/such/page/", "/guides/nope/", "/guides/nope/en/", "/guides/%00/", "/guides/a/..%2f/"]
)
def test_what_is_not_there_is_a_kind_page(path, knee):
    answer = ask(path)
    assert answer.status_code == 404
    assert 'href="/"' in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


# -- the list ------------------------------------------------------------------------------------------------


def test_the_list_shows_every_guide_in_the_best_language_for_the_reader(knee):
    build.make_version(build.guide_text("hip", title="Hip injection"))
    said = spoken(ask("/", "es-MX").content.decode())
    assert said["Infiltración de rodilla"] == ("es", "ltr")
    assert said["Hip injection"] == ("en", "ltr")
    assert "Knee injection" not in said


def test_the_languages_of_the_list_are_links(knee):
    html = ask("/?lang=ar", "es").content.decode()
    assert 'href="/?lang=es"' in html
    assert 'href="/guides/knee-injection/ar/"' in html
    assert "Accept-Language" not in ask("/?lang=ar")["Vary"]
    assert "Accept-Language" in ask("/")["Vary"]


def test_the_titles_can_be_searched(knee):
    build.make_version(build.guide_text("hip", title="Hip injection"))
    html = ask("/?q=hip").content.decode()
    assert ("Hip injection" in html, "Knee injection" in html) == (True, False)
    nothing = ask('/?q="><b>x').content.decode()
    assert "<b>" not in nothing
    assert "No guide has" in nothing


def test_a_long_list_has_pages(settings, db, monkeypatch):
    for number in range(53):
        build.make_version(build.guide_text(f"guide-{number:02}", title=f"Guide {number:02}"))
    first = ask("/").content.decode()
    assert first.count("<h2>") == 50
    after = re.search(r'rel="next" href="\?([^"]+)"', first)
    assert after is not None
    assert ask(f"/?{after[1]}").content.decode().count("<h2>") == 3


def test_the_list_costs_the_same_for_many_guides(knee, django_assert_max_num_queries):
    for number in range(4):
        build.make_version(build.guide_text(f"guide-{number}"))
    with django_assert_max_num_queries(5 + build.DUE):
        ask("/", "es")


def test_nothing_published_is_said_plainly(db):
    assert "There are no guides yet." in ask("/").content.decode()
