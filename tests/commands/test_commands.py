"""What a user can do wrong is one line and a non-zero exit; what is right says what it did."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from contentapi.core.po import write
from contentapi.management.terminal import explain
from contentapi.models import Guide, Release, Target, Version
from contentapi.services import exports
from tests import build

pytestmark = pytest.mark.django_db

DRIVE = "Rest for 24 hours."
ROOT = Path(__file__).parent.parent.parent
QUIET = """
import os, sys
read, write = os.pipe()
os.close(read)
os.dup2(write, 1)
from contentapi.management.terminal import plainly
with plainly():
    print("to nobody", flush=True)
"""


def run(*args: object, **options: object) -> str:
    out = io.StringIO()
    call_command(*map(str, args), stdout=out, **options)
    return out.getvalue()


def fails(*args: object, **options: object) -> str:
    with pytest.raises(CommandError) as failure:
        run(*args, **options)
    assert failure.value.returncode != 0
    assert "\n" not in str(failure.value)
    return str(failure.value)


@pytest.fixture
def guide():
    return build.make_version(state="approved").guide


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "guide.md"
    path.write_bytes(build.guide_text())
    return path


def test_import_guide_makes_a_draft_and_says_what_changed(source):
    assert "knee-injection 1: new draft version: 8 new" in run("import_guide", source)
    source.write_bytes(build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding"))
    run("import_guide", source)
    assert list(Version.objects.values_list("state", flat=True)) == ["draft", "draft"]


def test_import_guide_says_which_meanings_changed(guide, source):
    source.write_bytes(build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding"))
    assert "1 edited; the meaning changed in: number" in run("import_guide", source)


def test_importing_the_same_guide_again_changes_nothing(source):
    run("import_guide", source)
    assert "unchanged (draft)" in run("import_guide", source)
    assert Version.objects.count() == 1


def test_import_guide_publish_goes_all_the_way(source):
    boss = build.make_user("boss", is_superuser=True)
    assert "new published version" in run("import_guide", source, publish=True, by=boss.username)
    assert Release.objects.get().locale == "en"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"no front matter", "bad_front_matter"),
        (b"\xff\xfe", "bad_guide"),
        (build.guide_text().replace(b"{#risks kind=risks critical}", b""), "bad_section"),
        (build.guide_text(overview="<script>x</script>"), "unsupported_construct"),
    ],
)
def test_import_guide_refuses_in_one_line_with_the_place(source, text, told):
    source.write_bytes(text)
    assert told in fails("import_guide", source)
    assert not Guide.objects.exists()


def test_import_guide_of_no_file_says_so(tmp_path):
    assert "No such file" in fails("import_guide", tmp_path / "none.md")


def test_publish_without_a_user_is_refused(source):
    assert "--by" in fails("import_guide", source, publish=True)
    assert not Guide.objects.exists()


@pytest.mark.parametrize(
    ("args", "options", "told"),
    [
        (["publish_guide", "none"], {"by": "publisher"}, "unknown_guide"),
        (["publish_guide", "knee-injection"], {"by": "nobody"}, "unknown_user"),
        (["publish_guide", "knee-injection"], {"by": "translator"}, "not_allowed"),
        (["publish_guide", "knee-injection"], {"by": "publisher", "number": 7}, "unknown_version"),
        (["withdraw_guide", "knee-injection"], {"by": "publisher", "reason": "x"}, "illegal_move"),
        (
            ["withdraw_guide", "knee-injection"],
            {"by": "publisher", "reason": "x", "replacement": "none"},
            "unknown_guide",
        ),
        (["export_catalogs", "none"], {}, "unknown_guide"),
        (["export_catalogs", "knee-injection"], {"locale": ["xx-bad-tag-"]}, "bad_locale"),
        (["translation_status", "none"], {}, "unknown_guide"),
        (["import_catalogs", "/nowhere"], {}, "unknown_file"),
        (["import_catalogs"], {"by": "nobody"}, "unknown_user"),
    ],
)
def test_what_a_user_can_do_wrong_is_one_line(guide, args, options, told):
    build.publisher(), build.translator()
    assert told in fails(*args, **options)
    assert Version.objects.get().state == "approved"


def test_publish_and_withdraw(guide):
    build.publisher()
    assert "published in: en" in run("publish_guide", "knee-injection", by="publisher")
    assert "is withdrawn" in run(
        "withdraw_guide", "knee-injection", by="publisher", reason="A dose is wrong."
    )


def test_export_writes_once_and_then_nothing(guide, tmp_path):
    build.translate(guide, "es")
    assert "2 written, 0 unchanged" in run("export_catalogs", to=str(tmp_path), pot=True)
    assert (tmp_path / "guide-knee-injection.pot").exists()
    assert "0 written, 2 unchanged" in run("export_catalogs", to=str(tmp_path), pot=True)


def test_export_of_a_new_locale_gives_an_empty_catalog(guide, tmp_path):
    run("export_catalogs", "knee-injection", locale=["zh-hans"], to=str(tmp_path))
    assert b'msgstr ""' in (tmp_path / "zh_Hans/LC_MESSAGES/guide-knee-injection.po").read_bytes()


def test_import_tells_every_fate_as_json(guide, tmp_path):
    file = build.filled(build.export(guide, "es"), {DRIVE: "Descanse durante 48 horas."})
    path = tmp_path / "es/LC_MESSAGES/guide-knee-injection.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(write(file))
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_catalogs", str(tmp_path), json=True, stdout=out)
    told = json.loads(out.getvalue())["files"][0]
    assert (told["status"], told["counts"]["blocked"]) == ("findings", 1)
    blocked = next(e for e in told["entries"] if e["fate"] == "blocked")
    assert {"numbers"} <= {f["check"] for f in blocked["findings"]}
    assert set(told) == {"path", "status", "error", "counts", "entries"}


def test_a_refused_file_does_not_keep_the_others_out(guide, tmp_path):
    (tmp_path / "guide-a.po").write_bytes(b'msgid "x')
    (tmp_path / "guide-knee-injection.po").write_bytes(write(build.filled(build.export(guide, "es"))))
    fails("import_catalogs", tmp_path)
    assert Target.objects.exists()


def test_a_second_person_accepts_on_import(guide, tmp_path):
    (tmp_path / "guide-knee-injection.po").write_bytes(write(build.filled(build.export(guide, "es"))))
    build.reviewer()
    run("import_catalogs", tmp_path, accept_by="reviewer")
    assert set(Target.objects.values_list("state", flat=True)) == {"accepted"}


def test_acceptance_on_import_leaves_other_peoples_work_alone(guide, tmp_path):
    stale = write(build.filled(build.export(guide, "es")))
    build.upload(stale)
    build.upload(build.filled(build.export(guide, "es"), {DRIVE: "Repose durante 24 horas."}))
    (tmp_path / "guide-knee-injection.po").write_bytes(stale)
    build.reviewer()
    run("import_catalogs", tmp_path, accept_by="reviewer")
    assert Target.objects.get(segment__source=DRIVE).state == "translated"


def test_check_names_path_line_and_check_and_stores_nothing(guide, tmp_path, capsys):
    path = tmp_path / "guide-knee-injection.po"
    path.write_bytes(write(build.filled(build.export(guide, "es"), {DRIVE: "Descanse durante 48 horas."})))
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_catalogs", str(path), stdout=out)
    assert any(line.startswith(f"{path}:") and ": numbers: " in line for line in out.getvalue().splitlines())
    assert not Target.objects.exists()


def test_status_counts_by_state(guide):
    build.translate(guide, "es")
    told = json.loads(run("translation_status", json=True))["catalogs"][0]
    assert (told["locale"], told["accepted"], told["in_review"], told["fuzzy"], told["empty"]) == (
        "es",
        8,
        0,
        0,
        0,
    )


def test_verify_finds_the_first_lie(guide):
    build.guides.publish(guide.versions.get(), by=build.publisher(), at=build.later(1))
    assert "every promise holds" in run("verify_releases", all=True)
    Version.objects.filter(guide=guide)
    guide.offers.all().delete()
    assert "not what is offered" in fails("verify_releases")


def test_sample_guides_are_made_once():
    assert "2 guides made" in run("make_sample_guides", 2, locales=["es,fr"], segments=20)
    assert "0 guides made, 2 were there" in run("make_sample_guides", 2, locales=["es", "fr"], segments=20)
    assert Release.objects.count() == 6


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OperationalError("database is locked"), "busy: "),
        (OperationalError("database or disk is full"), "disk_full: "),
        (OperationalError("no such table: contentapi_guide"), "no_tables: "),
        (PermissionError(13, "Permission denied", "/x"), "file: Permission denied: /x"),
    ],
)
def test_faults_of_the_machine_are_told_plainly(error, told):
    assert explain(error).startswith(told)


def test_a_command_whose_reader_has_gone_ends_quietly():
    command = [sys.executable, "-c", QUIET]
    run = subprocess.run(command, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert (run.returncode, run.stderr) == (141, "")


def test_an_export_is_the_same_on_the_shelf(guide, tmp_path):
    build.translate(guide, "es")
    run("export_catalogs", to=str(tmp_path))
    path = tmp_path / "es/LC_MESSAGES/guide-knee-injection.po"
    assert path.read_bytes() == write(exports.catalog(guide, "es"))


def test_check_reads_a_file_of_a_guide_that_is_not_here(tmp_path):
    path = tmp_path / "es.po"
    path.write_text('msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "Take 5 mg"\nmsgstr "Tome 50 mg"\n')
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_catalogs", str(path), stdout=out)
    assert f"{path}:4: numbers: " in out.getvalue()


def test_an_overlap_is_shown_with_both_texts(guide, tmp_path):
    file = build.export(guide, "es")
    build.upload(build.filled(file, {DRIVE: "Descanse durante 24 horas."}, default=None))
    path = tmp_path / "guide-knee-injection.po"
    path.write_bytes(write(build.filled(file, {DRIVE: "Repose durante 24 horas."}, default=None)))
    said = run("import_catalogs", path)
    assert "conflict: yours is kept as a suggestion: “Repose durante 24 horas.”" in said
    assert "what stands: “Descanse durante 24 horas.”" in said
