"""Glossary and memory as files: out, in again, and what a user can do wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from translate.storage.tmx import tmxfile

from contentapi.core.interchange.tmx import read_tmx, write_tmx
from contentapi.core.memory import MemoryUnit
from contentapi.models import Suggestion, Term
from contentapi.services import glossary
from tests import build
from tests.commands.test_commands import fails, run
from tests.services.test_glossary import BLEEDING, INFECTION

pytestmark = pytest.mark.django_db
CHECKS = Path(__file__).parents[1] / "data/checks"


@pytest.fixture
def guide():
    return build.make_version().guide


@pytest.mark.parametrize("suffix", ["csv", "tbx"])
def test_a_glossary_goes_out_and_comes_in_again(tmp_path, suffix):
    glossary.take_in([INFECTION, BLEEDING], by=build.editor(), at=build.NOON)
    file = tmp_path / f"terms.{suffix}"
    assert "2 terms, written" in run("export_glossary", file)
    assert "2 terms, unchanged" in run("export_glossary", file)
    Term.objects.all().delete()
    assert "applied: 2 added, 0 changed, 0 unchanged" in run("import_glossary", file)
    assert "unchanged: 0 added, 0 changed, 2 unchanged" in run("import_glossary", file)


def test_a_note_that_looks_like_a_formula_leaves_as_text(tmp_path):
    glossary.take_in([BLEEDING], by=build.editor(), at=build.NOON)
    run("export_glossary", tmp_path / "terms.csv")
    assert "'=Not a formula" in (tmp_path / "terms.csv").read_text()


def test_importing_a_glossary_shows_the_texts_that_stand_against_it(guide, tmp_path):
    build.translate(guide, "es", {"infection": "contagio"})
    glossary.take_in([INFECTION], by=build.editor(), at=build.NOON)
    run("export_glossary", tmp_path / "terms.csv")
    Term.objects.all().delete()
    said = run("import_glossary", tmp_path / "terms.csv", "--dry-run")
    assert "knee-injection:es:risks/" in said
    assert "(accepted): glossary: The glossary forbids “contagio”" in said
    assert "1 blocked by these terms" in said
    told = json.loads(run("import_glossary", tmp_path / "terms.csv", "--json"))["files"][0]
    assert told["standing"][0]["blocked"] is True
    assert told["counts"] == {"added": 1, "changed": 0, "unchanged": 0}


def test_a_refused_glossary_is_told_with_its_line(tmp_path, capsys):
    (tmp_path / "bad.csv").write_text("term,text\nstop,alto\n")
    assert "refused" in fails("import_glossary", tmp_path / "bad.csv")
    assert not Term.objects.exists()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["export_glossary", "terms.xlsx"], ".tbx or .csv"),
        (["export_glossary", "terms.csv", "--source", "xx-bad-tag-"], "bad_locale"),
        (["import_glossary", "/nowhere.csv"], "refused"),
        (["import_memory", "/nowhere.tmx"], "refused"),
        (["export_memory", "m.tmx", "--locale", "xx-bad-tag-"], "bad_locale"),
        (["import_memory", "/nowhere.tmx", "--by", "nobody"], "unknown_user"),
        (["check_catalogs", "--scorecard", "/nowhere"], "no labelled pairs"),
    ],
)
def test_what_a_user_can_do_wrong_is_one_line(args, told):
    assert told in fails(*args)


def test_the_memory_leaves_as_tmx_with_accepted_texts_only(guide, tmp_path):
    build.translate(guide, "es", {"infection": "infección"})
    build.upload(build.filled(build.export(guide, "fr")))
    assert "8 pairs, written" in run("export_memory", tmp_path / "es.tmx", "--locale", "es")
    assert "8 pairs, unchanged" in run("export_memory", tmp_path / "es.tmx", "--locale", "es")
    assert "0 pairs" in run("export_memory", tmp_path / "fr.tmx", "--locale", "fr")
    with (tmp_path / "es.tmx").open("rb") as file:
        assert tmxfile(file, "en", "es").translate("infection") == "infección"


def test_a_tmx_of_another_tool_becomes_suggestions(guide, tmp_path):
    store = tmxfile()
    store.addtranslation("infection", "en", "infección", "es")
    (tmp_path / "other.tmx").write_bytes(bytes(store))
    assert "es: 1 pairs; 1 messages got a suggestion" in run("import_memory", tmp_path / "other.tmx")
    assert Suggestion.objects.get().text == "infección"
    assert "1 had it before" in run("import_memory", tmp_path / "other.tmx")


def test_a_memory_comes_back_as_it_left(guide, tmp_path):
    units = [MemoryUnit("en", "infection", "es", "infección", id="x:risks/a", context="risks/a")]
    (tmp_path / "m.tmx").write_bytes(write_tmx(units))
    assert read_tmx((tmp_path / "m.tmx").read_bytes()) == tuple(units)
    told = json.loads(run("import_memory", tmp_path / "m.tmx", "--json", "--dry-run"))["files"][0]
    assert told["locales"]["es"]["proposed"] == 1
    assert not Suggestion.objects.exists()


def test_a_hostile_tmx_is_refused(tmp_path):
    (tmp_path / "x.tmx").write_text(
        '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx version="1.4"><header/><body/></tmx>'
    )
    assert "refused" in fails("import_memory", tmp_path / "x.tmx")


def test_the_scorecard_has_every_check_and_no_false_alarm_beyond_two_in_a_hundred(capsys):
    run("check_catalogs", "--scorecard", CHECKS)
    said = capsys.readouterr().out
    assert "false alarm rate" in said
    told = json.loads(run("check_catalogs", "--scorecard", CHECKS, "--json"))["scores"]
    sums = {one["check"]: one for one in told if one["locale"] == "*"}
    assert sums["numbers"]["wrong"] > 50
    assert all(one["false_alarm_rate"] <= 0.02 for one in sums.values())
    assert {one["locale"] for one in told if one["check"] == "numbers"} >= {"es", "ar", "zh-Hans", "*"}


def test_a_scorecard_names_the_line_that_is_no_pair(tmp_path):
    (tmp_path / "numbers.jsonl").write_text('\n{"source": "5"}\n')
    assert "line 2" in fails("check_catalogs", "--scorecard", tmp_path)
