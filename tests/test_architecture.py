"""The house keeps its sizes: files, functions, rooms, documents."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(p for p in (ROOT / "contentapi").rglob("*.py") if "migrations" not in p.parts)
BANNED = {"utils.py", "helpers.py", "common.py", "base.py", "misc.py", "util.py", "helper.py"}
TOP = {"contentapi", "locale", "fixtures", "tests", "manage.py", "requirements.txt"}


def _is_table(path: Path) -> bool:
    """Is a module only literals, so that its length is data's?"""
    body = ast.parse(path.read_text()).body
    plain = (ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom, ast.Expr)
    return all(isinstance(node, plain) for node in body)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_has_at_most_300_lines(path):
    assert _is_table(path) or len(path.read_text().splitlines()) <= 300


def _length(node: ast.FunctionDef) -> int:
    """Lines of a function without its docstring, which may be as long as its caller needs."""
    first = node.body[0]
    text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return (
        (node.end_lineno or 0) - node.lineno + 1 - ((first.end_lineno or 0) - first.lineno + 1 if text else 0)
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_function_has_at_most_40_lines(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            assert _length(node) <= 40, f"{path.name}: {node.name}"


def test_nine_of_ten_functions_have_at_most_25_lines():
    sizes = [
        _length(node)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    ]
    assert sum(size <= 25 for size in sizes) >= 0.9 * len(sizes)


def test_a_room_has_at_most_12_files():
    rooms = {path.parent for path in SOURCES} - {ROOT / "contentapi/management/commands"}
    for room in rooms:
        files = [p for p in room.glob("*.py") if p.name != "__init__.py"]
        assert len(files) <= 12, room.relative_to(ROOT)


def test_no_module_has_a_name_that_says_nothing():
    assert not [path for path in SOURCES if path.name in BANNED]


def test_the_top_level_is_as_it_was_given():
    assert {path.name for path in ROOT.iterdir()} >= TOP
