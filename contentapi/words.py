"""The product's own words: `django.po` compiled into the state folder, without GNU gettext at hand.

Compiled files are not kept in the repository, and a fresh clone has no msgfmt; Babel writes them.
"""

from __future__ import annotations

import os
import tempfile
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings


def compile_all() -> None:
    """Compile every `django.po` whose compiled form is missing or older. Cost: one stat a locale."""
    target = Path(settings.LOCALE_PATHS[0])
    for po in sorted(Path(settings.LOCALE_DIR).glob("*/LC_MESSAGES/django.po")):
        mo = target / po.parent.relative_to(settings.LOCALE_DIR) / "django.mo"
        try:
            if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
                _compile(po, mo)
        except OSError:
            continue  # a read-only place: the words stay in the source language


def _compile(po: Path, mo: Path) -> None:
    """Write one compiled file whole: another process may be reading it."""
    with po.open("rb") as file:
        catalog = read_po(file, locale=None, domain="django")
    out = BytesIO()
    write_mo(out, catalog)
    mo.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=mo.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(out.getvalue())
    Path(name).replace(mo)
