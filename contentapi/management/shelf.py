"""The shelf on which translators exchange files: where a catalog's file lies, and what lies there."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from contentapi.core.errors import BadLocale, UnknownFile
from contentapi.core.locales import from_posix, to_posix
from contentapi.services.catalogs import Address

NAME = re.compile(r"guide-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?:po|xlf|xliff)")


def place(folder: Path, slug: str, locale: str) -> Path:
    """Where the catalog of a guide in a locale is written."""
    return folder / to_posix(locale) / "LC_MESSAGES" / f"guide-{slug}.po"


def template_place(folder: Path, slug: str) -> Path:
    """Where the template of a guide is written."""
    return folder / f"guide-{slug}.pot"


def address(path: Path) -> Address:
    """What a file's own name and folder say of it; a free name says nothing."""
    match = NAME.fullmatch(path.name)
    slug = match["slug"] if match else None
    locale = None
    if path.parent.name == "LC_MESSAGES":
        try:
            locale = from_posix(path.parent.parent.name)
        except BadLocale:
            locale = None
    return Address(slug, locale)


def find(paths: Sequence[str], default: Path) -> list[Path]:
    """Files as given; of folders every `guide-*.po` (and XLIFF) below them, sorted.

    Raises UnknownFile, also for a named folder that holds none: a wrong folder is not taken for an empty one.
    """
    if "" in paths:
        raise UnknownFile("A path is empty.")
    found: list[Path] = []
    for path in [Path(p) for p in paths] or [default]:
        if path.is_dir():
            held = sorted(p for p in path.rglob("guide-*") if p.is_file() and NAME.fullmatch(p.name))
            if paths and not held:
                raise UnknownFile(f"{path}: there is no guide-*.po or .xlf in this folder.", key=str(path))
            found += held
        elif path.is_file():
            found.append(path)
        else:
            raise UnknownFile(f"{path}: there is no such file or folder.", key=str(path))
    return found


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a file, one more than the limit at the most, so that a too large one is told as such."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all, and only when its bytes would differ. Says whether it wrote."""
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
