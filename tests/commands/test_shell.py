"""The shell at its edges: options, names, streams, ports; one line for what is wrong, and nothing half done."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from contentapi.core.po import write
from contentapi.models import ApiToken, Catalog, Upload
from tests import build
from tests.commands.test_commands import ROOT, fails, run

pytestmark = pytest.mark.django_db

INTERRUPTED = """
import runpy
from django.core import management
def interrupted(argv):
    raise KeyboardInterrupt
management.execute_from_command_line = interrupted
runpy.run_path("manage.py", run_name="__main__")
"""


@pytest.fixture
def guide():
    return build.make_version(state="approved").guide


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["publish_guide"], "CommandError: the following arguments are required: SLUG, --by; see "),
        (["verify_releases", "nothing"], "CommandError: unrecognized arguments: nothing"),
        (["publish_guide", "x", "--by", "y", "--at", "9999-12-31T23:59:59-14:00"], "is no time with a zone"),
    ],
)
def test_options_that_cannot_be_used_are_one_line(args, told):
    run = subprocess.run([sys.executable, "manage.py", *args], capture_output=True, text=True, cwd=ROOT)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_a_command_goes_on_where_nobody_listens(tmp_path):
    line = f"{sys.executable} manage.py check_catalogs --json {tmp_path} >&- 2>&-"
    assert subprocess.run(["bash", "-c", line], cwd=ROOT).returncode == 1
    line = f"{sys.executable} manage.py check_catalogs --help >&-"
    assert subprocess.run(["bash", "-c", line], cwd=ROOT).returncode == 0


def test_a_file_whose_name_is_not_utf8_is_told_in_escapes(guide, tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.po"
    Path(os.fsdecode(path)).write_bytes(write(build.filled(build.export(guide, "es"))))
    told = json.loads(run("import_catalogs", os.fsdecode(path), json=True))["files"][0]
    assert (told["path"], told["status"]) == (f"{tmp_path}/caf\\xe9.po", "applied")
    assert Upload.objects.get().name == "caf\\xe9.po"


def test_a_name_that_is_not_utf8_is_one_line(guide):
    assert "is not UTF-8" in fails("publish_guide", "knee-injection", by="x\udce9")


def test_a_name_with_a_line_break_is_one_line():
    assert "No such file" in fails("import_guide", "a\nb.md")


def test_a_folder_that_holds_no_catalog_is_told(tmp_path):
    (tmp_path / "es.po").write_bytes(b"")
    assert "no guide-*.po" in fails("check_catalogs", tmp_path)
    assert "A path is empty" in fails("import_catalogs", "")


def test_a_guide_has_no_catalog_in_its_own_locale(guide, tmp_path):
    assert "it has no catalog in it" in fails(
        "export_catalogs", "knee-injection", locale=["en"], to=str(tmp_path)
    )
    assert "0 files" in run("export_catalogs", locale=["en"], to=str(tmp_path))
    assert not Catalog.objects.exists()
    assert "--to names no folder" in fails("export_catalogs", to="")


def test_a_token_is_not_made_of_a_misplaced_word(guide):
    build.translator()
    assert "create takes no 'es'" in fails("api_token", "create", "translator", "es")
    assert not ApiToken.objects.exists()


def test_a_missing_file_does_not_hide_what_became_of_the_others(guide, tmp_path):
    (tmp_path / "terms.csv").write_bytes(b"term,source_locale,medicine,warning,note,locale,text,use\n")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_glossary", str(tmp_path / "terms.csv"), str(tmp_path / "none.csv"), stdout=out)
    first, second = out.getvalue().splitlines()
    assert "unchanged" in first
    assert "refused: file: No such file" in second


@pytest.mark.parametrize(
    ("host", "port", "told"),
    [
        ("127.0.0.1", 99_999, "1 to 65535"),
        ("no such host", 8_000, "cannot be listened on"),
        ("a" * 70, 1, "no name"),
    ],
)
def test_an_address_that_cannot_be_served_is_one_line(host, port, told):
    assert told in fails("serve", host=host, port=port)


def test_a_port_in_use_is_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "in use" in fails("serve", port=taken.getsockname()[1])


def test_an_interrupt_is_one_line():
    run = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, cwd=ROOT)
    assert (run.returncode, run.stderr) == (130, "interrupted: what was under way was not done.\n")
