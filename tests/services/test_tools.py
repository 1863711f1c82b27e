"""What translators' tools do to a file on the way changes nothing by itself."""

from __future__ import annotations

import subprocess
from io import BytesIO

import polib
import pytest
from babel.messages.pofile import read_po, write_po
from translate.storage.pypo import pofile as toolkit_po

from contentapi.core.po import write
from contentapi.models import Target, UploadEntry
from contentapi.services import exports
from tests import build

pytestmark = pytest.mark.django_db

LONG = "Rest for 24 hours. " + "Somebody should stay with you and look after you until you feel well. " * 3
DONE = (
    "Descanse durante 24 horas. "
    + "Alguien debe quedarse con usted y cuidarle hasta que se sienta bien. " * 3
)


@pytest.fixture
def guide():
    """A guide with a long text, a text carried over from an edited source, and an obsolete one."""
    build.make_version(build.guide_text(risks="Rest for 24 hours.\n\n- infection\n- bleeding and bruises"))
    guide = build.Guide.objects.get()
    build.translate(guide, "es", {"bleeding and bruises": "hemorragia y moretones"})
    build.make_version(build.guide_text(risks=f"{LONG.strip()}\n\n- infections"))
    build.upload(build.filled(build.export(guide, "es"), {LONG.strip(): DONE.strip()}, default=None))
    return guide


def by_poedit(data: bytes) -> bytes:
    """Lines of at most 78 characters, header fields in an order of its own, its name among them."""
    file = polib.pofile(data.decode(), wrapwidth=78)
    first = ["Project-Id-Version", "Language-Team", "MIME-Version", "Content-Type", "Language"]
    fields = {name: file.metadata[name] for name in (*first, *file.metadata)}
    file.metadata = {**fields, "PO-Revision-Date": "2026-11-02 09:00+0100", "X-Generator": "Poedit 3.4.2"}
    return str(file).encode()


def by_poedit_on_windows(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + by_poedit(data).replace(b"\n", b"\r\n")


def by_msgcat(data: bytes) -> bytes:
    return subprocess.run(["msgcat", "--width=60", "-"], input=data, capture_output=True, check=True).stdout


def sorted_by_msgcat(data: bytes) -> bytes:
    command = ["msgcat", "--sort-output", "--no-location", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def without_comments(data: bytes) -> bytes:
    command = ["msgattrib", "--no-obsolete", "--no-location", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def by_babel(data: bytes) -> bytes:
    out = BytesIO()
    write_po(out, read_po(BytesIO(data)), width=76)
    return out.getvalue()


def by_weblate(data: bytes) -> bytes:
    """Weblate writes with translate-toolkit."""
    store = toolkit_po.parsestring(data)
    store.updateheader(x_generator="Weblate 5.14", add=True)
    return bytes(store)


KEEPING = [by_poedit, by_poedit_on_windows, by_msgcat, sorted_by_msgcat, without_comments, by_weblate]


@pytest.mark.parametrize("tool", [*KEEPING, by_babel], ids=lambda tool: tool.__name__)
def test_a_file_that_a_tool_only_saved_again_is_unchanged(guide, tool):
    before = list(Target.objects.values())
    report = build.upload(tool(write(exports.catalog(guide, "es"))), address=(guide.slug, "es"))
    assert set(report.counts) == {"unchanged"}
    assert list(Target.objects.values()) == before


@pytest.mark.parametrize("tool", KEEPING, ids=lambda tool: tool.__name__)
def test_an_edit_that_went_through_a_tool_is_the_only_thing_applied(guide, tool):
    edited = build.filled(build.export(guide, "es"), {"infections": "infecciones"}, default=None)
    report = build.upload(tool(write(edited)))
    assert report.counts["applied"] == 1
    assert set(report.counts) == {"unchanged", "applied"}
    assert Target.objects.get(segment__source="infections").text == "infecciones"


def test_a_tool_that_drops_the_export_s_name_makes_an_overlap_and_loses_nothing(guide):
    other = DONE.strip().replace("Descanse", "Repose")
    edited = build.filled(build.export(guide, "es"), {LONG.strip(): other}, default=None)
    report = build.upload(by_babel(write(edited)), address=(guide.slug, "es"))
    assert (report.base_known, report.counts["conflict"]) == (False, 1)
    assert Target.objects.get(segment__source=LONG.strip()).text == DONE.strip()


def test_an_export_is_laid_out_as_msgcat_does_it(guide):
    data = write(exports.catalog(guide, "es"))
    assert b"#~ msgid" in data
    done = subprocess.run(["msgcat", "--no-wrap", "-"], input=data, capture_output=True, check=True)
    assert done.stdout == data
    subprocess.run(["msgfmt", "--check", "-o", "/dev/null", "-"], input=data, check=True)


def test_plural_forms_are_told_and_kept_and_change_nothing(guide):
    data = write(exports.catalog(guide, "es")).decode()
    single = 'msgid "infections"\nmsgstr '
    place = data.index(single)
    end = data.index("\n", place + len(single))
    data = (
        f'{data[:place]}msgid "infections"\nmsgid_plural "many"\nmsgstr[0] "una"\nmsgstr[1] "dos"{data[end:]}'
    )
    before = list(Target.objects.values())
    report = build.upload(data.encode())
    assert report.counts["unknown_key"] == 1
    assert list(Target.objects.values()) == before
    [kept] = UploadEntry.objects.filter(fate="unknown_key")
    assert kept.text == "una\ndos"
    assert "no plural forms" in kept.findings[0]["message"]
