"""GNU gettext as the second opinion. A test that needs it fails where it is missing: `apt install gettext`."""

from __future__ import annotations

import subprocess


def msgfmt(data: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Compile a file to nothing."""
    return subprocess.run(
        ["msgfmt", *options, "-o", "/dev/null", "-"], input=data, capture_output=True, check=False
    )


def msgcat(data: bytes) -> bytes:
    """Give a file as msgcat lays it out without wrapping; empty when it refuses."""
    done = subprocess.run(["msgcat", "--no-wrap", "-"], input=data, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""
