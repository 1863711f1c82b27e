"""A fresh clone, then a phone in Mexico: quickstart once and twice, the shelf clean, the right text for each reader."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SLUG = "facet-joint-injection"
LOCALES = {"ar", "de", "en", "es", "es-MX", "fa", "fr", "hi", "ja", "pt-BR", "ru", "vi", "zh-Hans"}


class Clone:
    """The product with a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "db.sqlite3"
        self.env = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "STATE_DIR": str(folder / "state"),
            "NO_COLOR": "1",
        }

    def manage(self, *args: str, ok: bool = True) -> str:
        command = [sys.executable, "manage.py", *args]
        run = subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True)
        assert (run.returncode == 0) is ok, run.stdout + run.stderr
        assert "Traceback" not in run.stderr
        return run.stdout

    def rows(self) -> dict[str, str]:
        """table → digest of its rows."""
        with sqlite3.connect(self.database) as db:
            names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {
                n: hashlib.sha256(repr(db.execute(f'SELECT * FROM "{n}"').fetchall()).encode()).hexdigest()
                for n in names
            }

    def body(self, locale: str) -> dict:
        query = """SELECT r.body FROM contentapi_offer o JOIN contentapi_release r ON r.id = o.release_id
                   JOIN contentapi_guide g ON g.id = o.guide_id WHERE g.slug = ? AND o.locale = ?"""
        with sqlite3.connect(self.database) as db:
            return json.loads(db.execute(query, (SLUG, locale)).fetchone()[0])


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Clone:
    made = Clone(tmp_path_factory.mktemp("clone"))
    told = made.manage("quickstart", "--no-serve")
    assert told.count("/api/v1/") == 3
    assert all(name in told for name in ("demo-editor", "demo-reviewer", "demo-publisher", "/admin/"))
    return made


def states(said: dict) -> dict[str, str]:
    return {section["key"]: section["state"] for section in said["sections"]}


def test_every_locale_is_offered(clone):
    with sqlite3.connect(clone.database) as db:
        found = {locale for (locale,) in db.execute("SELECT locale FROM contentapi_offer")}
    assert found == LOCALES


def test_quickstart_twice_changes_no_row(clone):
    before = clone.rows()
    assert "keep their passwords" in clone.manage("quickstart", "--no-serve")
    assert clone.rows() == before


def test_the_shelf_is_what_the_record_says(clone, tmp_path):
    clone.manage("export_catalogs", "--pot", "--to", str(tmp_path))
    written = {p.relative_to(tmp_path) for p in tmp_path.rglob("guide-*")}
    assert written == {p.relative_to(ROOT / "locale") for p in (ROOT / "locale").rglob("guide-*")}
    for path in written:
        assert (tmp_path / path).read_bytes() == (ROOT / "locale" / path).read_bytes(), path


def test_importing_the_shelf_again_reports_everything_unchanged(clone):
    before = clone.rows()
    told = json.loads(clone.manage("import_catalogs", "--json"))["files"]
    assert len(told) == len(LOCALES) - 1
    assert all(set(file["counts"]) == {"unchanged"} for file in told)
    assert clone.rows() == before


@pytest.mark.parametrize(
    "path", sorted((ROOT / "locale").rglob("*.po")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_gettext_finds_no_fault_in_a_catalog(path):
    tool = shutil.which("msgfmt")
    assert tool, "GNU gettext is needed: apt-get install gettext"
    run = subprocess.run([tool, "--check", "-o", os.devnull, str(path)], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_every_catalog_says_that_it_is_a_draft():
    for path in (ROOT / "locale").rglob("guide-*.po"):
        assert path.read_text().startswith(
            "# Draft by the authors of the project. Not reviewed by a clinician"
        ), path


def test_a_reader_in_mexico_gets_the_regional_words(clone):
    said = clone.body("es-MX")
    assert (said["locale"], said["state"]) == ("es-MX", "current")
    assert set(states(said).values()) == {"current"}
    text = json.dumps(said, ensure_ascii=False)
    assert "maneje" in text
    assert "Risks" not in text


def test_an_arabic_reader_gets_every_section_from_right_to_left(clone):
    said = clone.body("ar")
    assert said["dir"] == "rtl"
    assert {(s["locale"], s["dir"], s["state"]) for s in said["sections"]} == {("ar", "rtl", "current")}


def test_a_russian_reader_never_gets_last_versions_risks(clone):
    said = clone.body("ru")
    risks = next(s for s in said["sections"] if s["key"] == "risks")
    assert (risks["state"], risks["locale"], risks["dir"]) == ("withheld", "en", "ltr")
    assert "allergic reaction" in risks["text"]
    assert risks["notice"]
    assert not any("а" <= letter <= "я" for letter in risks["html"].lower())
    assert [k for k, state in states(said).items() if state != "current"] == ["risks"]


def test_a_vietnamese_reader_is_told_what_is_not_translated(clone):
    said = clone.body("vi")
    assert [k for k, state in states(said).items() if state != "current"] == ["limits"]
    assert states(said)["limits"] == "untranslated"


def test_three_versions_are_there_and_the_third_is_a_draft(clone):
    with sqlite3.connect(clone.database) as db:
        rows = db.execute("SELECT number, state FROM contentapi_version ORDER BY number").fetchall()
    assert rows == [(1, "superseded"), (2, "published"), (3, "draft")]


def test_the_safety_version_withholds_what_is_not_translated(clone, tmp_path):
    copy = Clone(tmp_path)
    shutil.copy(clone.database, copy.database)
    act = (
        "import django; django.setup()\n"
        "from django.contrib.auth.models import User\n"
        "from django.utils import timezone\n"
        "from contentapi.models import Version\n"
        "from contentapi.services import guides\n"
        "v, at = Version.objects.get(number=3), timezone.now()\n"
        "who = lambda n: User.objects.get(username=n)\n"
        "v = guides.submit(v, by=who('demo-editor'), at=at)\n"
        "v = guides.approve(v, by=who('demo-clinician'), at=at)\n"
        "guides.publish(v, by=who('demo-publisher'), at=at)\n"
    )
    env = {**copy.env, "DJANGO_SETTINGS_MODULE": "contentapi.settings"}
    subprocess.run([sys.executable, "-c", act], cwd=ROOT, env=env, check=True)
    said = copy.body("es")
    outdated = {k for k, state in states(said).items() if state != "current"}
    assert outdated == {"preparation", "aftercare"}
    assert all(
        s["state"] == "withheld" and s["locale"] == "en" for s in said["sections"] if s["key"] in outdated
    )
    assert "48 hours" in next(s["text"] for s in said["sections"] if s["key"] == "aftercare")
    assert "verified; every promise holds" in copy.manage("verify_releases", "--all")


def test_a_locked_database_is_one_line(clone, tmp_path):
    copy = Clone(tmp_path)
    shutil.copy(clone.database, copy.database)
    holder = sqlite3.connect(copy.database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    copy.env["SQLITE_TIMEOUT"] = "1"
    command = [sys.executable, "manage.py", "publish_guide", SLUG, "--by", "demo-publisher"]
    run = subprocess.run(command, cwd=ROOT, env=copy.env, capture_output=True, text=True)
    holder.close()
    assert run.returncode == 1
    assert "busy: the database is locked" in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1


def test_a_full_disk_leaves_the_old_state(clone, tmp_path):
    copy = Clone(tmp_path)
    shutil.copy(clone.database, copy.database)
    before = copy.rows()
    limit = copy.database.stat().st_size + 4096
    act = (
        "import resource, sys, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "from manage import main; main()"
    )
    path = tmp_path / "guide.md"
    paragraphs = "\n\n".join(f"Walk for {n} minutes a day, then rest. " * 40 for n in range(200))
    path.write_text(
        f"---\nslug: walking\ntitle: Walking\n---\n\n## Walking {{#walking kind=other}}\n\n{paragraphs}\n"
    )
    command = [sys.executable, "-c", act, "import_guide", str(path)]
    run = subprocess.run(command, cwd=ROOT, env=copy.env, capture_output=True, text=True)
    assert run.returncode == 1, run.stdout + run.stderr
    assert len(run.stderr.strip().splitlines()) == 1, run.stderr
    assert copy.rows() == before
