"""The reader's pages: the list, a guide in one language, and what is said when there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from contentapi.core.errors import BadLocale, ContentError, LocaleNotAvailable, NotAcceptable
from contentapi.core.locales import canonical, canonical_for_reader
from contentapi.core.negotiation import negotiate
from contentapi.queries import releases
from contentapi.web import answers, pages
from contentapi.web.language import Frame, frame, menu, wanted

View = Callable[..., HttpResponse]
MAX_WORDS = 200


def friendly(view: View) -> View:
    """What cannot be shown is told as a page, in the reader's language."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ContentError as error:
            return problem(request, error, lang=kwargs.get("lang", ""))

    return shown


@require_safe
@friendly
def home(request: HttpRequest) -> HttpResponse:
    """Every guide in the reader's language; `?lang=` beats the browser's wish, `?q=` searches titles."""
    lang = _lang(request)
    words, after = request.GET.get("q", "")[:MAX_WORDS].strip(), request.GET.get("after", "")[:100]
    one, context = pages.home(lang or _header(request), words=words, after=after)
    return answers.page(
        request, "web/home.html", one, {**context, "lang": lang}, negotiated=not lang, groups=("guides",)
    )


@require_safe
@friendly
def negotiated(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead a reader to a guide in the language that suits them best. Raises for `friendly`."""
    lang = _lang(request)
    shelf = releases.shelf(slug)
    asked = lang or _header(request)
    found = negotiate(asked, shelf.releases, default=shelf.source_locale, substitutes=releases.substitutes())
    if found is None or found.locale not in shelf.releases:
        raise NotAcceptable("Every language that there is was refused.", guide=slug, available=shelf.locales)
    to = reverse("web:guide", args=[slug, found.locale])
    return answers.led(to, permanent=False, negotiated=not lang, groups=(f"guide-{slug}",))


@require_safe
@friendly
def guide(request: HttpRequest, slug: str, lang: str) -> HttpResponse:
    """A guide in exactly one language. Raises for `friendly`."""
    shelf = releases.shelf(slug)
    try:
        locale = canonical(lang)
    except BadLocale:
        raise LocaleNotAvailable(
            f"There is no language {lang!a}.", guide=slug, available=shelf.locales
        ) from None
    if locale != lang:
        to = reverse("web:guide", args=[slug, locale])
        return answers.led(to, permanent=True, negotiated=False, groups=(f"guide-{slug}",))
    one, context = pages.guide(shelf, shelf.exactly(locale))
    modified = int(max(shown.since for shown in shelf.releases.values()).timestamp())
    return answers.page(request, "web/guide.html", one, context, modified=modified, groups=(f"guide-{slug}",))


def problem(request: HttpRequest, error: ContentError, *, lang: str = "") -> HttpResponse:
    """A refusal as a page: what is not there, and where to go instead."""
    one, by_header = _frame_of(request, lang)
    facts = error.facts
    slug = str(facts.get("guide") or "")
    available = menu(list(facts.get("available", ())), "", f"/guides/{slug}/{{}}/")
    context = {"code": error.code, "facts": facts, "languages": available, **_pulled(error)}
    groups = (f"guide-{slug}",) if slug else ()
    return answers.refusal(
        "web/problem.html", one, context, status=error.status, negotiated=by_header, groups=groups
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that is none."""
    del exception
    one = wanted(_header(request))
    return answers.refusal("web/problem.html", one, {"code": "not_found"}, status=404, negotiated=True)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A page for which the signed-in user lacks the permission."""
    del exception
    one = wanted(_header(request))
    return answers.refusal("web/problem.html", one, {"code": "not_allowed"}, status=403, negotiated=True)


def _pulled(error: ContentError) -> dict[str, Any]:
    """What a withdrawn guide's page needs besides: its notice, and the language that it is written in."""
    if error.code != "guide_withdrawn":
        return {}
    return {
        "notice": error.facts["notice"] or error.facts["reason"],
        "notice_locale": error.facts["notice_locale"],
        "replacement": error.facts["replacement"],
    }


def _frame_of(request: HttpRequest, lang: str) -> tuple[Frame, bool]:
    """The frame of a refusal by the language in the address, or else by the browser's wish."""
    for tag in (lang, request.GET.get("lang", "")):
        try:
            words = frame(canonical_for_reader(tag)).words
        except BadLocale:
            continue
        return Frame(words, words), False
    return wanted(_header(request)), True


def _lang(request: HttpRequest) -> str:
    """The locale that the address asks for, canonical, or empty. Raises BadLocale."""
    text = request.GET.get("lang", "")
    return canonical_for_reader(text) if text else ""


def _header(request: HttpRequest) -> str:
    """What the browser asks for."""
    return request.headers.get("Accept-Language", "")
