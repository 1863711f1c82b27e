"""The translator's pages: catalogs to work on, PO files out and in, and what became of every entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from contentapi.core.catalog import Fate
from contentapi.core.errors import BadLocale, ContentError, UnknownGuide
from contentapi.core.locales import canonical, direction, own_name, to_posix
from contentapi.core.po import write
from contentapi.models import Guide, Upload
from contentapi.queries import guides as guide_reads
from contentapi.queries import status
from contentapi.services import policy
from contentapi.services.catalogs import Address, Report, exports, receive
from contentapi.services.catalogs import undo as undo_upload
from contentapi.web.language import Frame, frame

UPLOAD = "contentapi.upload_catalog"
LOGIN = reverse_lazy("web:login")
MAX_ROWS = 500
LAST_FILES = 5
MEDIA = "text/x-gettext-translation; charset=utf-8"


class SendForm(forms.Form):
    """A PO file, and whether it is only to be checked."""

    file = forms.FileField(label=_("PO file"))
    dry_run = forms.BooleanField(label=_("Only check it; store nothing"), required=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One catalog in the list. `standing` is None where nobody has begun."""

    slug: str
    locale: str
    name: str
    dir: str
    standing: status.Standing | None

    @property
    def total(self) -> int:
        """All messages."""
        one = self.standing
        return one.accepted + one.in_review + one.fuzzy + one.empty if one else 0


class Login(LoginView):
    """The translator's door."""

    template_name = "web/login.html"
    next_page = "web:translate"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the frame's language."""
        return {**super().get_context_data(**kwargs), "frame": _frame()}


class Logout(LogoutView):
    """And out again."""

    next_page = "web:login"


@require_safe
@never_cache
@login_required(login_url=LOGIN)
def desk(request: HttpRequest) -> HttpResponse:
    """The catalogs of the user's locales, with what is left to do."""
    rows = _rows(_user(request))
    return _page(request, "web/translate.html", {"rows": rows})


@never_cache
@login_required(login_url=LOGIN)
def catalog(request: HttpRequest, slug: str, lang: str) -> HttpResponse:
    """One catalog: its file to fetch, a file to send; a checked file's report at once."""
    guide, locale = _place(request, slug, lang)
    form = SendForm(request.POST or None, request.FILES or None)
    report = None
    if request.method == "POST" and form.is_valid():
        report = _receive(request, form, Address(slug, locale))
        if report is not None and report.upload is not None:
            return redirect("web:report", report.upload)
    row = next((row for row in _rows(_user(request)) if (row.slug, row.locale) == (slug, locale)), None)
    context = {
        "guide": guide,
        "locale": locale,
        "name": own_name(locale),
        "dir": direction(locale),
        "form": form,
        "row": row,
        "report": report,
        "sent": _sent(guide, locale),
        **_told(report),
    }
    refused = request.method == "POST" and form.errors
    return _page(request, "web/catalog.html", context, status=400 if refused else 200)


@require_safe
@never_cache
@login_required(login_url=LOGIN)
def download(request: HttpRequest, slug: str, lang: str) -> HttpResponse:
    """The catalog as a PO file; remembered, so that an upload can be compared with it."""
    guide, locale = _place(request, slug, lang)
    try:
        data = write(exports.catalog(guide, locale))
    except ContentError as error:
        messages.error(request, str(error))
        return redirect("web:translate")
    name = f"guide-{slug}.{to_posix(locale)}.po"
    return HttpResponse(
        data, content_type=MEDIA, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_safe
@never_cache
@login_required(login_url=LOGIN)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of a file, entry by entry."""
    upload = _upload(request, pk)
    assert upload.catalog is not None
    entries = upload.entries.order_by("pk")
    number = entries.count()
    locale = upload.catalog.locale
    context = {
        "upload": upload,
        "entries": entries[:MAX_ROWS],
        "left_out": max(0, number - MAX_ROWS),
        "counts": upload.counts,
        "locale": locale,
        "dir": direction(locale),
        "name": own_name(locale),
    }
    return _page(request, "web/report.html", context)


@require_POST
@never_cache
@login_required(login_url=LOGIN)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what a file did."""
    upload = _upload(request, pk)
    try:
        counts = undo_upload(upload, by=_user(request), at=timezone.now())
    except ContentError as error:
        messages.error(request, str(error))
    else:
        said = gettext("Undone: %(restored)d texts are as they were, %(kept)d moved since and were kept.")
        messages.success(request, said % counts)
    return redirect("web:report", pk)


def _receive(request: HttpRequest, form: SendForm, where: Address) -> Report | None:
    """Take the file in; a refusal is shown at its field."""
    file = form.cleaned_data["file"]
    data = file.read(settings.MAX_UPLOAD_BYTES + 1)
    try:
        return receive(
            data,
            address=where,
            name=file.name[:300],
            by=_user(request),
            at=timezone.now(),
            dry_run=form.cleaned_data["dry_run"],
        )
    except ContentError as error:
        form.add_error("file", f"{error} ({error.code})")
        return None


def _sent(guide: Guide, locale: str) -> QuerySet[Upload]:
    """The last files of a catalog, so that their reports are found again."""
    found = Upload.objects.filter(catalog__guide=guide, catalog__locale=locale).select_related("actor")
    return found.order_by("-pk")[:LAST_FILES]


def _rows(user: User) -> list[Row]:
    """The user's catalogs: those there are, and those of assigned locales that nobody has begun."""
    mine = set(user.assignments.values_list("locale", flat=True))
    everywhere = "*" in mine or user.is_superuser
    standings = [s for s in status.catalogs() if everywhere or s.locale in mine]
    rows = [Row(s.guide, s.locale, own_name(s.locale), direction(s.locale), s) for s in standings]
    begun = {(row.slug, row.locale) for row in rows}
    workable = Guide.objects.filter(versions__state__in=guide_reads.WORKABLE).distinct()
    for slug, source in workable.values_list("slug", "source_locale"):
        fresh = (tag for tag in mine - {"*", source} if (slug, tag) not in begun)
        rows += [Row(slug, tag, own_name(tag), direction(tag), None) for tag in fresh]
    return sorted(rows, key=lambda row: (row.slug, row.locale))


def _place(request: HttpRequest, slug: str, lang: str) -> tuple[Guide, str]:
    """The guide and locale of an address. Who may not work in the locale learns nothing of the guide."""
    try:
        locale = canonical(lang)
    except BadLocale:
        raise Http404 from None
    if not policy.allowed(_user(request), UPLOAD, locale=locale):
        raise PermissionDenied
    try:
        guide = guide_reads.by_slug(slug)
    except UnknownGuide:
        raise Http404 from None
    if guide.source_locale == locale or guide_reads.working_version(guide) is None:
        raise Http404
    return guide, locale


def _upload(request: HttpRequest, pk: int) -> Upload:
    """An upload to a catalog that the user may work on."""
    found = Upload.objects.select_related("catalog__guide", "actor", "undone_by").filter(pk=pk).first()
    if found is None or found.catalog is None:
        raise Http404
    if not policy.allowed(_user(request), UPLOAD, locale=found.catalog.locale):
        raise PermissionDenied
    return found


def _told(report: Report | None) -> dict[str, Any]:
    """A checked file's entries in the form of stored ones."""
    if report is None:
        return {}
    rows = [e for e in report.entries if e.fate is not Fate.UNCHANGED or e.findings]
    entries = [
        {
            "context": e.message.context,
            "source": e.message.source,
            "text": e.message.target,
            "current": e.row.mine.text if e.row else "",
            "line": e.message.line,
            "fate": e.fate.value,
            "findings": e.told()["findings"],
        }
        for e in rows[:MAX_ROWS]
    ]
    return {"entries": entries, "left_out": max(0, len(rows) - MAX_ROWS), "counts": report.counts}


def _page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the translator's."""
    return render(request, template, {"frame": _frame(), **context}, status=status)


def _frame() -> Frame:
    """The frame in the language that the user's browser asks for; the page has the language of its words."""
    words = frame(canonical(get_language() or "en")).words
    return Frame(words, words)


def _user(request: HttpRequest) -> User:
    """Who is signed in."""
    assert isinstance(request.user, User)
    return request.user
