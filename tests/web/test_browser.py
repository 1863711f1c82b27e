"""A real browser looks at the pages: accessible, right-to-left, narrow, dark, and without a word from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from playwright.sync_api import Browser, Page

from contentapi.models import Guide, Upload, Version
from contentapi.services import guides
from tests import build
from tests.browsing import PASSWORD, Eyes, OpenPage, faults, overflow

ROLES = ("Editor", "Clinical reviewer", "Publisher", "Translator", "Reviewer")
KNEE = "/guides/knee-injection"

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def site(browser: Browser, live_server: Any) -> str:
    """A site with a guide in three languages, one section of which is withheld, and a draft."""
    for name in ROLES:  # a test that commits leaves no roles behind
        ours = Permission.objects.filter(content_type__app_label="contentapi")
        Group.objects.get_or_create(name=name)[0].permissions.set(ours)
    guide = build.make_version().guide
    build.translate(guide, "es")
    build.translate(guide, "ar")
    build.make_version(
        build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding"), at=build.later(1)
    )
    build.make_draft(build.guide_text(title="The next one"), at=build.later(2))
    build.upload(build.filled(build.export(guide, "es")), at=build.later(3))
    gone = build.make_version(build.guide_text("gone")).guide
    guides.withdraw(gone, by=build.publisher(), at=build.later(4), reason="wrong", notice="Throw it away.")
    user = User.objects.create_superuser("chief", password=PASSWORD)
    build.make_user(user.username, "Translator")
    return str(live_server.url)


@pytest.fixture
def look(browser: Browser, site: str) -> Iterator[OpenPage]:
    """Open an address; what the browser complains of, and what it asks of other hosts, ends the test."""
    eyes = Eyes(browser, site)

    def open_page(path: str, *, signed_in: bool = False, **options: Any) -> Page:
        page = eyes.signed_in("chief", **options) if signed_in else eyes.open(**options)
        page.goto(f"{site}{path}")
        return page

    yield open_page
    eyes.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_readers_pages_are_accessible(scheme, look):
    paths = (
        "/",
        f"{KNEE}/en/",
        f"{KNEE}/ar/",
        f"{KNEE}/es/",
        f"{KNEE}/fr/",
        "/guides/gone/",
        "/translate/login/",
        "/admin/login/",
    )
    assert [fault for path in paths for fault in faults(look(path, color_scheme=scheme))] == []


def test_the_page_of_the_api_is_accessible_closed_and_open(look):
    page = look("/api/docs/")
    operations = page.locator(".opblock-summary-control")
    operations.first.wait_for()
    assert faults(page) == []
    for number in (1, 15, 20):
        operations.nth(number).click()
    page.locator(".responses-table").nth(2).wait_for()
    assert faults(page) == []


def test_after_too_many_tries_the_page_is_accessible(look):
    page = look("/admin/login/", locale="fa")
    for _ in range(5):
        page.fill("#id_username", "chief")
        page.fill("#id_password", "guess")
        page.click("input[type=submit]")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("main .button").get_attribute("href") == "/admin/login/"
    assert faults(page) == []


def test_the_translators_pages_are_accessible(look):
    upload = Upload.objects.latest("pk")
    paths = ("/translate/", "/translate/knee-injection/es/", f"/translate/uploads/{upload.pk}/")
    assert [fault for path in paths for fault in faults(look(path, signed_in=True))] == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("en", "dark"), ("ar", "light")])
def test_the_desk_is_accessible(language, scheme, look, site):
    guide = Guide.objects.get(slug="knee-injection")
    draft, catalog = guide.versions.get(state="draft"), guide.catalogs.get(locale="es")
    live, old = guide.versions.get(state="published"), guide.versions.get(state="superseded")
    ready = build.make_version(build.guide_text(title="Ready"), state="approved", at=build.later(6))
    waiting = build.make_version(build.guide_text(title="Waiting"), state="in_review", at=build.later(7))
    paths = (
        "/admin/",
        f"/admin/contentapi/guide/{guide.pk}/change/",
        f"/admin/contentapi/guide/{guide.pk}/withdraw/",
        "/admin/contentapi/guide/",
        "/admin/contentapi/guide/add/",
        "/admin/contentapi/guide/from-markdown/",
        "/admin/contentapi/version/",
        f"/admin/contentapi/version/{draft.pk}/change/",
        f"/admin/contentapi/version/{draft.pk}/preview/",
        f"/admin/contentapi/version/{draft.pk}/preview/?locale=ar&width=phone",
        f"/admin/contentapi/version/{live.pk}/compare/?with={old.number}",
        f"/admin/contentapi/version/{live.pk}/compare/?with={old.number}&locale=ar&form=side",
        f"/admin/contentapi/version/{draft.pk}/reading/",
        f"/admin/contentapi/version/{draft.pk}/act/submit/",
        f"/admin/contentapi/version/{draft.pk}/act/delete/",
        f"/admin/contentapi/version/{live.pk}/act/review/",
        f"/admin/contentapi/version/{live.pk}/act/minor/",
        f"/admin/contentapi/version/{old.pk}/act/roll_back/",
        f"/admin/contentapi/version/{ready.pk}/act/schedule/",
        f"/admin/contentapi/version/{ready.pk}/change/",
        f"/admin/contentapi/version/{ready.pk}/act/publish/",
        f"/admin/contentapi/version/{waiting.pk}/act/approve/",
        f"/admin/contentapi/version/{waiting.pk}/act/send_back/",
        "/admin/contentapi/catalog/",
        "/admin/contentapi/auditentry/",
        f"/admin/contentapi/catalog/{catalog.pk}/messages/?state=accepted",
        f"/admin/contentapi/upload/{catalog.uploads.latest('pk').pk}/change/",
        "/admin/contentapi/upload/add/",
        f"/admin/contentapi/release/{guide.offers.get(locale='es').release_id}/change/",
        "/admin/contentapi/release/",
        f"/admin/contentapi/target/{catalog.targets.latest('pk').pk}/change/",
        "/admin/contentapi/term/add/",
        "/admin/contentapi/account/add/",
        f"/admin/auth/user/{User.objects.get(username='chief').pk}/change/",
    )
    page = look(paths[0], signed_in=True, locale=language, color_scheme=scheme)
    found = []
    for path in paths:
        page.goto(f"{site}{path}")
        if page.locator(".select2").count():
            page.locator(".select2 [role=combobox][aria-label]").first.wait_for()
        found += faults(page)
    assert found == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_page_is_wider_than_its_window(width, look):
    paths = ("/", f"{KNEE}/en/", f"{KNEE}/ar/", f"{KNEE}/fr/", "/guides/gone/")
    assert [path for path in paths if overflow(look(path, width=width)) > 0] == []


def test_a_right_to_left_page_is_a_mirror(look):
    page = look(f"{KNEE}/ar/")
    home, languages = page.locator(".home").bounding_box(), page.locator(".languages").bounding_box()
    assert home is not None
    assert languages is not None
    assert home["x"] > languages["x"]
    assert page.locator("#risks .text").evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert page.locator("#overview .text").evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_a_reader_without_script_and_with_the_keyboard_alone_reaches_another_language(look):
    page = look(f"{KNEE}/en/", java_script_enabled=False)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".languages a[hreflang=ar]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_paper_shows_the_text_the_warnings_and_the_proof_and_no_menus(look):
    page = look(f"{KNEE}/es/")
    page.emulate_media(media="print")
    assert page.locator("#risks .note").is_visible()
    assert page.locator(".proof").is_visible()
    assert not page.locator(".languages").is_visible()
    assert not page.locator(".contents").is_visible()


def test_a_guides_page_at_the_desk_prints_its_table_and_nothing_to_press(look):
    guide = Guide.objects.get(slug="knee-injection")
    page = look(f"/admin/contentapi/guide/{guide.pk}/change/", signed_in=True)
    page.emulate_media(media="print")
    assert page.locator(".matrix .cell-withheld").first.is_visible()
    assert page.locator(".timeline li").first.is_visible()
    for gone in (".object-tools", "#nav-sidebar", ".submit-row", ".breadcrumbs"):
        assert not page.locator(gone).first.is_visible(), gone


def test_an_editor_moves_a_section_with_a_button(look):
    draft = Version.objects.get(state="draft")
    page = look(f"/admin/contentapi/version/{draft.pk}/change/", signed_in=True)
    page.get_by_role("button", name="Move up").nth(1).click()
    headings = page.locator("#sections-group .inline-related:not(.empty-form) input[name$=-key]")
    assert [headings.nth(n).input_value() for n in range(2)] == ["risks", "overview"]
    page.click("input[name=_save]")
    page.wait_for_url("**/version/")
    sections = draft.sections.order_by("position")
    assert list(sections.values_list("key", flat=True)) == ["risks", "overview"]
