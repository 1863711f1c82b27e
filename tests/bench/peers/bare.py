"""The limit of a WSGI server in Python: prebuilt bytes from a dict, by path, with two header fields."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

ROOT = Path(os.environ["BENCH_FILES"])
BODIES = {
    f"/{file.relative_to(ROOT).as_posix()}": file.read_bytes() for file in ROOT.rglob("*") if file.is_file()
}
HEADERS = {
    path: [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    for path, body in BODIES.items()
}


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """One lookup."""
    path = environ["PATH_INFO"]
    body = BODIES.get(path)
    if body is None:
        start_response("404 Not Found", [])
        return []
    start_response("200 OK", HEADERS[path])
    return [body]
