"""polib's objects and ours."""

from __future__ import annotations

import ast
from pathlib import Path

import polib
import pytest

from contentapi.core import po
from contentapi.core.catalog import Catalog, Message

CATALOG = Catalog(
    header={"Project-Id-Version": "knee 2", "Language": "es", "Content-Type": "text/plain; charset=UTF-8"},
    comments=("Draft by the authors,", "not reviewed."),
    messages=(
        Message(
            "risks/a1",
            'Say "no".\nThen go.',
            "Diga «no».\nY váyase.",
            fuzzy=True,
            notes=("Paragraph", "critical"),
            comments=("by hand",),
            references=("knee/risks:1", "knee"),
            flags=("no-wrap",),
            previous_context="risks/a0",
            previous_source="Say no.\n",
            line=0,
        ),
        Message(None, "%d day", plural_source="%d days", plural_targets=("%d día", "%d días")),
        Message("risks/a9", "gone", "ido", obsolete=True, previous_source="went", fuzzy=True),
    ),
)


def test_polib_writes_the_same_bytes():
    assert str(po.to_polib(CATALOG)).encode() == po.write(CATALOG)


def test_nothing_is_lost_on_the_way_to_polib_and_back():
    assert po.from_polib(po.to_polib(CATALOG)) == CATALOG


def test_a_file_that_polib_made_is_taken():
    file = polib.POFile()
    file.metadata = {"Language": "es"}
    file.append(polib.POEntry(msgid="knee", msgstr="rodilla", occurrences=[("a.md", "3"), ("b.md", "")]))
    (message,) = po.from_polib(file).messages
    assert (message.source, message.target, message.references) == ("knee", "rodilla", ("a.md:3", "b.md"))


@pytest.mark.parametrize("room", ["contentapi"])
def test_one_module_alone_knows_polib(room):
    root = Path(__file__).parents[3] / room
    knowing = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.Import) and any(name.name == "polib" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "polib")
    ]
    assert knowing == ["core/po/interchange.py"]
